import type { ManagedBooking } from "@/lib/auth/managed-booking";
import type { NeedsConfirmation } from "@/lib/domain/booking/confirmation";
import { type OwnerMovesPlan, planOwnerMoves } from "@/lib/domain/booking/plan-owner-moves";
import { planMoves, planReschedule, type ReschedulePlan } from "@/lib/domain/booking/plan-reschedule";
import { rescheduledData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant, Zone } from "@/lib/domain/time";
import { scopeOf } from "@/lib/services/book/list-slots";
import { type RescheduleRefusal, withNearest } from "@/lib/services/book/nearest-times";
import { setZone } from "@/lib/store/bookings";
import { acceptConflicts } from "@/lib/store/calendar-conflicts";
import { readOccupied } from "@/lib/store/occupied";
import { readPageSettings } from "@/lib/store/pages";
import { moveSessions } from "@/lib/store/session-changes";
import type { Tx } from "@/lib/store/transaction";
import { changeBooking } from "./change-booking";
import type { Idempotency } from "./idempotency";
import { type ChangeableBooking, recordChange, recordDueOf } from "./record-change";

export type { RescheduleRefusal } from "@/lib/services/book/nearest-times";

export interface RescheduleRequest {
  readonly moves: readonly { readonly sessionId: string; readonly start: Instant }[];
  readonly reason: string | null;
  /** The zone the customer picked the times in; their mails follow it. Null leaves it, as an owner does. */
  readonly zone: Zone | null;
  /** When the fees were shown to the customer (lib/auth/quote.ts); null or left out: they are those of now. */
  readonly quotedAt?: Instant | null;
}

export interface OwnerRescheduleRequest extends RescheduleRequest {
  /** The owner means times that are not offered. */
  readonly confirmed?: boolean;
}

export interface Rescheduled {
  readonly ok: true;
  /** The activity that records it; a later undo names it. */
  readonly activityId: string;
  readonly plan: ReschedulePlan;
}

/** Moves the sessions to their new times, all of them or none: for their customer, or by the owner for them. */
export async function rescheduleSessions(
  managed: ManagedBooking,
  request: RescheduleRequest,
  now: Instant,
  idempotency?: Idempotency<Rescheduled> | null,
): Promise<Rescheduled | RescheduleRefusal>;
export async function rescheduleSessions(
  changeable: ChangeableBooking,
  request: OwnerRescheduleRequest,
  now: Instant,
  idempotency?: Idempotency<Rescheduled> | null,
): Promise<Rescheduled | RescheduleRefusal | NeedsConfirmation>;
export async function rescheduleSessions(
  changeable: ChangeableBooking,
  request: OwnerRescheduleRequest,
  now: Instant,
  idempotency: Idempotency<Rescheduled> | null = null,
): Promise<Rescheduled | RescheduleRefusal | NeedsConfirmation> {
  const outcome = await changeBooking(
    changeable,
    {
      plan: async (booking, tx): Promise<ReschedulePlan | Refusal | NeedsConfirmation> =>
        changeable.by === "owner"
          ? planForOwner(booking, request, now, tx)
          : planForCustomer(booking, request, now, tx),
      write: (tx, booking, planned) =>
        writeReschedule(tx, changeable, booking, planned, { zone: request.zone, paid: false }, now),
    },
    now,
    idempotency,
  );
  if (outcome.ok || outcome.code === "needs_confirmation") return outcome;
  return withNearest(changeable.booking, request.moves, outcome, now);
}

/**
 * What a reschedule by the customer would do, or why it is refused: the review page asks this before the reason. New times that the
 * booking holds itself, until a fee is paid, are free: asking for them again ends that hold.
 */
export async function previewReschedule(
  booking: Booking,
  moves: RescheduleRequest["moves"],
  now: Instant,
): Promise<ReturnType<typeof planMoves>> {
  return planMoves({
    ...(await wanted(booking, moves, now, undefined, { butHoldsOf: booking.id })),
    by: "customer",
  });
}

async function wanted(
  booking: Booking,
  moves: RescheduleRequest["moves"],
  now: Instant,
  tx?: Tx,
  scope: { readonly held?: boolean; readonly butHoldsOf?: string } = {},
) {
  const where = await readPageSettings(booking.accountId, booking.pageId, tx);
  const windows = moves.map(({ start }) => ({ start, end: start + 1 }));
  const occupied = await readOccupied({ ...scopeOf(where), ...scope }, windows, tx);
  return { booking, moves, settings: where.settings, occupied, now };
}

/** What a reschedule by the customer does, its reason included, or why it is refused. `held`: the times were held for it. */
export async function planForCustomer(
  booking: Booking,
  { moves, reason, quotedAt }: RescheduleRequest,
  now: Instant,
  tx?: Tx,
  held = false,
): Promise<ReschedulePlan | Refusal> {
  return planReschedule({
    ...(await wanted(booking, moves, now, tx, { held })),
    by: "customer",
    quotedAt,
    reason,
  });
}

/** What moving the sessions for their customer would do, or why it is refused. */
export async function planForOwner(
  booking: Booking,
  { moves, reason, confirmed = false }: OwnerRescheduleRequest,
  now: Instant,
  tx?: Tx,
): Promise<OwnerMovesPlan | Refusal | NeedsConfirmation> {
  return planOwnerMoves({ ...(await wanted(booking, moves, now, tx)), reason, confirmed });
}

/** Makes planned moves, in the transaction of the caller, who holds the locks. `paid`: the fee came through Stripe. */
export async function writeReschedule(
  tx: Tx,
  author: Pick<ChangeableBooking, "by" | "holderName">,
  booking: Booking,
  planned: ReschedulePlan,
  { zone, paid }: { zone: Zone | null; paid: boolean },
  now: Instant,
): Promise<Rescheduled> {
  const moves = planned.moves.map((move) => ({ ...move, sessionId: move.session.id }));
  await moveSessions(tx, booking, author.by, moves, now);
  if (author.by === "owner")
    await acceptConflicts(
      tx,
      booking.accountId,
      moves.map(({ sessionId }) => sessionId),
      author.holderName,
      now,
    );
  if (zone && zone !== booking.zone) await setZone(tx, booking.accountId, booking.id, zone);
  const data = rescheduledData(planned, paid);
  const activityId = await recordChange(tx, booking, author, { at: now, reason: planned.reason, data });
  await recordDueOf(tx, booking, { id: activityId, at: now }, "payment_reschedule", planned.total);
  return { ok: true, activityId, plan: planned };
}
