import { beforeAll, beforeEach, expect, test } from "vitest";
import { codeOfShown } from "@/lib/domain/away/shown";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { endTimeAway } from "@/lib/services/end-time-away";
import { goAway, type WentAway } from "@/lib/services/go-away";
import { listTimesAway } from "@/lib/services/list-times-away";
import { planTimeAway, type TimeAwayPlan } from "@/lib/services/plan-time-away";
import { readTimeAway, type TimeAwayView } from "@/lib/services/read-time-away";
import { useDatabase } from "@/tests/support/database";
import { addMember, addPage, addUser, dana, signedIn } from "@/tests/support/owners";
import { book, freeSlots, NOW, openStudio, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);
beforeEach(async () => {
  await rows("DELETE FROM time_away_day");
  await rows("DELETE FROM time_away_session");
  await rows("DELETE FROM time_away");
  await rows("DELETE FROM date_override");
  await rows("DELETE FROM blocked_time");
  await rows("UPDATE session SET status = 'canceled' WHERE status <> 'canceled'");
});

type User = Awaited<ReturnType<typeof dana>>;
const wanted = (user: User, first: string, last: string, note = "") => ({
  owner: user.userId,
  first,
  last,
  note,
});

async function plan(user: User, first: string, last: string, now = NOW): Promise<TimeAwayPlan> {
  const planned = await planTimeAway(user, wanted(user, first, last), now);
  if (!planned.ok) throw new Error(planned.detail);
  return planned;
}

async function leave(
  user: User,
  first: string,
  last: string,
  sessions: string[] = [],
  now = NOW,
): Promise<WentAway> {
  const went = await goAway(user, { ...wanted(user, first, last), sessions, shown: null }, now);
  if (!went.ok) throw new Error(went.detail);
  return went;
}

async function watch(user: User, { timeAwayId }: WentAway, now = NOW): Promise<TimeAwayView> {
  const view = await readTimeAway(user, timeAwayId, now);
  if (!view.ok) throw new Error(view.code);
  return view;
}

const bookCall = (slug: string, start: string, name = "John Smith", now = NOW) =>
  book(
    "call",
    [Date.parse(start)],
    { page: slug, customer: { name, email: `${name.replace(/\W/g, "").toLowerCase()}@customers.example` } },
    now,
  );

const overrides = async (pageId: string) =>
  rows<{ date: string; ranges: unknown }>(
    "SELECT to_char(date, 'YYYY-MM-DD') AS date, ranges FROM date_override WHERE page_id = $1 ORDER BY date",
    [pageId],
  );

test("affected is what overlaps the days in the zone of its own page, over a change of the clocks", async () => {
  const ann = await addUser("Ann");
  await addPage(ann, "ann-ny", "America/New_York");
  await addPage(ann, "ann-tokyo", "Asia/Tokyo");
  // 1 November 2026 has 25 hours in New York: 04:00Z to 05:00Z of the day after.
  const inside = ["2026-11-01T04:00:00Z", "2026-11-02T04:30:00Z", "2026-11-01T05:30:00Z"];
  const outside = ["2026-11-01T03:30:00Z", "2026-11-02T05:00:00Z"];
  for (const start of [...inside, ...outside]) await bookCall("ann-ny", start);
  // In Tokyo that day is 15:00Z of the day before to 15:00Z.
  for (const start of ["2026-10-31T15:00:00Z", "2026-11-01T14:30:00Z"]) await bookCall("ann-tokyo", start);
  for (const start of ["2026-10-31T14:30:00Z", "2026-11-01T15:00:00Z"]) await bookCall("ann-tokyo", start);
  const { affected } = await plan(ann, "2026-11-01", "2026-11-01");
  expect(
    affected.map(({ start, pageTitle }) => `${pageTitle} ${new Date(start).toISOString()}`).sort(),
  ).toEqual(
    [
      ...inside.map((start) => `ann-ny ${start.replace("Z", ".000Z")}`),
      "ann-tokyo 2026-10-31T15:00:00.000Z",
      "ann-tokyo 2026-11-01T14:30:00.000Z",
    ].sort(),
  );
});

test("a session that only reaches into a day stands on it; one that has begun, ended or waits does not", async () => {
  const eve = await addUser("Eve");
  await addPage(eve, "eve", "Etc/UTC");
  await rows("UPDATE event_type SET duration_minutes = 120 WHERE slug = 'call'");
  const reaching = await bookCall("eve", "2026-10-22T23:00:00Z");
  const canceled = await bookCall("eve", "2026-10-23T04:00:00Z");
  const waiting = await bookCall("eve", "2026-10-23T08:00:00Z");
  const begun = await bookCall("eve", "2026-10-20T12:30:00Z");
  await rows("UPDATE event_type SET duration_minutes = 30 WHERE slug = 'call'");
  await rows("UPDATE session SET status = 'canceled' WHERE booking_id = $1", [canceled.booking.id]);
  await rows("UPDATE session SET status = 'reschedule_requested' WHERE booking_id = $1", [
    waiting.booking.id,
  ]);
  const affected = async (first: string, now = NOW) =>
    (await plan(eve, first, first, now)).affected.map(({ bookingId }) => bookingId);
  expect(await affected("2026-10-23")).toEqual([reaching.booking.id]);
  expect(await affected("2026-10-22")).toEqual([reaching.booking.id]);
  expect(await affected("2026-10-20")).toEqual([begun.booking.id]);
  expect(await affected("2026-10-20", begun.booking.sessions[0]!.start)).toEqual([]);
});

test("open requests are listed apart, by any of their suggested times, and never asked", async () => {
  const user = await dana();
  const slots = await freeSlots("trial", "2026-11-09", "2026-11-13");
  const [first, last] = [slots[0]!.start, slots.at(-1)!.start];
  const request = await book("trial", [first, last]);
  const { affected, requests } = await plan(user, "2026-11-13", "2026-11-13");
  expect(affected).toEqual([]);
  expect(requests).toMatchObject([
    { sessionId: request.booking.sessions[0]!.id, suggestedStarts: [first, last], title: "Trial session" },
  ]);
  expect((await plan(user, "2026-11-11", "2026-11-12")).requests).toEqual([]);
});

test("the days are closed at once, and nobody can book there any more", async () => {
  const user = await dana();
  const now = Date.parse("2046-10-23T12:00:00Z"); // the overrides of days that are long over are not read
  const days = ["2046-11-12", "2046-11-14"] as const;
  const [free] = await freeSlots("intro", ...days, now);
  expect(free).toBeDefined();
  const went = await leave(user, ...days, [], now);
  expect(await freeSlots("intro", ...days, now)).toEqual([]);
  await expect(book("intro", [free!.start], {}, now)).rejects.toThrow("not_a_slot");
  expect((await freeSlots("intro", "2046-11-15", "2046-11-15", now)).length).toBeGreaterThan(10);
  expect(await watch(user, went, now)).toMatchObject({
    pages: [{ days: 3 }],
    stage: "planned",
    sessions: [],
  });
});

test("taken back, each day gets the hours it had; what somebody changed meanwhile stays", async () => {
  const user = await dana();
  const [{ id: pageId } = { id: "" }] = await rows<{ id: string }>(
    "SELECT id FROM booking_page WHERE slug = 'demo'",
  );
  const put = (date: string, ranges: unknown) =>
    rows(
      `INSERT INTO date_override (account_id, page_id, date, ranges) VALUES ($1, $2, $3, $4)
       ON CONFLICT (account_id, page_id, date) DO UPDATE SET ranges = EXCLUDED.ranges`,
      [user.accountId, pageId, date, JSON.stringify(ranges)],
    );
  const morning = [{ startMinute: 540, endMinute: 600 }];
  const noon = [{ startMinute: 720, endMinute: 780 }];
  await put("2026-11-17", morning);
  await put("2026-11-18", []);
  const went = await leave(user, "2026-11-16", "2026-11-20");
  expect((await overrides(pageId)).map(({ ranges }) => ranges)).toEqual([[], [], [], [], []]);
  await put("2026-11-19", noon);
  expect(await endTimeAway(user, went.timeAwayId, NOW)).toEqual({ ok: true });
  const after = [
    { date: "2026-11-17", ranges: morning },
    { date: "2026-11-18", ranges: [] },
    { date: "2026-11-19", ranges: noon },
  ];
  expect(await overrides(pageId)).toEqual(after);
  // A second time changes nothing, and the days are free for another time away.
  await put("2026-11-20", []);
  expect(await endTimeAway(user, went.timeAwayId, NOW)).toEqual({ ok: true });
  expect(await overrides(pageId)).toEqual([...after, { date: "2026-11-20", ranges: [] }]);
  expect((await watch(user, went)).stage).toBe("ended");
  await leave(user, "2026-11-16", "2026-11-20");
});

test("ended while it runs, only the days that are left open again", async () => {
  const user = await dana();
  const went = await leave(user, "2026-11-16", "2026-11-20");
  const wednesday = Date.parse("2026-11-18T15:00:00Z");
  expect((await watch(user, went, wednesday)).stage).toBe("running");
  await endTimeAway(user, went.timeAwayId, wednesday);
  const [{ pageId } = { pageId: "" }] = (await watch(user, went)).pages;
  expect((await overrides(pageId)).map(({ date }) => date)).toEqual(["2026-11-16", "2026-11-17"]);
  const later = await leave(user, "2026-12-07", "2026-12-08");
  expect(await endTimeAway(user, later.timeAwayId, Date.parse("2026-12-10T12:00:00Z"))).toMatchObject({
    ok: false,
    detail: "These days are over.",
  });
});

test("wrong days are refused at their field, and nothing changes", async () => {
  const user = await dana();
  await leave(user, "2026-11-16", "2026-11-20");
  const told = async (first: string, last: string, note = "") => {
    const refused = await goAway(
      user,
      { ...wanted(user, first, last, note), sessions: [], shown: null },
      NOW,
    );
    return refused.ok ? null : (refused.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
  };
  expect(await told("2026-10-19", "2026-10-21")).toEqual([
    "first: Choose Tue, Oct 20, 2026 or a later day. This one is over.",
  ]);
  expect(await told("2026-12-02", "2026-12-01")).toEqual([
    "last: Choose the first day away or a later one as the last day.",
  ]);
  expect(await told("2026-12-02", "2027-12-03")).toEqual([
    "last: Choose Thu, Dec 2, 2027 or an earlier day. A time away lasts a year at most.",
  ]);
  expect(await told("2026-11-20", "2026-11-24")).toEqual([
    "first: Choose other days. Dana Demo is away already: Mon, Nov 16, 2026 to Fri, Nov 20, 2026.",
  ]);
  expect(await told("", "soon")).toEqual([
    "first: Choose the first day away, such as 2026-07-02.",
    "last: Choose the last day away, such as 2026-07-10.",
  ]);
  expect(await told("2026-12-02", "2026-12-02", "x".repeat(2_001))).toEqual([
    "note: Write at most 2,000 characters.",
  ]);
  expect(await told("2036-12-02", "2036-12-02")).toEqual([
    "first: Choose Fri, Oct 24, 2031 or an earlier day.",
  ]);
  expect(await rows("SELECT 1 FROM time_away")).toHaveLength(1);
  expect(await told("2026-12-02", "2027-12-02", "x".repeat(2_000))).toBeNull();
});

test("sessions that came since the list was looked through are never asked unseen", async () => {
  const user = await dana();
  const [start, next] = await startsOnDays("intro", 2, "2026-11-16");
  const seen = await book("intro", [start!]);
  const { affected } = await plan(user, "2026-11-16", "2026-11-20");
  const came = await book("intro", [next!], { customer: { name: "Eve", email: "eve@customers.example" } });
  const sessions = [seen, came].map(({ booking }) => booking.sessions[0]!.id);
  const request = { ...wanted(user, "2026-11-16", "2026-11-20"), sessions, shown: codeOfShown(affected) };
  const refused = await goAway(user, request, NOW);
  expect(refused).toMatchObject({ ok: false, code: "needs_confirmation" });
  expect(await rows("SELECT 1 FROM date_override")).toEqual([]);
  const shown = codeOfShown((await plan(user, "2026-11-16", "2026-11-20")).affected);
  expect(await goAway(user, { ...request, shown }, NOW)).toMatchObject({ ok: true, asking: 2 });
});

test("two people who close the same days at the same moment: one is told", async () => {
  const user = await dana();
  const went = await Promise.all(
    [1, 2, 3].map(() =>
      goAway(user, { ...wanted(user, "2027-01-04", "2027-01-05"), sessions: [], shown: null }, NOW),
    ),
  );
  expect(went.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await rows("SELECT 1 FROM time_away")).toHaveLength(1);
});

test("an editor acts on the pages that they edit; viewers and strangers don't at all", async () => {
  const [owner, editor, viewer, stranger] = [
    await addUser("Olga"),
    await addUser("Ed"),
    await addUser("Vic"),
    await addUser("Sue"),
  ];
  const mine = await addPage(owner, "olga-one", "Europe/Berlin");
  const other = await addPage(owner, "olga-two", "Europe/Berlin");
  await addMember(mine, editor, "editor");
  await addMember(mine, viewer, "viewer");
  await bookCall("olga-one", "2026-11-17T10:00:00Z");
  await bookCall("olga-two", "2026-11-17T12:00:00Z");
  const request = { owner: owner.userId, first: "2026-11-17", last: "2026-11-17", note: "" };
  expect(await planTimeAway(viewer, request, NOW)).toMatchObject({ ok: false, code: "forbidden" });
  expect(await planTimeAway(stranger, request, NOW)).toMatchObject({ ok: false, code: "not_found" });

  const planned = await planTimeAway(editor, request, NOW);
  expect(planned).toMatchObject({ ok: true, affected: [{ pageId: mine }], owner: { otherPages: 1 } });
  const byEditor = await goAway(editor, { ...request, sessions: [], shown: null }, NOW);
  expect([await overrides(mine), await overrides(other)].map(({ length }) => length)).toEqual([1, 0]);
  if (!byEditor.ok) throw new Error(byEditor.detail);
  await endTimeAway(editor, byEditor.timeAwayId, NOW);

  const byOwner = await leave(owner, "2026-11-17", "2026-11-17");
  expect((await watch(owner, byOwner)).sessions).toHaveLength(2);
  expect(await watch(editor, byOwner)).toMatchObject({ sessions: [{ title: "Call" }], mayEnd: false });
  expect(await endTimeAway(editor, byOwner.timeAwayId, NOW)).toMatchObject({ ok: false, code: "forbidden" });
  for (const [user, code] of [
    [viewer, "forbidden"],
    [stranger, "not_found"],
  ] as const) {
    expect(await readTimeAway(user, byOwner.timeAwayId, NOW)).toMatchObject({ ok: false, code });
    expect(await endTimeAway(user, byOwner.timeAwayId, NOW)).toMatchObject({ ok: false, code });
    expect((await listTimesAway(user, 1, NOW)).ahead).toEqual([]);
  }
  expect((await listTimesAway(editor, 1, NOW)).ahead).toMatchObject([{ counts: { not_asked: 1 } }]);
  const admin = await addUser("Ada", "administrator");
  expect((await watch(admin, byOwner)).mayEnd).toBe(true);
  expect((await listTimesAway(admin, 1, NOW)).owners.length).toBeGreaterThan(1);
});

test("the list tells what is ahead, then what is over, twenty at a time", async () => {
  const user = await signedIn((await dana()).userId);
  for (let day = 0; day < 23; day += 1) {
    const date = new Date(NOW + (day - 22) * 2 * DAY).toISOString().slice(0, 10);
    await leave(user, date, date, [], NOW - 60 * DAY + MINUTE);
  }
  const first = await listTimesAway(user, 1, NOW + HOUR);
  expect([first.ahead.length, first.before.length, first.nextPage]).toEqual([1, 20, 2]);
  const second = await listTimesAway(user, 2, NOW + HOUR);
  expect([second.before.length, second.nextPage]).toEqual([2, null]);
  expect(await readTimeAway(user, "not-an-id", NOW)).toMatchObject({ code: "not_found" });
});
