import { type CancelPlan, planCancel } from "@/lib/domain/booking/plan-cancel";
import { canceledData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Actor, Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { endSessions } from "@/lib/store/session-changes";
import type { Tx } from "@/lib/store/transaction";
import { changeBooking } from "./change-booking";
import type { Idempotency } from "./idempotency";
import { type ChangeableBooking, recordChange, recordDueOf } from "./record-change";

export interface CancelRequest {
  readonly sessions: readonly string[];
  readonly reason: string | null;
}

export interface Canceled {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: CancelPlan;
}

/**
 * Cancels the sessions, all of them or none, and frees their time. A request is withdrawn by its customer, declined
 * by its owner.
 */
export async function cancelSessions(
  changeable: ChangeableBooking,
  request: CancelRequest,
  now: Instant,
  idempotency: Idempotency<Canceled> | null = null,
): Promise<Canceled | Refusal> {
  return changeBooking(
    changeable,
    {
      plan: (booking) => planOf(booking, request, now, changeable.by),
      write: (tx, booking, planned) => write(tx, changeable, booking, planned, now),
    },
    now,
    idempotency,
  );
}

/** What a cancellation by the customer would do, or why it is refused: the confirmation step asks this. */
export function previewCancel(booking: Booking, request: CancelRequest, now: Instant): CancelPlan | Refusal {
  return planOf(booking, request, now, "customer");
}

function planOf(
  booking: Booking,
  { sessions, reason }: CancelRequest,
  now: Instant,
  by: Actor,
): CancelPlan | Refusal {
  return planCancel({ booking, sessionIds: sessions, reason, now, by });
}

async function write(
  tx: Tx,
  changeable: ChangeableBooking,
  booking: Booking,
  planned: CancelPlan,
  now: Instant,
): Promise<Canceled> {
  const ended = planned.sessions.map(({ session, sequence }) => ({ sessionId: session.id, sequence }));
  await endSessions(tx, booking.accountId, "canceled", changeable.by, ended, now);
  const data = canceledData(planned);
  const activityId = await recordChange(tx, booking, changeable, { at: now, reason: planned.reason, data });
  await recordDueOf(tx, booking, { id: activityId, at: now }, "refund_manual", planned.total);
  return { ok: true, activityId, plan: planned };
}
