import { beforeAll, expect, test } from "vitest";
import type { ActivityKind } from "@/lib/domain/booking/activity";
import type { Actor, Session, SessionStatus } from "@/lib/domain/booking/types";
import { MINUTE } from "@/lib/domain/time";
import { requestReschedule } from "@/lib/services/actions/request-reschedule";
import type { Booked } from "@/lib/services/book/book-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { completeSessions } from "@/lib/services/change/complete-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { readActivities } from "@/lib/store/activities";
import { useDatabase } from "@/tests/support/database";
import { asOwner, mailsAbout, scenariosOf } from "@/tests/support/owner";
import { book, freeSlots, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const LATER = NOW + MINUTE;
const JOHN = "john@customers.example";
const GUEST = "guest@customers.example";
const DANA = "dana@demo.example";
const STAKEHOLDERS = ["front-desk@demo.example", "robin@demo.example"];

/** A package of three, $150 shown, reschedule fee 10%, refund 50%. The first two sessions are changed. */
interface Case {
  readonly booked: Booked;
  readonly ids: readonly string[];
  readonly free: readonly number[];
}

interface Row {
  readonly name: string;
  readonly before?: (at: Case) => Promise<unknown>;
  readonly act: (at: Case) => Promise<unknown>;
  readonly status: SessionStatus;
  readonly by: Actor;
  readonly sequence: number;
  readonly slot: "moved" | "freed" | "kept";
  readonly activity: ActivityKind;
  readonly reason: string | null;
  /** Of each of the two sessions' mails; null when nobody is told. */
  readonly calendar: string | null;
  readonly scenario: string | null;
  readonly due: readonly (readonly [kind: string, amount: number])[];
}

const moves = ({ ids, free }: Case) =>
  ids.map((sessionId, index) => ({ sessionId, start: free[index] ?? 0 }));
const cancel = ({ ids }: Case) => ({ sessions: ids, reason: "Away" });
const ask = async (at: Case) => requestReschedule(await asOwner(at.booked), cancel(at), LATER);

const ROWS: readonly Row[] = [
  {
    name: "customer reschedules",
    act: async (at) =>
      rescheduleSessions(await reopen(at.booked), { moves: moves(at), reason: "Away", zone: null }, LATER),
    status: "rescheduled",
    by: "customer",
    sequence: 1,
    slot: "moved",
    activity: "rescheduled",
    reason: "Away",
    calendar: "REQUEST 1",
    scenario: "rescheduled_by_customer",
    due: [["payment_reschedule", 1_000]],
  },
  {
    name: "customer cancels",
    act: async (at) => cancelSessions(await reopen(at.booked), cancel(at), LATER),
    status: "canceled",
    by: "customer",
    sequence: 1,
    slot: "freed",
    activity: "canceled",
    reason: "Away",
    calendar: "CANCEL 1",
    scenario: "canceled_by_customer",
    due: [["refund_manual", 5_000]],
  },
  {
    name: "owner cancels: the refund is the owner's choice",
    act: async (at) => cancelSessions(await asOwner(at.booked), cancel(at), LATER),
    status: "canceled",
    by: "owner",
    sequence: 1,
    slot: "freed",
    activity: "canceled",
    reason: "Away",
    calendar: "CANCEL 1",
    scenario: "canceled_by_owner",
    due: [],
  },
  {
    name: "owner requests a reschedule: the sessions are kept, the slots freed at once",
    act: ask,
    status: "reschedule_requested",
    by: "owner",
    sequence: 1,
    slot: "freed",
    activity: "reschedule_requested",
    reason: "Away",
    calendar: "CANCEL 1",
    scenario: "reschedule_requested_by_owner",
    due: [],
  },
  {
    name: "owner requests a reschedule, and the customer picks: the same sessions move, never a fee, no reason needed",
    before: ask,
    act: async (at) =>
      rescheduleSessions(
        await reopen(at.booked),
        { moves: moves(at), reason: null, zone: null },
        LATER + MINUTE,
      ),
    status: "rescheduled",
    by: "customer",
    sequence: 2,
    slot: "moved",
    activity: "rescheduled",
    reason: null,
    calendar: "REQUEST 2",
    scenario: "rescheduled_by_customer",
    due: [],
  },
  {
    name: "owner moves it for the customer: never a fee",
    act: async (at) =>
      rescheduleSessions(await asOwner(at.booked), { moves: moves(at), reason: "Fair", zone: null }, LATER),
    status: "rescheduled",
    by: "owner",
    sequence: 1,
    slot: "moved",
    activity: "rescheduled",
    reason: "Fair",
    calendar: "REQUEST 1",
    scenario: "rescheduled_by_owner",
    due: [],
  },
  {
    name: "session ends",
    act: async ({ booked }) => completeSessions(booked.booking.sessions[1]!.end),
    status: "completed",
    by: "system",
    sequence: 0,
    slot: "kept",
    activity: "completed",
    reason: null,
    calendar: null,
    scenario: null,
    due: [],
  },
];

async function blockedStarts(ids: readonly string[]): Promise<(number | null)[]> {
  const blocked = await rows<{ session_id: string; start: number }>(
    "SELECT session_id, extract(epoch FROM lower(period)) * 1000 AS start FROM blocked_time WHERE session_id = ANY($1)",
    [ids],
  );
  const byId = new Map(blocked.map(({ session_id, start }) => [session_id, Number(start)]));
  return ids.map((id) => byId.get(id) ?? null);
}

test.each(ROWS.map((row) => [row.name, row] as const))("%s", async (_, row) => {
  const booked = await book("coaching", await startsOnDays("coaching", 3), { guests: [GUEST] });
  const sessions = booked.booking.sessions;
  const ids = sessions.slice(0, 2).map(({ id }) => id);
  const at = { booked, ids, free: await startsOnDays("coaching", 2, "2026-11-16") };
  await row.before?.(at);
  const { sessions: before } = (await reopen(booked)).booking;
  await row.act(at);

  const { booking } = await reopen(booked);
  const moved = row.slot === "moved";
  const expected = before.map((session, index): Session => {
    if (index === 2) return session;
    const start = moved ? at.free[index]! : session.start;
    const counts = row.by === "customer" && session.status === "scheduled" && moved ? 1 : 0;
    return {
      ...session,
      start,
      end: start + 30 * MINUTE,
      status: row.status,
      statusBy: row.by,
      icalSequence: row.sequence,
      rescheduleCount: counts,
    };
  });
  expect(booking.sessions).toEqual(expected);
  expect(booking.status).toBe(row.activity === "completed" ? "created" : "updated");

  const starts = { moved: at.free, freed: [null, null], kept: ids.map((_, index) => sessions[index]!.start) };
  expect(await blockedStarts(ids)).toEqual(starts[row.slot]);
  if (row.slot !== "kept") {
    const offered = await freeSlots("coaching", "2026-10-26", "2026-12-31", LATER);
    const free = new Set(offered.map(({ start }) => start));
    expect(sessions.map(({ start }) => free.has(start))).toEqual([true, true, false]);
    expect(at.free.map((start) => free.has(start))).toEqual([!moved, !moved]);
  }

  const activity = (await readActivities(booking.accountId, booking.id)).at(-1)!;
  expect(activity).toMatchObject({ by: row.by, reason: row.reason, data: { kind: row.activity } });
  const { data } = activity;
  const named = "moves" in data ? data.moves : "sessions" in data ? data.sessions : [];
  const after = { sequence: row.sequence };
  expect(named).toMatchObject(
    ids.map((id, index) => ({ ...after, sessionId: id, previousStatus: before[index]!.status })),
  );

  const attending = row.calendar === null ? [] : ["plain", row.calendar, row.calendar];
  const told =
    row.calendar === null
      ? {}
      : {
          ...Object.fromEntries([JOHN, GUEST, DANA].map((person) => [person, attending])),
          ...Object.fromEntries(STAKEHOLDERS.map((person) => [person, ["plain"]])),
        };
  expect(await mailsAbout(booked, activity.id)).toEqual(told);
  expect(await scenariosOf(booked, activity.id)).toEqual(row.scenario === null ? [] : [row.scenario]);

  const due = await rows<{ kind: string; amount: number }>(
    "SELECT kind, amount FROM transaction WHERE booking_id = $1 AND kind <> 'payment_schedule'",
    [booking.id],
  );
  expect(due.map(({ kind, amount }) => [kind, amount])).toEqual(row.due);
});
