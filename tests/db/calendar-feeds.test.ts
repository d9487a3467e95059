import { beforeAll, expect, test, vi } from "vitest";
import { GET as ownerRoute } from "@/app/api/v1/feeds/[token]/calendar.ics/route";
import { GET as bookingRoute } from "@/app/api/v1/manage/[token]/calendar.ics/route";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import type { Booked } from "@/lib/services/book/book-sessions";
import { changePrivateFeed, readPrivateFeed } from "@/lib/services/calendars/private-feed";
import { readOwnerFeed } from "@/lib/services/calendars/read-owner-feed";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { pool } from "@/lib/store/client";
import { readFeedSessions } from "@/lib/store/owner-feeds";
import { useDatabase } from "@/tests/support/database";
import { contentLines, readWithIcalJs } from "@/tests/support/ics";
import { addUser } from "@/tests/support/owners";
import { dana } from "@/tests/support/people";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
let one: Booked;
let token = "";
beforeAll(async () => {
  await openStudio();
  one = await book("meeting", await startsOnDays("meeting", 3, "2026-11-10"));
  await changePrivateFeed(await dana(), "open");
  token = (await readPrivateFeed(await dana()))!.split("/").at(-2)!;
});

type Asked = { method?: string; headers?: HeadersInit };
const ask = (route: typeof ownerRoute, path: string, token: string, asked: Asked) =>
  route(new Request(`http://localhost/api/v1/${path}`, asked), { params: Promise.resolve({ token }) });
const FEEDS = {
  "an owner's": (asked: Asked = {}) => ask(ownerRoute, "feeds/x/calendar.ics", token, asked),
  "a booking's": (asked: Asked = {}) => ask(bookingRoute, "manage/x/calendar.ics", one.token, asked),
};

/** How the owner's feed stands. */
async function ownerFeed() {
  const feed = (await readOwnerFeed(token, NOW))!;
  return { tag: feed.etag, text: await feed.write() };
}

/** How the booking's stands. */
async function bookingFeed() {
  const answer = await FEEDS["a booking's"]();
  return { tag: answer.headers.get("etag"), text: await answer.text() };
}

/** Copies of a session, so many minutes apart from one instant on. */
const addSessions = (count: number, from: number, minutesApart: number, status: string) =>
  rows(
    `INSERT INTO session SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'ical_uid', gen_random_uuid(),
       'position', last.position + n, 'reference', 'BKNG-X' || last.position + n, 'status', $5::text,
       'starts_at', $2::timestamptz + n * $4 * interval '1 minute',
       'ends_at', $2::timestamptz + (n * $4 + 15) * interval '1 minute'))).*
     FROM session s, generate_series(1, $3::int) n, (SELECT max(position) AS position FROM session) last WHERE s.id = $1`,
    [one.booking.sessions[0]!.id, new Date(from), count, minutesApart, status],
  );

test.each(Object.entries(FEEDS))(
  "%s feed: 304 by any writing of its tag, and the same headers",
  async (_name, get) => {
    const first = await get();
    const etag = first.headers.get("etag")!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(contentLines(await first.text())).toContain("X-PUBLISHED-TTL:PT15M");
    const kept = ["cache-control", "etag", "referrer-policy", "x-robots-tag"];
    for (const known of [etag, `W/${etag}`, `"a,b", ${etag}`, `W/"x",W/${etag}`, "*"]) {
      const again = await get({ headers: { "if-none-match": known } });
      expect([known, again.status, await again.text()]).toEqual([known, 304, ""]);
      expect(kept.map((name) => again.headers.get(name))).toEqual(
        kept.map((name) => first.headers.get(name)),
      );
    }
    for (const other of ["", '"x"', `"${etag.slice(1, -2)}"`, etag.slice(1, -1)])
      expect((await get({ headers: { "if-none-match": other } })).status).toBe(200);

    const head = await get({ method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(first.headers));
    expect((await get({ method: "HEAD", headers: { "if-none-match": etag } })).status).toBe(304);
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
  },
);

test("a booking's feed is the same bytes under the same tag, whenever it is asked for", async () => {
  const before = await bookingFeed();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + HOUR });
  expect(await bookingFeed()).toEqual(before);
  vi.useRealTimers();
  const [session] = one.booking.sessions;
  const moves = [{ sessionId: session!.id, start: session!.start + HOUR }];
  await rescheduleSessions(await reopen(one), { moves, reason: "", zone: null }, NOW + MINUTE);
  const moved = readWithIcalJs((await bookingFeed()).text).events.find(({ uid }) => uid === session!.icalUid);
  expect(moved).toMatchObject({ sequence: 1, stamp: new Date(NOW + MINUTE).toISOString() });
});

test("every change of what a feed shows is another tag, and nothing else is", async () => {
  const colleague = await addUser("Kim");
  const ofOwner: [string, string][] = [
    ["session", "starts_at = starts_at + interval '1 minute'"],
    ["session", "ends_at = ends_at + interval '1 minute'"],
    ["session", "ical_sequence = ical_sequence + 1"],
    ["session", "changed_at = changed_at - interval '1 second'"],
    ["session", "status = 'canceled'"],
    ["session", "status = 'scheduled'"],
    ["booking", "title = 'Another'"],
    ["booking", "location = 'Elsewhere'"],
    ["booking", "phone = '+1 555 0100'"],
    ["booking", "customer_name = 'Jane Smith'"],
    ["booking", "customer_email = 'jane@customers.example'"],
    ["account", "name = 'Another Studio'"],
    ["session", `owner_id = '${colleague.userId}'`],
    ['"user"', "name = 'K. Kim'"],
  ];
  await rows("UPDATE page_member SET notified = true");
  for (const [table, change] of ofOwner) {
    const before = await ownerFeed();
    await rows(`UPDATE ${table} SET ${change}`);
    const after = await ownerFeed();
    expect([change, after.tag === before.tag, after.text === before.text]).toEqual([change, false, false]);
  }
  const before = await ownerFeed();
  await rows("UPDATE booking SET note = 'x', zone = 'UTC'");
  await rows("UPDATE session SET reschedule_count = 7");
  expect(await ownerFeed()).toEqual(before);

  const ofBooking: [string, string][] = [
    ['"user"', "name = 'Somebody'"],
    ["booking", "title = 'The third'"],
    ["booking", "location = 'Here'"],
    ["session", "ical_sequence = ical_sequence + 1"],
    ["session", "status = 'canceled'"],
    ["session", "status = 'scheduled'"],
  ];
  for (const [table, change] of ofBooking) {
    const before = await bookingFeed();
    await rows(`UPDATE ${table} SET ${change}`);
    const after = await bookingFeed();
    expect([change, after.tag === before.tag, after.text === before.text]).toEqual([change, false, false]);
  }
});

test("an owner of very many sessions: all that is to come, then the latest of what is past", async () => {
  const today = NOW - (NOW % DAY);
  await addSessions(2100, today - 29 * DAY, 15, "completed");
  const shown = readWithIcalJs((await ownerFeed()).text).events.map(({ start }) => Date.parse(start));
  expect(shown).toHaveLength(2000);
  expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  expect(shown.filter((start) => start >= today)).toHaveLength(3);
  expect(shown[0]).toBe(today - 29 * DAY + (2101 - 1997) * 15 * MINUTE);

  const { accountId, userId } = await dana();
  const scope = { accountId, userId, from: today - 31 * DAY, to: today + 31 * DAY };
  const nearest = await readFeedSessions(scope, { ahead: today, limit: 2 });
  expect(nearest.map(({ start }) => start)).toEqual(shown.slice(-3, -1));
});

test("a poll by the tag reads one row of each question", async () => {
  const asked = vi.spyOn(pool(), "query");
  const known = { "if-none-match": (await readOwnerFeed(token, Date.now()))!.etag };
  asked.mockClear();
  expect((await FEEDS["an owner's"]({ headers: known })).status).toBe(304);
  const results = asked.mock.results.map(({ value }) => value as Promise<{ rowCount: number }>);
  asked.mockRestore();
  expect((await Promise.all(results)).map(({ rowCount }) => rowCount)).toEqual([1, 1]);
});
