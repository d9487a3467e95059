import { v7 as orderedUuid } from "uuid";
import type { ManagedBooking } from "@/lib/auth/managed-booking";
import { nearestSlots } from "@/lib/domain/availability/search";
import type { Bookable } from "@/lib/domain/booking/page";
import { planMoves, planReschedule, type ReschedulePlan } from "@/lib/domain/booking/plan-reschedule";
import type { Refusal } from "@/lib/domain/booking/refusal";
import { bookingStatusAfter } from "@/lib/domain/booking/status";
import { blockedBy, sessionAt, settingsFor, withoutSessions } from "@/lib/domain/booking/times";
import type { Booking } from "@/lib/domain/booking/types";
import { DAY, type Instant, type Zone } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import { appendActivity } from "@/lib/store/activities";
import { lockBooking, setZone } from "@/lib/store/bookings";
import { recordDue } from "@/lib/store/money";
import { readOccupied } from "@/lib/store/occupied";
import { readPageSettings } from "@/lib/store/pages";
import { moveSessions, setBookingStatus } from "@/lib/store/session-changes";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { type Idempotency, keepOutcome } from "./idempotency";
import { scopeOf } from "./list-slots";
import { newTransactionReference } from "./references";
import { settleRaces } from "./settle-races";

export interface RescheduleRequest {
  readonly moves: readonly { readonly sessionId: string; readonly start: Instant }[];
  readonly reason: string | null;
  /** The zone the customer picked the times in; their mails follow it. Null leaves it. */
  readonly zone: Zone | null;
}

export interface Rescheduled {
  readonly ok: true;
  /** The activity that records it; a later undo names it. */
  readonly activityId: string;
  readonly plan: ReschedulePlan;
}

/** A lost slot with the free times nearest to it. */
export interface Conflict {
  readonly session: string;
  readonly start: Instant;
  readonly nearest: readonly Instant[];
}

export type RescheduleRefusal = Refusal & { readonly conflicts?: readonly Conflict[] };

/** Moves the sessions to their new times, all of them or none. */
export async function rescheduleSessions(
  managed: ManagedBooking,
  request: RescheduleRequest,
  now: Instant,
  idempotency: Idempotency<Rescheduled> | null = null,
): Promise<Rescheduled | RescheduleRefusal> {
  const { accountId, id, ownerId } = managed.booking;
  const early = await plan(managed.booking, request, now);
  if (!early.ok) return withNearest(managed.booking, request, early, now);
  const outcome = await settleRaces(() =>
    inTransaction(
      async (tx) => {
        const booking = await lockBooking(tx, accountId, id);
        if (!booking) throw new Error(`booking ${id} is missing`);
        const planned = await plan(booking, request, now, tx);
        if (!planned.ok) return planned;
        const rescheduled = await write(tx, managed, booking, planned, request, now);
        await keepOutcome(tx, accountId, idempotency, rescheduled, now);
        return rescheduled;
      },
      { accountId, ownerId },
    ),
  );
  return outcome.ok ? outcome : withNearest(managed.booking, request, outcome, now);
}

/** What a reschedule would do, or why it is refused, without doing it: the review page asks this before the reason. */
export async function previewReschedule(
  booking: Booking,
  moves: RescheduleRequest["moves"],
  now: Instant,
): Promise<ReturnType<typeof planMoves>> {
  return planMoves(await wanted(booking, moves, now));
}

async function wanted(booking: Booking, moves: RescheduleRequest["moves"], now: Instant, tx?: Tx) {
  const where = await readPageSettings(booking.accountId, booking.pageId, tx);
  const windows = moves.map(({ start }) => ({ start, end: start + 1 }));
  const occupied = await readOccupied(scopeOf(where), windows, tx);
  return { booking, moves, settings: where.settings, occupied, now, by: "customer" } as const;
}

async function plan(booking: Booking, { moves, reason }: RescheduleRequest, now: Instant, tx?: Tx) {
  return planReschedule({ ...(await wanted(booking, moves, now, tx)), reason });
}

async function write(
  tx: Tx,
  managed: ManagedBooking,
  booking: Booking,
  planned: ReschedulePlan,
  request: RescheduleRequest,
  now: Instant,
): Promise<Rescheduled> {
  const { accountId, id: bookingId } = booking;
  const moves = planned.moves.map((move) => ({ ...move, sessionId: move.session.id }));
  await moveSessions(tx, booking, "customer", 1, moves);
  const moved = new Map(planned.moves.map((move) => [move.session.id, move]));
  const after = booking.sessions.map((session) => ({
    ...session,
    status: moved.get(session.id)?.status ?? session.status,
  }));
  await setBookingStatus(tx, accountId, bookingId, bookingStatusAfter(after, true));
  if (request.zone && request.zone !== booking.zone) await setZone(tx, accountId, bookingId, request.zone);

  const activityId = orderedUuid();
  await appendActivity(tx, accountId, {
    id: activityId,
    bookingId,
    at: now,
    by: "customer",
    byName: managed.holderName,
    reason: planned.reason,
    data: {
      kind: "rescheduled",
      moves: planned.moves.map(({ session, from, to, sequence }) => ({
        sessionId: session.id,
        from,
        to,
        sequence,
        previousStatus: session.status,
      })),
      fee: planned.total,
    },
  });
  if (planned.total && booking.price?.mode === "displayed") {
    await recordDue(tx, {
      accountId,
      id: orderedUuid(),
      reference: newTransactionReference(),
      bookingId,
      activityId,
      kind: "payment_reschedule",
      money: planned.total,
      at: now,
    });
  }
  await enqueue(tx, "compose_mails", { accountId, bookingId });
  return { ok: true, activityId, plan: planned };
}

/** Names, for each lost slot, the free times nearest to it that the other choices leave. */
async function withNearest(
  booking: Booking,
  request: RescheduleRequest,
  refusal: Refusal,
  now: Instant,
): Promise<RescheduleRefusal> {
  const lost = (refusal.sessions ?? []).filter(({ code }) => code === "slot_taken" || code === "cap_reached");
  if (lost.length === 0) return refusal;
  const where = await readPageSettings(booking.accountId, booking.pageId);
  const conflicts = await Promise.all(
    lost.map(async ({ session, start }) => ({
      session,
      start: start ?? now,
      nearest: await nearest(where, booking, request, session, start ?? now, now),
    })),
  );
  return { ...refusal, conflicts };
}

const OFFERED = 3;
const REACH = 30 * DAY;

async function nearest(
  where: Omit<Bookable, "eventType">,
  booking: Booking,
  request: RescheduleRequest,
  sessionId: string,
  near: Instant,
  now: Instant,
): Promise<Instant[]> {
  const settings = settingsFor(booking, where.settings);
  const window = { start: Math.max(now, near - REACH), end: near + REACH };
  const occupied = withoutSessions(
    await readOccupied(scopeOf(where), [window]),
    new Set(request.moves.map((move) => move.sessionId)),
  );
  const kept = request.moves
    .filter((move) => move.sessionId !== sessionId)
    .map(({ start }) => ({ sessionId: null, ...blockedBy(sessionAt(start, settings), settings) }));
  const present = booking.sessions.find((session) => session.id === sessionId)?.start;
  const near30 = { ...settings, horizonDays: Math.min(settings.horizonDays, (window.end - now) / DAY) };
  return nearestSlots(
    near30,
    { ...occupied, blocked: [...occupied.blocked, ...kept] },
    near,
    OFFERED + 1,
    now,
  )
    .filter((start) => start !== present)
    .slice(0, OFFERED);
}
