import { beforeAll, expect, test } from "vitest";
import { visiblePages } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { readPlace, readStreamFilter } from "@/lib/domain/stream/filter";
import { readActivityStream, readStreamChoices, type Stream } from "@/lib/services/activity/read-activity";
import { useDatabase } from "@/tests/support/database";
import { askAboutSessions, fillWithSessions } from "@/tests/support/many-sessions";
import { addMember, addUser, dana } from "@/tests/support/owners";
import { openStudio, rows } from "@/tests/support/studio";

const zone = "America/New_York";

interface Known {
  id: string;
  page: string;
  type: string;
  customer: string;
  text: string;
  reference: string;
  bookingReference: string;
  status: SessionStatus;
  by: string;
  changed: number;
  start: number;
  /** "2026-06-22" in that zone. */
  day: string;
  mailTrouble: boolean;
  refundFailed: boolean;
  asked: string | null;
}

let now: number;
let all: Known[];
let owner: SignedInUser;

useDatabase();
beforeAll(async () => {
  await openStudio();
  await fillWithSessions(process.env.DATABASE_URL!, { sessions: 500, pages: 4 });
  now = Date.now();
  // Some of all statuses and by all hands, mails in trouble lately and long ago, and a second failed refund.
  await rows(`UPDATE session SET status = 'requested', status_by = 'customer' WHERE reference ~ '[4-7]$'`);
  await rows(
    `UPDATE session SET status = 'reschedule_requested', status_by = 'owner' WHERE reference LIKE '%A'`,
  );
  await rows(
    `UPDATE mail SET status = 'failed', created_at = now() - interval '10 days' WHERE substr(id::text, 36) IN ('3', 'c')`,
  );
  await rows(
    `UPDATE mail SET status = 'queued', attempts = 0, created_at = now() WHERE substr(id::text, 36) = '5'`,
  );
  await askAboutSessions(process.env.DATABASE_URL!, { ahead: 60 });
  all = await rows<Known>(`
    SELECT s.id, s.page_id AS page, s.event_type_id AS type, s.customer_id AS customer, c.name || ' ' || c.email AS text, s.reference,
      b.reference AS "bookingReference", s.status, s.status_by AS by, extract(epoch FROM s.changed_at)::float8 * 1000 AS changed,
      extract(epoch FROM s.starts_at)::float8 * 1000 AS start, to_char(s.starts_at AT TIME ZONE '${zone}', 'YYYY-MM-DD') AS day,
      EXISTS (SELECT FROM mail m WHERE m.booking_id = b.id AND m.status = 'failed' AND m.created_at > now() - interval '90 days') AS "mailTrouble",
      EXISTS (SELECT FROM transaction t WHERE t.booking_id = b.id AND t.status = 'failed') AS "refundFailed",
      (SELECT kind FROM asked_about q WHERE q.id = s.id) AS asked
    FROM session s JOIN booking b ON b.id = s.booking_id JOIN customer c ON c.id = s.customer_id`);
  owner = await dana();
});

function ask(user: SignedInUser, query: URLSearchParams): Promise<Stream> {
  const { filter } = readStreamFilter(query);
  return readActivityStream(user, { filter, place: readPlace(query), zone }, now);
}

const idsOf = ({ lines }: Stream) =>
  lines.flatMap(({ sessions }) => sessions.map(({ sessionId }) => sessionId));

/** Every page of the list, to its end and back again, with what the address bar would hold. */
async function walk(
  user: SignedInUser,
  text: string,
  alsoBack = false,
): Promise<{ ids: string[]; back: string[]; pages: Stream[] }> {
  const pages: Stream[] = [];
  const back: string[] = [];
  const query = new URLSearchParams(text);
  for (;;) {
    const stream = await ask(user, query);
    pages.push(stream);
    if (stream.after === null) break;
    query.set("after", stream.after);
  }
  query.delete("after");
  for (let at = alsoBack ? pages.at(-1)!.before : null; at !== null; ) {
    query.set("before", at);
    const stream = await ask(user, query);
    back.unshift(...idsOf(stream));
    at = stream.before;
  }
  return { ids: pages.flatMap(idsOf), back, pages };
}

type Fits = (known: Known) => boolean;

/** What each filter means, told without any index. */
const MEANINGS: Record<string, Fits> = {
  "": () => true,
  "show=customers": ({ by }) => by === "customer",
  "show=needs-you": ({ status, refundFailed, asked }) =>
    status === "requested" || status === "reschedule_requested" || refundFailed || asked !== null,
  "show=mail": ({ mailTrouble }) => mailTrouble,
  "status=canceled": ({ status }) => status === "canceled",
  "status=requested": ({ status }) => status === "requested",
  "from=2025-03-01": ({ day }) => day >= "2025-03-01",
  "to=2025-03-01": ({ day }) => day <= "2025-03-01",
  "from=2025-03-01&to=2025-06-30": ({ day }) => day >= "2025-03-01" && day <= "2025-06-30",
  "q=mail3.EXAMPLE": ({ text }) => text.includes("mail3.example"),
  "q=Customer+3": ({ text }) => text.includes("Customer 3"),
  "q=of": () => true,
  "q=BKNG-XXXXXXXXX3": ({ reference }) => reference.startsWith("BKNG-XXXXXXXXX3"),
  "q=pkg-xxxxxxxx7": ({ bookingReference }) => bookingReference.startsWith("PKG-XXXXXXXX7"),
};

/** The order of the list: uuids stand as the database sorts them, by their digits. */
function expected(query: string, fits: Fits): string[] {
  const { filter } = readStreamFilter(new URLSearchParams(query));
  const byStart = filter.from !== null || filter.to !== null;
  const sign = byStart && filter.from !== null ? 1 : -1;
  const key = ({ changed, start }: Known) => Math.round(byStart ? start : changed);
  return all
    .filter(fits)
    .sort((a, b) => sign * (key(a) - key(b) || (a.id < b.id ? -1 : 1)))
    .map(({ id }) => id);
}

/** Sessions that were booked together stand in one line, by position; a walk tells them apart only as a set. */
const PAIRS = Object.keys(MEANINGS).flatMap((one, index) =>
  Object.keys(MEANINGS)
    .slice(index)
    .map((other) => [one, other] as const),
);

const MINUTE = 60_000;

test(
  "every filter and every two of them: page by page the very sessions that fit, forth and back",
  async () => {
    for (const [one, other] of PAIRS) {
      const names = (text: string) => [...new URLSearchParams(text).keys()];
      if (one !== other && names(one).some((name) => names(other).includes(name))) continue;
      const query = [one, other]
        .filter((part, index) => part !== "" && (index === 0 || part !== one))
        .join("&");
      const want = expected(query, (known) => MEANINGS[one]!(known) && MEANINGS[other]!(known));
      const { ids, back, pages } = await walk(owner, query, one === other);
      expect(ids.toSorted(), query).toEqual(want.toSorted());
      expect(
        pages.flatMap(({ lines }) => lines.map(({ row }) => row.at)),
        query,
      ).toEqual(
        sorted(
          pages.flatMap(({ lines }) => lines.map(({ row }) => row.at)),
          query,
        ),
      );
      const last = idsOf(pages.at(-1)!);
      if (one === other) expect([...back, ...last].toSorted(), `${query}, back`).toEqual(want.toSorted());
      expect(pages[0]!.total, query).toEqual({ count: want.length, more: false });
    }
  },
  MINUTE,
);

function sorted(instants: number[], query: string): number[] {
  return instants.toSorted((a, b) => (query.includes("from=") ? a - b : b - a));
}

test("what a calendar asks about a session is told in its line, once it is ahead", async () => {
  const { pages } = await walk(owner, "show=needs-you");
  const told = pages.flatMap(({ lines }) => lines.flatMap(({ sessions }) => sessions));
  const want = new Map(all.map(({ id, asked }) => [id, asked]));
  expect(told.map(({ sessionId, asked }) => [sessionId, asked])).toEqual(
    told.map(({ sessionId }) => [sessionId, want.get(sessionId)]),
  );
  expect(new Set(told.map(({ asked }) => asked))).toEqual(
    new Set([null, "declined", "countered", "moved", "deleted", "conflict"]),
  );
});

test("pages, event types and customers filter too, and only those that fit together", async () => {
  const [some] = all.filter(({ status }) => status === "completed");
  const { page, type, customer } = some!;
  const cases: [string, Fits][] = [
    [`page=${page}`, (known) => known.page === page],
    [`type=${type}&status=completed`, (known) => known.type === type && known.status === "completed"],
    [`customer=${customer}`, (known) => known.customer === customer],
    [
      `customer=${customer}&from=2024-01-01&page=${page}`,
      (known) => known.customer === customer && known.page === page && known.day >= "2024-01-01",
    ],
    [`type=${type}&from=2025-01-01`, (known) => known.type === type && known.day >= "2025-01-01"],
  ];
  for (const [query, fits] of cases) {
    const { ids } = await walk(owner, query);
    expect(ids.toSorted(), query).toEqual(expected(query, fits).toSorted());
  }
  const elsewhere = all.find((known) => known.page !== page)!.page;
  expect((await walk(owner, `type=${type}&page=${elsewhere}`)).ids).toEqual([]);
});

test("a search that finds too many asks for more of the name", async () => {
  await rows(`INSERT INTO customer (account_id, id, email, name, zone, locale)
    SELECT a.id, gen_random_uuid(), 'crowd-' || n || '@customers.example', 'One of a crowd', 'UTC', 'en-US' FROM account a, generate_series(1, 1001) n`);
  expect(await ask(owner, new URLSearchParams("q=crowd"))).toMatchObject({ lines: [], tooMany: true });
  expect(await ask(owner, new URLSearchParams("q=crowd-1001"))).toMatchObject({ lines: [], tooMany: false });
});

test("each sees the pages they may see: an outsider nothing, not by any filter", async () => {
  const viewer = await addUser("Vic");
  const outsider = await addUser("Otto");
  const page = all.find((known) => known.status === "requested")!.page;
  await addMember(page, viewer, "viewer");
  const { customer } = all.find((known) => known.page !== page)!;
  for (const query of ["", "show=needs-you", "show=mail", "q=mail3.EXAMPLE", "from=2025-03-01"]) {
    const want = all.filter((known) => known.page === page && MEANINGS[query]!(known));
    expect((await walk(viewer, query)).ids.toSorted(), query).toEqual(want.map(({ id }) => id).toSorted());
    expect((await walk(outsider, query)).ids, query).toEqual([]);
  }
  expect((await walk(outsider, `page=${page}`)).ids).toEqual([]);
  expect((await walk(viewer, `page=${all.find((known) => known.page !== page)!.page}`)).ids).toEqual([]);

  const choices = async (user: SignedInUser) =>
    readStreamChoices(
      user,
      await visiblePages(user),
      readStreamFilter(new URLSearchParams({ customer })).filter,
      now,
    );
  const none = { count: 0, more: false };
  expect(await choices(outsider)).toEqual({
    needsYou: none,
    mailTrouble: none,
    eventTypes: [],
    customer: null,
  });
  const mine = all.filter((known) => known.page === page);
  expect(await choices(viewer)).toMatchObject({
    needsYou: { count: mine.filter(MEANINGS["show=needs-you"]!).length, more: false },
    mailTrouble: { count: mine.filter(MEANINGS["show=mail"]!).length, more: false },
    customer: all.some((known) => known.customer === customer && known.page === page)
      ? { id: customer }
      : null,
  });
  expect(await choices(owner)).toMatchObject({
    needsYou: { count: 99, more: true },
    customer: { id: customer },
  });
});

test("sessions that change while somebody reads on: no other is missed or met twice", async () => {
  const query = new URLSearchParams();
  const met: string[] = [];
  const changed = new Set<string>();
  for (let turn = 0; ; turn += 1) {
    const stream = await ask(owner, query);
    met.push(...idsOf(stream));
    // Some that were met and some that were not yet go to the top of the list.
    const touched = all.filter((_, index) => index % 97 === turn % 97).map(({ id }) => id);
    await rows(
      "UPDATE session SET changed_at = now() + $2 * interval '1 minute' WHERE id = ANY ($1::uuid[])",
      [touched, turn],
    );
    for (const id of touched) changed.add(id);
    if (stream.after === null) break;
    query.set("after", stream.after);
  }
  const steady = all.filter(({ id }) => !changed.has(id)).map(({ id }) => id);
  expect(steady.length).toBeGreaterThan(100);
  expect(new Set(met).size).toBe(met.length);
  expect(met.filter((id) => !changed.has(id)).toSorted()).toEqual(steady.toSorted());
});
