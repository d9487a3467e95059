import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { DateTime } from "luxon";
import { beforeAll, expect, test } from "vitest";
import { zoneTable } from "@/lib/domain/availability/zone-table";
import { type Figures, NO_FIGURES } from "@/lib/domain/reports/figures";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { cancelSessions } from "@/lib/services/cancel-sessions";
import { completeSessions } from "@/lib/services/complete-sessions";
import { type Report, readReport } from "@/lib/services/read-report";
import { requestReschedule } from "@/lib/services/request-reschedule";
import { rescheduleSessions } from "@/lib/services/reschedule-sessions";
import { undoChange } from "@/lib/services/undo-change";
import { REPORT_STATEMENTS } from "@/lib/store/reports";
import { useDatabase } from "@/tests/support/database";
import { asOwner } from "@/tests/support/owner";
import { addMember, addPage, addUser, dana, signedIn } from "@/tests/support/owners";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

type User = Awaited<ReturnType<typeof dana>>;

async function report(user: User, from: string, to: string, page: string | null = null): Promise<Report> {
  const found = await readReport(user, { from, to, page }, NOW);
  if (!found.ok) throw new Error(found.detail);
  return found;
}

type Counting = { -readonly [Name in keyof Figures]: number };
const all = (figures: Partial<Figures>): Counting => ({ ...NO_FIGURES, ...figures });

test("what the services do is what the report tells: by whom, with fees and refunds, undone changes left out", async () => {
  const user = await dana();
  const booked = await book("coaching", await startsOnDays("coaching", 3, "2026-11-02"));
  const [first, second, third] = booked.booking.sessions;
  const [free, other, last] = await startsOnDays("coaching", 3, "2026-12-07");
  const move = async (id: string, start: number, now: number) =>
    rescheduleSessions(
      await reopen(booked),
      { moves: [{ sessionId: id, start }], reason: "Offsite", zone: null },
      now,
    );
  const steps = [
    () => move(first!.id, free!, NOW + HOUR),
    async () => undoChange(await reopen(booked), NOW + HOUR + MINUTE),
    () => move(first!.id, other!, NOW + 2 * HOUR),
    async () =>
      requestReschedule(await asOwner(booked), { sessions: [second!.id], reason: "Fair" }, NOW + 3 * HOUR),
    () => move(second!.id, last!, NOW + 4 * HOUR),
    async () =>
      cancelSessions(await reopen(booked), { sessions: [third!.id], reason: "offsite " }, NOW + 5 * HOUR),
  ];
  for (const step of steps) expect((await step()).ok).toBe(true);
  const found = await report(user, "2026-10-19", "2026-10-25");
  expect(found.total).toEqual(
    all({ rescheduledByCustomer: 1, rescheduledByOwner: 1, canceledByCustomer: 1, asked: 1 }),
  );
  expect(found.reasons).toEqual([
    { text: "Offsite", by: "customer", rescheduled: 2, canceled: 1, asked: 0, count: 3 },
    { text: "Fair", by: "owner", rescheduled: 0, canceled: 0, asked: 1, count: 1 },
  ]);
  expect(found.money).toEqual([
    { kind: "fee", state: "due", currency: "USD", amount: 500, count: 1 },
    { kind: "refund", state: "due", currency: "USD", amount: 2_500, count: 1 },
  ]);
  expect(found.offers).toMatchObject([{ title: "Coaching", pageTitle: "Dana Demo", figures: found.total }]);

  await completeSessions(last! + DAY);
  const later = await report(user, "2026-12-07", "2026-12-31");
  expect(later.total).toEqual(all({ held: 2 }));
  expect(later.reasons).toEqual([]);
});

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
  const bookings = await Promise.all(pages.map((pageId) => addBooking(rita, pageId)));
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
    const found = await report(rita, from, to, page);
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

async function addBooking(user: User, pageId: string): Promise<string> {
  const id = randomUUID();
  await rows(
    `INSERT INTO customer (account_id, id, email, name, zone, locale)
     VALUES ($1, $2, $2::uuid::text || '@customers.example', 'Random', 'Etc/UTC', 'en-US')`,
    [user.accountId, id],
  );
  await rows(
    `INSERT INTO booking (account_id, id, reference, status, page_id, event_type_id, owner_id, customer_id, customer_name,
       customer_email, zone, locale, title, duration_minutes, buffer_before_minutes, buffer_after_minutes, session_count,
       price_mode, policy, created_at)
     SELECT $1, $2::uuid, $2::uuid::text, 'created', p.id, e.id, p.owner_id, $2::uuid, 'Random', 'random@customers.example', 'Etc/UTC',
       'en-US', 'Call', 60, 0, 0, 1, 'hidden', '{}', now()
     FROM booking_page p JOIN event_type e ON e.page_id = p.id WHERE p.id = $3`,
    [user.accountId, id, pageId],
  );
  return id;
}

test("money stands by its state; what is void never was", async () => {
  const owner = await addUser("Mona");
  const pageId = await addPage(owner, "mona", "Etc/UTC");
  const bookingId = await addBooking(owner, pageId);
  const put = (kind: string, status: string, amount: number, currency = "USD") =>
    rows(
      `INSERT INTO transaction (account_id, id, reference, booking_id, kind, status, amount, currency, created_at, updated_at)
       VALUES ($1, gen_random_uuid(), gen_random_uuid()::text, $2, $3::transaction_kind, $4::transaction_status, $5, $6,
         '2026-05-06T12:00:00Z', now())`,
      [owner.accountId, bookingId, kind, status, amount, currency],
    );
  await put("payment_reschedule", "due", 100);
  await put("payment_reschedule", "pending", 10);
  await put("payment_reschedule", "paid", 1_000);
  await put("payment_reschedule", "paid", 3, "JPY");
  await put("payment_reschedule", "waived", 7);
  await put("payment_reschedule", "void", 99_999);
  await put("payment_reschedule", "failed", 5);
  await put("payment_reschedule", "refunded", 6);
  await put("payment_schedule", "paid", 88_888);
  await put("refund_automatic", "refunded", 40);
  await put("refund_manual", "paid", 2);
  await put("refund_manual", "failed", 8);
  const found = await report(owner, "2026-05-04", "2026-05-10");
  const told = found.money.map(
    ({ kind, state, currency, amount }) => `${kind} ${state} ${currency} ${amount}`,
  );
  expect(told).toEqual([
    "fee paid JPY 3",
    "fee due USD 110",
    "fee paid USD 1000",
    "fee waived USD 7",
    "fee returned USD 6",
    "fee failed USD 5",
    "refund paid USD 42",
    "refund failed USD 8",
  ]);
  expect(found.weeks[0]?.money).toEqual(found.money);
  expect(found.offers[0]?.money).toEqual(found.money);
  expect((await report(owner, "2026-05-11", "2026-05-17")).money).toEqual([]);
});

test("everybody sees the pages that they may see, viewers too; wrong ranges and pages are refused at their field", async () => {
  const owner = await addUser("Paul");
  const pageId = await addPage(owner, "paul", "Etc/UTC");
  const [viewer, stranger] = [await addUser("Vera"), await addUser("Sam")];
  await addMember(pageId, viewer, "viewer");
  const bookingId = await addBooking(owner, pageId);
  await rows(
    `INSERT INTO activity (account_id, id, booking_id, at, kind, by, data) VALUES ($1, gen_random_uuid(), $2,
       '2026-05-06T12:00:00Z', 'canceled', 'customer', '{"sessions":[{"start":0,"end":1}]}')`,
    [owner.accountId, bookingId],
  );
  const canceled = async (user: User, page: string | null = null) =>
    (await report(user, "2026-05-04", "2026-05-10", page)).total.canceledByCustomer;
  expect([await canceled(owner), await canceled(viewer), await canceled(stranger)]).toEqual([1, 1, 0]);
  expect(await canceled(await dana(), pageId)).toBe(1);
  const told = async (user: User, from: string, to: string, page: string | null = null) => {
    const refused = await readReport(user, { from, to, page }, NOW);
    return refused.ok ? [] : refused.errors?.map(({ field, message }) => `${field}: ${message}`);
  };
  expect(await told(stranger, "2026-05-04", "2026-05-10", pageId)).toEqual([
    "page: Choose one of your booking pages.",
  ]);
  expect(await told(owner, "2026-05-04", "2026-05-03")).toEqual([
    "to: Choose the first day or a later one as the last day.",
  ]);
  expect(await told(owner, "2026-05-04", "2028-05-10")).toEqual([
    "to: Choose Wed, May 3, 2028 or an earlier day. A report covers two years at most.",
  ]);
  expect(await told(owner, "soon", "")).toEqual([
    "from: Choose the first day, such as 2026-04-01.",
    "to: Choose the last day, such as 2026-06-30.",
  ]);
  const standard = await readReport(owner, { from: null, to: null, page: null }, NOW);
  expect(standard).toMatchObject({ ok: true, range: { from: "2026-08-03", to: "2026-10-20" } });
});

test("every query goes by an index of its range, on a large account", { timeout: 60_000 }, async () => {
  const owner = await addUser("Lara");
  const pageId = await addPage(owner, "lara", "Etc/UTC");
  const template = await addBooking(owner, pageId);
  const eachBooking = (hours: number) => `
    (SELECT * FROM booking WHERE reference LIKE 'LARGE-%') b, generate_series(1, ${hours}) n,
    LATERAL (SELECT b.created_at + n * interval '1 hour' AS t) at`;
  // Without the foreign keys, which hold here and only take time.
  await rows(`
    BEGIN; SET LOCAL session_replication_role = replica;
    INSERT INTO booking (account_id, id, reference, status, page_id, event_type_id, owner_id, customer_id, customer_name,
      customer_email, zone, locale, title, duration_minutes, buffer_before_minutes, buffer_after_minutes, session_count,
      price_mode, policy, created_at)
    SELECT account_id, gen_random_uuid(), 'LARGE-' || n, status, page_id, event_type_id, owner_id, customer_id,
      customer_name, customer_email, zone, locale, title, 60, 0, 0, 30, 'hidden', policy,
      timestamptz '2020-01-01' + n * interval '30 hours'
    FROM booking, generate_series(1, 1000) n WHERE id = '${template}';
    INSERT INTO activity (account_id, id, booking_id, at, kind, by, data, composed_at)
    SELECT b.account_id, gen_random_uuid(), b.id, t, (ARRAY['booked','completed','undone','rescheduled','canceled'])[1 + n % 5],
      'customer', '{"sessions":[{"start":0,"end":1}]}', t FROM ${eachBooking(20)};
    INSERT INTO session (account_id, id, booking_id, owner_id, page_id, position, reference, starts_at, ends_at,
      original_start, status, status_by, ical_uid, changed_at, customer_id, event_type_id)
    SELECT b.account_id, gen_random_uuid(), b.id, b.owner_id, b.page_id, n, b.reference || '-' || n, t, t + interval '1 hour', t,
      'completed', 'system', gen_random_uuid(), t, b.customer_id, b.event_type_id FROM ${eachBooking(10)};
    INSERT INTO transaction (account_id, id, reference, booking_id, kind, status, amount, currency, created_at, updated_at)
    SELECT b.account_id, gen_random_uuid(), b.reference || '-' || n, b.id, 'payment_reschedule', 'due', 1, 'USD', t, t
    FROM ${eachBooking(10)};
    COMMIT`);
  await rows("ANALYZE activity, session, transaction, booking");
  const [from, to] = ["2021-01-01T00:00:00Z", "2021-03-26T00:00:00Z"];
  const table = zoneTable("Etc/UTC", Date.parse(from), Date.parse(to));
  const values = [owner.accountId, from, to, [pageId], table.starts, table.offsets];
  const indexes = {
    changes: /activity_changes/,
    reasons: /activity_changes/,
    outcomes: /session_account_id_page_id_(status_)?starts_at/,
    money: /transaction_account_id_created_at_idx/,
  } as const;
  for (const [name, { text }] of Object.entries(REPORT_STATEMENTS)) {
    const [plan] = await rows<Record<string, unknown>>(
      `EXPLAIN (FORMAT JSON) ${text}`,
      name === "reasons" ? values.slice(0, 4) : values,
    );
    const told = JSON.stringify(plan);
    expect(told, name).toMatch(indexes[name as keyof typeof indexes]);
    for (const large of ["activity", "session", "transaction"]) {
      expect(told, name).not.toMatch(new RegExp(`"Seq Scan"[^{}]*"Relation Name":"${large}"`));
    }
  }
});
