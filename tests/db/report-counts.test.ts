import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { DateTime } from "luxon";
import { beforeAll, expect, test } from "vitest";
import { type Figures, NO_FIGURES } from "@/lib/domain/reports/figures";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { readReport } from "@/lib/services/reports/read-report";
import { useDatabase } from "@/tests/support/database";
import { addBareBooking, addPage, addUser, signedIn } from "@/tests/support/owners";
import { NOW, openStudio, rows } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

type Counting = { -readonly [Name in keyof Figures]: number };
const all = (figures: Partial<Figures>): Counting => ({ ...NO_FIGURES, ...figures });

/** One made-up change, session or transaction, with what the naive count needs to know. */
const SPAN = { from: Date.parse("2026-02-20T00:00:00Z"), to: Date.parse("2026-04-20T00:00:00Z") };
const anyInstant = fc.integer({ min: SPAN.from / MINUTE, max: SPAN.to / MINUTE }).map((at) => at * MINUTE);
const anyChange = fc.record({
  at: anyInstant,
  kind: fc.constantFrom(
    "rescheduled",
    "canceled",
    "reschedule_requested",
    "withdrawn",
    "completed",
    "asked_again",
  ),
  by: fc.constantFrom("customer", "owner"),
  asked: fc.boolean(),
  undone: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  given: fc.array(anyInstant, { minLength: 1, maxLength: 3 }),
  page: fc.nat(2),
});
const anySession = fc.record({
  start: anyInstant,
  status: fc.constantFrom("completed", "no_show", "canceled", "scheduled"),
  page: fc.nat(2),
});

test("the figures are those of a naive count, on random changes and sessions, across a change of the clocks", async () => {
  const many = { minLength: 150, maxLength: 300, size: "max" } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, many), fc.array(anySession, many), compareWithNaiveCount),
    { numRuns: 3, endOnFailure: true },
  );
});

async function compareWithNaiveCount(changes: Change[], sessions: Made[]): Promise<void> {
  const owner = await addUser("Rita");
  const run = owner.userId.slice(-12);
  await rows(`UPDATE "user" SET zone = 'America/St_Johns' WHERE id = $1`, [owner.userId]);
  const rita = await signedIn(owner.userId);
  const stranger = await addUser("Otto");
  const pages = [
    await addPage(rita, `one-${run}`, "Etc/UTC"),
    await addPage(rita, `two-${run}`, "Asia/Tokyo"),
    await addPage(stranger, `otto-${run}`, "Etc/UTC"),
  ];
  const bookings = await Promise.all(pages.map((pageId) => addBareBooking(rita, pageId)));
  await rows(
    `INSERT INTO activity (account_id, id, booking_id, at, kind, by, data)
     SELECT $1, c.id, c.booking_id, c.at, c.kind, c.by::actor, c.data
     FROM jsonb_to_recordset($2) AS c(id uuid, booking_id uuid, at timestamptz, kind text, by text, data jsonb)`,
    [rita.accountId, JSON.stringify(changes.flatMap((change) => recorded(change, bookings[change.page]!)))],
  );
  await rows(
    `INSERT INTO session (account_id, id, booking_id, owner_id, page_id, position, reference, starts_at, ends_at,
       original_start, status, status_by, ical_uid, changed_at, customer_id, event_type_id)
     SELECT $1, gen_random_uuid(), b.id, b.owner_id, b.page_id, 100 + s.nth, b.reference || '-' || s.nth, s.start, s.start
       + interval '1 hour', s.start, s.status::session_status, 'system', gen_random_uuid(), s.start, b.customer_id, b.event_type_id
     FROM jsonb_to_recordset($2) AS s(nth int, booking_id uuid, start timestamptz, status text)
     JOIN booking b ON b.id = s.booking_id`,
    [
      rita.accountId,
      JSON.stringify(
        sessions.map(({ start, status, page }, nth) => ({
          ...{ nth, status, booking_id: bookings[page]! },
          start: new Date(start).toISOString(),
        })),
      ),
    ],
  );
  const [from, to] = ["2026-03-02", "2026-04-09"];
  for (const page of [null, pages[0]!]) {
    const visible = page === null ? [0, 1] : [0];
    const found = await readReport(rita, { from, to, page }, NOW);
    if (!found.ok) throw new Error(found.detail);
    const naive = count(changes, sessions, visible, [from, to], "America/St_Johns");
    expect(Object.fromEntries(found.weeks.map(({ week, figures }) => [week.name, figures]))).toEqual(
      naive.weeks,
    );
    expect(Object.fromEntries(found.weekdays.map(({ weekday, figures }) => [weekday, figures]))).toEqual(
      naive.weekdays,
    );
    expect(found.total).toEqual(naive.total);
    expect(found.offers.map(({ figures }) => figures)).toEqual(
      page === null ? expect.arrayContaining(naive.offers) : [naive.total],
    );
  }
}

type Change = typeof anyChange extends fc.Arbitrary<infer One> ? One : never;
type Made = typeof anySession extends fc.Arbitrary<infer One> ? One : never;

function recorded({ at, kind, by, asked, undone, given }: Change, bookingId: string) {
  const id = randomUUID();
  const previousStatus = asked ? "reschedule_requested" : "scheduled";
  const one = { booking_id: bookingId, at: new Date(at).toISOString(), by };
  const times = given.map((start) => ({ sessionId: randomUUID(), start, end: start + HOUR }));
  const data =
    kind === "rescheduled"
      ? { moves: times.map(({ sessionId, ...from }) => ({ sessionId, from, to: from, previousStatus })) }
      : { sessions: times.map((time) => ({ ...time, previousStatus })) };
  const taken = { ...one, id: randomUUID(), at: new Date(at + MINUTE).toISOString(), kind: "undone" };
  return [
    { ...one, id, kind, data },
    ...(undone && kind === "rescheduled" ? [{ ...taken, data: { undoes: id, moves: [] } }] : []),
  ];
}

/** The report as a person would count it, one thing after the other, with luxon's calendar. */
function count(changes: Change[], sessions: Made[], pages: number[], range: string[], zone: string) {
  const start = DateTime.fromISO(range[0]!, { zone });
  const end = DateTime.fromISO(range[1]!, { zone }).plus({ days: 1 });
  const inside = (at: number) => at >= start.toMillis() && at < end.toMillis();
  const weeks: Record<string, Counting> = {};
  for (let day = start; day < end; day = day.plus({ days: 1 })) weeks[day.toFormat("kkkk-'W'WW")] = all({});
  const weekdays = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, all({})]));
  const offers = pages.map(() => all({}));
  const total = all({});
  const add = (name: keyof Figures, at: number, weekdayOf: number, page: number) => {
    const local = DateTime.fromMillis(at, { zone });
    const weekday = DateTime.fromMillis(weekdayOf, { zone }).weekday;
    const week = weeks[local.toFormat("kkkk-'W'WW")]!;
    for (const figures of [week, weekdays[weekday]!, offers[pages.indexOf(page)]!, total]) figures[name] += 1;
  };
  for (const { at, kind, by, asked, undone, given, page } of changes) {
    if (!inside(at) || !pages.includes(page)) continue;
    const whose = by === "customer" ? "ByCustomer" : "ByOwner";
    for (const time of given) {
      if (kind === "reschedule_requested") add("asked", at, time, page);
      if (kind === "canceled") add(`canceled${whose}`, at, time, page);
      if (kind === "rescheduled" && !undone)
        add(asked ? "rescheduledByOwner" : `rescheduled${whose}`, at, time, page);
    }
  }
  for (const { start: at, status, page } of sessions) {
    if (!inside(at) || !pages.includes(page)) continue;
    if (status === "completed") add("held", at, at, page);
    if (status === "no_show") add("noShows", at, at, page);
  }
  return { weeks, weekdays, offers, total };
}
