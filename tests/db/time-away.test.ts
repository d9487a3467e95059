import { beforeAll, beforeEach, expect, test } from "vitest";
import { codeOfShown } from "@/lib/domain/away/shown";
import { goAway } from "@/lib/services/away/go-away";
import { bookCall, leave, planFor, wantedBy } from "@/tests/support/away";
import { useDatabase } from "@/tests/support/database";
import { addPage, addUser, dana } from "@/tests/support/owners";
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
  const { affected } = await planFor(ann, "2026-11-01", "2026-11-01");
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
    (await planFor(eve, first, first, now)).affected.map(({ bookingId }) => bookingId);
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
  const { affected, requests } = await planFor(user, "2026-11-13", "2026-11-13");
  expect(affected).toEqual([]);
  expect(requests).toMatchObject([
    { sessionId: request.booking.sessions[0]!.id, suggestedStarts: [first, last], title: "Trial session" },
  ]);
  expect((await planFor(user, "2026-11-11", "2026-11-12")).requests).toEqual([]);
});

test("wrong days are refused at their field, and nothing changes", async () => {
  const user = await dana();
  await leave(user, "2026-11-16", "2026-11-20");
  const told = async (first: string, last: string, note = "") => {
    const refused = await goAway(
      user,
      { ...wantedBy(user, first, last, note), sessions: [], shown: null },
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
  const { affected } = await planFor(user, "2026-11-16", "2026-11-20");
  const came = await book("intro", [next!], { customer: { name: "Eve", email: "eve@customers.example" } });
  const sessions = [seen, came].map(({ booking }) => booking.sessions[0]!.id);
  const request = { ...wantedBy(user, "2026-11-16", "2026-11-20"), sessions, shown: codeOfShown(affected) };
  const refused = await goAway(user, request, NOW);
  expect(refused).toMatchObject({ ok: false, code: "needs_confirmation" });
  expect(await rows("SELECT 1 FROM date_override")).toEqual([]);
  const shown = codeOfShown((await planFor(user, "2026-11-16", "2026-11-20")).affected);
  expect(await goAway(user, { ...request, shown }, NOW)).toMatchObject({ ok: true, asking: 2 });
});

test("two people who close the same days at the same moment: one is told", async () => {
  const user = await dana();
  const went = await Promise.all(
    [1, 2, 3].map(() =>
      goAway(user, { ...wantedBy(user, "2027-01-04", "2027-01-05"), sessions: [], shown: null }, NOW),
    ),
  );
  expect(went.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await rows("SELECT 1 FROM time_away")).toHaveLength(1);
});
