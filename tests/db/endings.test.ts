import { beforeAll, beforeEach, expect, test } from "vitest";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { markNoShow } from "@/lib/services/actions/mark-no-show";
import { requestReschedule } from "@/lib/services/actions/request-reschedule";
import type { Booked } from "@/lib/services/book/book-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { completeSessions } from "@/lib/services/change/complete-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { undoChange } from "@/lib/services/change/undo-change";
import { readActivities } from "@/lib/store/activities";
import { lockBooking } from "@/lib/store/bookings";
import { inTransaction } from "@/lib/store/transaction";
import { useDatabase } from "@/tests/support/database";
import { asOwner, mailsAbout } from "@/tests/support/owner";
import { book, freeSlots, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);
// What other tests booked is over, so that each counts its own sessions only.
beforeEach(async () => {
  await rows("DELETE FROM blocked_time");
  await rows("UPDATE session SET status = 'canceled' WHERE status <> 'canceled'");
});

const LATER = NOW + MINUTE;
const single = async () => book("intro", await startsOnDays("intro", 1));
const statusOf = async (booked: Booked) =>
  (await reopen(booked)).booking.sessions.map(({ status }) => status);
const kindsOf = async ({ booking }: Booked) =>
  (await readActivities(booking.accountId, booking.id)).map(({ data }) => data.kind);
const blocked = async () => (await rows<{ n: number }>("SELECT count(*)::int AS n FROM blocked_time"))[0]?.n;

test("a session is completed by the system when its end has come, and not a millisecond earlier", async () => {
  const booked = await single();
  const { end } = booked.booking.sessions[0]!;
  expect(await completeSessions(end - 1)).toBe(0);
  expect(await statusOf(booked)).toEqual(["scheduled"]);
  expect(await completeSessions(end)).toBe(1);
  expect(await completeSessions(end)).toBe(0);
  const { booking } = await reopen(booked);
  expect(booking).toMatchObject({
    status: "completed",
    sessions: [{ ...booked.booking.sessions[0], status: "completed", statusBy: "system" }],
  });
  const record = await readActivities(booking.accountId, booking.id);
  expect(record.slice(1)).toMatchObject([
    { by: "system", reason: null, data: { kind: "completed", sessions: [{ previousStatus: "scheduled" }] } },
  ]);
  expect(await mailsAbout(booked, record[1]!.id)).toEqual({});
});

test("one activity for all of a booking's sessions that ended; the package is completed with its last one", async () => {
  const booked = await book("meeting", await startsOnDays("meeting", 3));
  const [first, second, third] = booked.booking.sessions;
  const moves = [{ sessionId: first!.id, start: first!.start + HOUR }];
  await rescheduleSessions(await reopen(booked), { moves, reason: null, zone: null }, LATER);
  expect(await completeSessions(second!.end)).toBe(2);
  expect((await reopen(booked)).booking.status).toBe("updated");
  await cancelSessions(await asOwner(booked), { sessions: [third!.id], reason: null }, second!.end + MINUTE);
  expect((await reopen(booked)).booking.status).toBe("completed");
  const record = await readActivities(booked.booking.accountId, booked.booking.id);
  expect(record[2]?.data).toMatchObject({
    kind: "completed",
    sessions: [
      { sessionId: first!.id, previousStatus: "rescheduled", sequence: 1 },
      { sessionId: second!.id, previousStatus: "scheduled", sequence: 0 },
    ],
  });
});

test("many complete at once, in small batches: every session once, one activity for each booking", async () => {
  const starts = await startsOnDays("intro", 12);
  const all = [];
  for (const start of starts) all.push(await book("intro", [start]));
  const end = Math.max(...starts) + 15 * MINUTE;
  const counts = await Promise.all(Array.from({ length: 4 }, () => completeSessions(end, 2)));
  counts.push(await completeSessions(end));
  expect(counts.reduce((sum, count) => sum + count)).toBe(12);
  for (const booked of all) expect(await kindsOf(booked)).toEqual(["booked", "completed"]);
});

test("a booking that somebody is changing is left for the next time, and holds up no other", async () => {
  const [busy, other] = [await single(), await single()];
  const end = Math.max(busy.booking.sessions[0]!.end, other.booking.sessions[0]!.end);
  await inTransaction(async (tx) => {
    await lockBooking(tx, busy.booking.accountId, busy.booking.id);
    expect(await completeSessions(end)).toBe(1);
  });
  expect([await statusOf(busy), await statusOf(other)]).toEqual([["scheduled"], ["completed"]]);
  expect(await completeSessions(end)).toBe(1);
});

test("what took place keeps its time, and counts against the caps of its day", async () => {
  await rows("UPDATE booking_page SET cap_per_day = 1, minimum_notice_minutes = 0");
  const booked = await single();
  const { start, end } = booked.booking.sessions[0]!;
  const day = new Date(start).toISOString().slice(0, 10);
  await completeSessions(end);
  expect(await blocked()).toBe(1);
  expect(await freeSlots("intro", day, day, end)).toEqual([]);
  await rows("UPDATE booking_page SET cap_per_day = NULL");
  const free = await freeSlots("intro", day, day, end);
  expect(free.length).toBeGreaterThan(10);
  await rows("UPDATE booking_page SET minimum_notice_minutes = 240");
});

test("no-show: from scheduled, rescheduled or completed, by the owner, once begun; final; nobody is mailed", async () => {
  const booked = await book("meeting", await startsOnDays("meeting", 3));
  const [first, second, third] = booked.booking.sessions;
  const owner = await asOwner(booked);
  const mark = (id: string, now: number) =>
    markNoShow(owner, { sessions: [id], reason: "Did not call" }, now);
  expect(await mark(first!.id, first!.start - 1)).toMatchObject({ ok: false, code: "not_started" });
  expect((await mark(first!.id, first!.start)).ok).toBe(true);
  expect(await mark(first!.id, first!.start)).toMatchObject({ ok: false, code: "wrong_status" });
  await completeSessions(second!.end);
  expect((await mark(second!.id, second!.end + DAY)).ok).toBe(true);

  const { booking } = await reopen(booked);
  expect(booking.sessions).toEqual([
    { ...first, status: "no_show", statusBy: "owner" },
    { ...second, status: "no_show", statusBy: "owner" },
    third,
  ]);
  expect(await blocked()).toBe(3);
  const record = await readActivities(booking.accountId, booking.id);
  expect(record.map(({ data }) => data.kind)).toEqual(["booked", "no_show", "completed", "no_show"]);
  expect(record[3]).toMatchObject({
    byName: "Dana Demo",
    reason: "Did not call",
    data: { sessions: [{ previousStatus: "completed" }] },
  });
  expect(await mailsAbout(booked, record[3]!.id)).toEqual({});
  const jobs = await rows("SELECT 1 FROM activity WHERE id = $1 AND composed_at IS NULL", [record[3]!.id]);
  expect(jobs).toEqual([]);
});

test("past, completed, no-show and canceled sessions can't be changed by the customer", async () => {
  const booked = await book("meeting", await startsOnDays("meeting", 3));
  const [first, second, third] = booked.booking.sessions;
  const free = (await startsOnDays("meeting", 1, "2026-12-01"))[0]!;
  const refused = async (now: number, status: SessionStatus) => {
    expect((await reopen(booked)).booking.sessions[0]?.status).toBe(status);
    const moves = [{ sessionId: first!.id, start: free }];
    const wanted = { sessions: [first!.id], reason: null };
    expect(
      await rescheduleSessions(await reopen(booked), { moves, reason: null, zone: null }, now),
    ).toMatchObject({ code: "wrong_status" });
    expect(await cancelSessions(await reopen(booked), wanted, now)).toMatchObject({ code: "wrong_status" });
  };
  await refused(first!.start, "scheduled");
  await completeSessions(first!.end);
  await refused(first!.end, "completed");
  await markNoShow(await asOwner(booked), { sessions: [first!.id], reason: null }, first!.end);
  await refused(first!.end, "no_show");
  expect([second?.status, third?.status]).toEqual(["scheduled", "scheduled"]);
});

test("an owner's request: the freed time is anybody's at once, the answer uses up no quota and is not undone", async () => {
  await rows(
    "UPDATE event_type SET policy = jsonb_set(policy, '{reschedule,maxPerSession}', '1') WHERE slug = 'meeting'",
  );
  const booked = await book("meeting", await startsOnDays("meeting", 3));
  const [first] = booked.booking.sessions;
  const ask = { sessions: [first!.id], reason: "Fair" };
  expect((await requestReschedule(await asOwner(booked), ask, LATER)).ok).toBe(true);
  await book("intro", [first!.start], { customer: { name: "Eve", email: "eve@customers.example" } }, LATER);

  const [one, two] = await startsOnDays("meeting", 2, "2026-12-01");
  const move = async (start: number, now: number) =>
    rescheduleSessions(
      await reopen(booked),
      { moves: [{ sessionId: first!.id, start }], reason: null, zone: null },
      now,
    );
  // Long after its old time the session still waits for the customer's pick.
  const late = first!.end + 3 * DAY;
  expect(await completeSessions(late)).toBeGreaterThan(0);
  expect((await move(one!, late)).ok).toBe(true);
  expect(await undoChange(await reopen(booked), late + MINUTE)).toMatchObject({ code: "not_undoable" });
  expect((await move(two!, late + 2 * MINUTE)).ok).toBe(true);
  expect(await move(one!, late + 3 * MINUTE)).toMatchObject({ code: "quota_used" });
  expect((await reopen(booked)).booking.sessions[0]).toMatchObject({ icalSequence: 3, rescheduleCount: 1 });
});

test("a change that waited for the lock is recorded after the one that it waited for", async () => {
  const booked = await book("meeting", await startsOnDays("meeting", 3));
  const [first, second] = booked.booking.sessions;
  const cancel = async (id: string, now: number) =>
    cancelSessions(await reopen(booked), { sessions: [id], reason: null }, now);
  await cancel(first!.id, LATER + MINUTE);
  await cancel(second!.id, LATER);
  const record = await readActivities(booked.booking.accountId, booked.booking.id);
  expect(record.map(({ data }) => ("sessions" in data ? data.sessions[0]?.sessionId : null))).toEqual([
    first!.id,
    first!.id,
    second!.id,
  ]);
  expect(record[2]!.at).toBeGreaterThan(record[1]!.at);
});

test("nothing is ever deleted, and a session keeps who it is through everything", async () => {
  const booked = await book("meeting", await startsOnDays("meeting", 3, "2026-11-30"));
  const [first] = booked.booking.sessions;
  const ids = [first!.id];
  const free = await startsOnDays("meeting", 3, "2026-12-07");
  const owner = await asOwner(booked);
  const customer = await reopen(booked);
  const move = (index: number) => ({
    moves: [{ sessionId: first!.id, start: free[index]! }],
    reason: null,
    zone: null,
  });
  const steps = [
    () => rescheduleSessions(customer, move(0), LATER),
    () => requestReschedule(owner, { sessions: ids, reason: null }, LATER + MINUTE),
    () => rescheduleSessions(customer, move(1), LATER + 2 * MINUTE),
    () => rescheduleSessions(owner, move(2), LATER + 3 * MINUTE),
    () => cancelSessions(customer, { sessions: ids, reason: null }, LATER + 4 * MINUTE),
  ];
  for (const step of steps) expect((await step()).ok).toBe(true);
  const { booking } = await reopen(booked);
  const { id, reference, icalUid, position, originalStart } = first!;
  expect(booking.sessions[0]).toMatchObject({
    ...{ id, reference, icalUid, position, originalStart },
    status: "canceled",
    icalSequence: 5,
    rescheduleCount: 1,
  });
  expect(await readActivities(booking.accountId, booking.id)).toHaveLength(6);
});
