import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { ActivityKind } from "@/lib/domain/booking/activity";
import { replay } from "@/lib/domain/booking/replay";
import type { Session } from "@/lib/domain/booking/types";
import { DAY, type Instant, MINUTE } from "@/lib/domain/time";
import { approveRequest } from "@/lib/services/actions/approve-request";
import { markNoShow } from "@/lib/services/actions/mark-no-show";
import { requestReschedule } from "@/lib/services/actions/request-reschedule";
import type { Booked } from "@/lib/services/book/book-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { completeSessions } from "@/lib/services/change/complete-sessions";
import { expireRequests } from "@/lib/services/change/expire-requests";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { resubmitRequest } from "@/lib/services/change/resubmit-request";
import { undoChange } from "@/lib/services/change/undo-change";
import { readActivities } from "@/lib/store/activities";
import { readBooking } from "@/lib/store/bookings";
import { useDatabase } from "@/tests/support/database";
import { asOwner } from "@/tests/support/owner";
import { book, freeSlots, NOW, openStudio, reopen } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

type Act = (
  booked: Booked,
  ids: readonly string[],
  starts: readonly Instant[],
  now: Instant,
) => Promise<unknown>;

const moves = (ids: readonly string[], starts: readonly Instant[]) =>
  ids.map((sessionId, index) => ({ sessionId, start: starts[index] ?? 0 }));
const because = "because";

const ACTS: Readonly<Record<string, Act>> = {
  reschedule: async (booked, ids, starts, now) =>
    rescheduleSessions(await reopen(booked), { moves: moves(ids, starts), reason: because, zone: null }, now),
  move: async (booked, ids, starts, now) =>
    rescheduleSessions(
      await asOwner(booked),
      { moves: moves(ids, starts), reason: because, zone: null },
      now,
    ),
  regret: async (booked, ids, starts, now) => {
    await ACTS.reschedule?.(booked, ids, starts, now);
    return undoChange(await reopen(booked), now + 5 * MINUTE);
  },
  cancel: async (booked, ids, _, now) =>
    cancelSessions(await reopen(booked), { sessions: ids.slice(0, 1), reason: because }, now),
  decline: async (booked, ids, _, now) =>
    cancelSessions(await asOwner(booked), { sessions: ids.slice(0, 1), reason: null }, now),
  resubmit: async (booked, _, starts, now) =>
    resubmitRequest(await reopen(booked), { starts, reason: null, zone: null }, now),
  approve: async (booked, ids, starts, now) =>
    approveRequest(await asOwner(booked), { picks: moves(ids, starts), reason: null, confirmed: true }, now),
  ask: async (booked, ids, _, now) =>
    requestReschedule(await asOwner(booked), { sessions: ids.slice(0, 1), reason: because }, now),
  noShow: async (booked, ids, _, now) =>
    markNoShow(await asOwner(booked), { sessions: ids.slice(0, 1), reason: null }, now),
  complete: (_, __, ___, now) => completeSessions(now),
  expire: (_, __, ___, now) => expireRequests(now),
};

const anyStep = fc.record({
  act: fc.constantFrom(...Object.keys(ACTS)),
  sessions: fc.uniqueArray(fc.constantFrom(0, 1, 2), { minLength: 1, maxLength: 3 }),
  days: fc.uniqueArray(fc.nat({ max: 200 }), { minLength: 3, maxLength: 3 }),
  pause: fc.oneof(fc.integer({ min: 6, max: 2 * 24 * 60 }), fc.integer({ min: 6, max: 8 * 24 * 60 })),
});

const anyStory = fc.record({
  eventType: fc.constantFrom("meeting", "coaching", "trial", "trial"),
  steps: fc.array(anyStep, { minLength: 5, maxLength: 10 }),
});

/** Nothing but who the session is, as the record can't know that. */
function blank({ id, reference, position, icalUid }: Session): Session {
  return {
    ...{ id, reference, position, icalUid },
    ...{ start: 0, end: 1, originalStart: 0, rescheduleCount: 9, icalSequence: 9 },
    ...{ status: "no_show", statusBy: "owner", suggestedStarts: null },
  };
}

test("after whatever the services did, the record replayed is the rows, and others' rows are untouched", async () => {
  const reached = new Set<ActivityKind>();
  // Later than all that follows, so that no time passes for it.
  const bystander = await book("intro", [(await freeSlots("intro", "2027-09-01", "2027-09-01"))[0]!.start]);
  let from = NOW;
  await fc.assert(
    fc.asyncProperty(anyStory, async ({ eventType, steps }) => {
      const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
      const free = await freeSlots(eventType, day(from + DAY), day(from + 30 * DAY), from);
      const count = eventType === "trial" ? 2 : 3;
      const first = Array.from({ length: count }, (_, index) => free[index * 7]!.start);
      const booked = await book(eventType, first, {}, from);
      let now = from;
      for (const { act, sessions, days, pause } of steps) {
        now += pause * MINUTE;
        const ids = sessions.flatMap((index) => booked.booking.sessions[index]?.id ?? []);
        const starts = days
          .slice(0, Math.max(1, ids.length))
          .map((index) => free[index % free.length]!.start);
        await ACTS[act]?.(booked, ids, starts, now);
      }
      const booking = await readBooking(booked.booking.accountId, booked.booking.id);
      const record = await readActivities(booked.booking.accountId, booked.booking.id);
      for (const { data } of record) reached.add(data.kind);
      expect(replay(booking!.sessions.map(blank), booking!, record)).toEqual(booking!.sessions);
      from += 3 * DAY;
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect((await reopen(bystander)).booking).toEqual(bystander.booking);
  expect(reached.size).toBeGreaterThan(6);
});
