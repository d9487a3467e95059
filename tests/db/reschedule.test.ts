import { beforeAll, expect, test } from "vitest";
import { MINUTE } from "@/lib/domain/time";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { answerKey } from "@/lib/services/change/idempotency";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { undoChange } from "@/lib/services/change/undo-change";
import { readActivities } from "@/lib/store/activities";
import { pool } from "@/lib/store/client";
import { useDatabase } from "@/tests/support/database";
import { book, freeSlots, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const LATER = NOW + MINUTE;

async function packageOf(eventType: string, count: number) {
  const starts = await startsOnDays(eventType, count + 2);
  const booked = await book(eventType, starts.slice(0, count));
  const [free = 0, other = 0] = await startsOnDays(eventType, 2, "2026-11-16");
  return { booked, sessions: booked.booking.sessions, free, other };
}

const move = (sessionId: string, start: number) => ({ sessionId, start });

test("moves keep identity, raise SEQUENCE by one, and leave the other sessions alone", async () => {
  const { booked, sessions, free } = await packageOf("coaching", 3);
  const outcome = await rescheduleSessions(
    await reopen(booked),
    { moves: [move(sessions[1]!.id, free)], reason: "Away", zone: null },
    LATER,
  );
  expect(outcome.ok && outcome.plan.total).toEqual({ amount: 500, currency: "USD" });
  const { booking } = await reopen(booked);
  expect(booking.status).toBe("updated");
  expect(booking.sessions[0]).toEqual(sessions[0]);
  expect(booking.sessions[2]).toEqual(sessions[2]);
  expect(booking.sessions[1]).toEqual({
    ...sessions[1],
    start: free,
    end: free + 30 * MINUTE,
    status: "rescheduled",
    statusBy: "customer",
    icalSequence: 1,
    rescheduleCount: 1,
  });
  const old = await freeSlots("coaching", "2026-10-26", "2026-12-31", LATER);
  expect(old.map(({ start }) => start)).toContain(sessions[1]!.start);
  expect(old.map(({ start }) => start)).not.toContain(free);
  const activities = await readActivities(booking.accountId, booking.id);
  expect(activities.at(-1)).toMatchObject({
    by: "customer",
    byName: "John Smith",
    reason: "Away",
    data: {
      kind: "rescheduled",
      moves: [{ sessionId: sessions[1]!.id, sequence: 1, previousStatus: "scheduled" }],
    },
  });
  const due = await rows(
    "SELECT kind, status, amount FROM transaction WHERE booking_id = $1 ORDER BY created_at",
    [booking.id],
  );
  expect(due).toEqual([
    { kind: "payment_schedule", status: "due", amount: 15_000 },
    { kind: "payment_reschedule", status: "due", amount: 500 },
  ]);
});

test("two sessions of a package swap their times in one move", async () => {
  const { booked, sessions } = await packageOf("meeting", 3);
  const [first, second] = [sessions[0]!, sessions[1]!];
  const outcome = await rescheduleSessions(
    await reopen(booked),
    { moves: [move(first.id, second.start), move(second.id, first.start)], reason: null, zone: null },
    LATER,
  );
  expect(outcome.ok).toBe(true);
  const { booking } = await reopen(booked);
  expect(booking.sessions.map(({ start }) => start)).toEqual([second.start, first.start, sessions[2]!.start]);
});

test("of two moves one clashes: none moves, and the refusal names it with the nearest free times", async () => {
  const { booked, sessions, free, other } = await packageOf("meeting", 3);
  await book("intro", [other], { customer: { name: "Eve", email: "eve@customers.example" } });
  const outcome = await rescheduleSessions(
    await reopen(booked),
    { moves: [move(sessions[0]!.id, free), move(sessions[1]!.id, other)], reason: null, zone: null },
    LATER,
  );
  expect(outcome).toMatchObject({
    ok: false,
    code: "slot_taken",
    conflicts: [{ session: sessions[1]!.id, start: other }],
  });
  const nearest = !outcome.ok && "conflicts" in outcome ? (outcome.conflicts?.[0]?.nearest ?? []) : [];
  expect(nearest).toHaveLength(3);
  expect(nearest).toContain(other + 15 * MINUTE);
  expect((await reopen(booked)).booking.sessions).toEqual(sessions);
});

test("of many who want one slot at the same moment one gets it, and every loser keeps all its sessions", async () => {
  const packages = [];
  for (let index = 0; index < 8; index += 1) packages.push(await packageOf("meeting", 3));
  const [target = 0] = await startsOnDays("meeting", 1, "2026-12-14");
  const outcomes = await Promise.all(
    packages.map(async ({ booked, sessions }, index) => {
      const own = target + (index + 1) * 60 * MINUTE;
      const moves = [move(sessions[0]!.id, target), move(sessions[1]!.id, own)];
      return rescheduleSessions(await reopen(booked), { moves, reason: null, zone: null }, LATER);
    }),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  for (const [index, outcome] of outcomes.entries()) {
    const { booking } = await reopen(packages[index]!.booked);
    if (!outcome.ok) expect(booking.sessions).toEqual(packages[index]!.sessions);
  }
});

test("the database itself refuses an overlap, whoever forgets the lock", async () => {
  const { booked } = await packageOf("meeting", 3);
  const { accountId, ownerId, sessions } = booked.booking;
  const [free = 0] = await startsOnDays("intro", 1, "2026-12-01");
  const other = await book("intro", [free]);
  const insert = pool().query(
    "UPDATE blocked_time SET period = tstzrange($3, $4) WHERE account_id = $1 AND session_id = $2",
    [accountId, other.booking.sessions[0]!.id, new Date(sessions[0]!.start), new Date(sessions[0]!.end)],
  );
  await expect(insert).rejects.toMatchObject({ code: "23P01", constraint: "blocked_time_no_overlap" });
  expect(ownerId).toBe(other.booking.ownerId);
});

test("a reason that the policy asks for is asked for; a session of another booking is refused", async () => {
  const { booked, sessions, free } = await packageOf("coaching", 3);
  const stranger = await packageOf("meeting", 3);
  const refused = await rescheduleSessions(
    await reopen(booked),
    { moves: [move(sessions[0]!.id, free)], reason: "  ", zone: null },
    LATER,
  );
  expect(refused).toMatchObject({ ok: false, code: "reason_required" });
  const foreign = await rescheduleSessions(
    await reopen(booked),
    { moves: [move(stranger.sessions[0]!.id, free)], reason: "x", zone: null },
    LATER,
  );
  expect(foreign).toMatchObject({ ok: false, code: "unknown_session" });
});

test("the policy is enforced when the change is made, not only when the page was read", async () => {
  const { booked, sessions, free } = await packageOf("consulting", 5);
  const request = { moves: [move(sessions[0]!.id, free)], reason: null, zone: null };
  const managed = await reopen(booked);
  const deadline = sessions[0]!.start - 24 * 60 * MINUTE;
  expect(await rescheduleSessions(managed, request, deadline + 1)).toMatchObject({
    ok: false,
    code: "too_late",
  });
  expect((await rescheduleSessions(managed, request, deadline)).ok).toBe(true);
});

test("the same Idempotency-Key moves once and is answered the same", async () => {
  const { booked, sessions, free } = await packageOf("meeting", 3);
  const managed = await reopen(booked);
  const request = { moves: [move(sessions[0]!.id, free)], reason: null, zone: null };
  const idempotency = {
    answerKey: answerKey("test", "key-1", request),
    render: () => ({ status: 200, body: { ok: 1 } }),
  };
  const outcomes = await Promise.allSettled([
    rescheduleSessions(managed, request, LATER, idempotency),
    rescheduleSessions(managed, request, LATER, idempotency),
  ]);
  const moved = outcomes.filter((outcome) => outcome.status === "fulfilled" && outcome.value.ok);
  expect(moved).toHaveLength(1);
  expect((await reopen(booked)).booking.sessions[0]).toMatchObject({ start: free, icalSequence: 1 });
});

test("canceling frees the slots, records the refund and touches nothing else", async () => {
  const { booked, sessions } = await packageOf("coaching", 3);
  const outcome = await cancelSessions(
    await reopen(booked),
    { sessions: [sessions[0]!.id, sessions[2]!.id], reason: "Moving" },
    LATER,
  );
  expect(outcome.ok && outcome.plan.total).toEqual({ amount: 5_000, currency: "USD" });
  const { booking } = await reopen(booked);
  expect(booking.sessions.map(({ status }) => status)).toEqual(["canceled", "scheduled", "canceled"]);
  expect(booking.sessions[1]).toEqual(sessions[1]);
  const free = (await freeSlots("coaching", "2026-10-26", "2026-12-31", LATER)).map(({ start }) => start);
  expect(free).toContain(sessions[0]!.start);
  expect(await rows("SELECT 1 FROM blocked_time WHERE session_id = $1", [sessions[0]!.id])).toEqual([]);
});

test("undo brings the old times back with a higher SEQUENCE and drops the fee, for ten minutes", async () => {
  const { booked, sessions, free } = await packageOf("coaching", 3);
  const managed = await reopen(booked);
  await rescheduleSessions(managed, { moves: [move(sessions[0]!.id, free)], reason: "x", zone: null }, LATER);
  expect(await undoChange(await reopen(booked), LATER + 11 * MINUTE)).toMatchObject({
    ok: false,
    code: "not_undoable",
  });
  expect((await undoChange(await reopen(booked), LATER + 9 * MINUTE)).ok).toBe(true);
  const { booking } = await reopen(booked);
  expect(booking.sessions[0]).toMatchObject({ ...sessions[0], icalSequence: 2, rescheduleCount: 0 });
  expect(booking.status).toBe("created");
  const fees = await rows(
    "SELECT status FROM transaction WHERE booking_id = $1 AND kind = 'payment_reschedule'",
    [booking.id],
  );
  expect(fees).toEqual([{ status: "void" }]);
  expect(await undoChange(await reopen(booked), LATER + 9 * MINUTE)).toMatchObject({ code: "not_undoable" });
});

test("undo is refused when somebody took the old slot meanwhile", async () => {
  const { booked, sessions, free } = await packageOf("meeting", 3);
  await rescheduleSessions(
    await reopen(booked),
    { moves: [move(sessions[0]!.id, free)], reason: null, zone: null },
    LATER,
  );
  await book(
    "intro",
    [sessions[0]!.start],
    { customer: { name: "Eve", email: "eve@customers.example" } },
    LATER,
  );
  expect(await undoChange(await reopen(booked), LATER + MINUTE)).toMatchObject({
    ok: false,
    code: "slot_taken",
  });
});
