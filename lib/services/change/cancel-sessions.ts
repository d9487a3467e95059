import type { ManagedBooking } from "@/lib/auth/managed-booking";
import { type CancelPlan, planCancel } from "@/lib/domain/booking/plan-cancel";
import {
  planOwnerCancel,
  type RefundChoice,
  type RefundTooHigh,
} from "@/lib/domain/booking/plan-owner-cancel";
import { canceledData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { giveBack } from "@/lib/services/payments/give-back";
import { atMost, readPriceLeft } from "@/lib/services/payments/price-left";
import { readRefundable } from "@/lib/services/payments/read-refundable";
import { endSessions } from "@/lib/store/session-changes";
import type { Tx } from "@/lib/store/transaction";
import { changeBooking } from "./change-booking";
import type { Idempotency } from "./idempotency";
import { type ChangeableBooking, recordChange, recordDueOf } from "./record-change";

export interface CancelRequest {
  readonly sessions: readonly string[];
  readonly reason: string | null;
}

export interface OwnerCancelRequest extends CancelRequest {
  /** Left out, nothing is given back. */
  readonly refund?: RefundChoice;
}

export interface Canceled {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: CancelPlan;
}

/** A customer's cancellation as it would be: its refund is no more than what is left of the price that was paid. */
export interface CustomerCancelPlan extends CancelPlan {
  /** The refund goes back by itself; otherwise it is the owner who gives it. */
  readonly automatic: boolean;
}

/**
 * Cancels the sessions, all of them or none, and frees their time. A request is withdrawn by its customer, declined
 * by its owner. The refund goes by the policy when a customer cancels, and is the owner's choice when they do.
 */
export async function cancelSessions(
  managed: ManagedBooking,
  request: CancelRequest,
  now: Instant,
  idempotency?: Idempotency<Canceled> | null,
): Promise<Canceled | Refusal>;
export async function cancelSessions(
  changeable: ChangeableBooking,
  request: OwnerCancelRequest,
  now: Instant,
  idempotency?: Idempotency<Canceled> | null,
): Promise<Canceled | Refusal | RefundTooHigh>;
export async function cancelSessions(
  changeable: ChangeableBooking,
  request: OwnerCancelRequest,
  now: Instant,
  idempotency: Idempotency<Canceled> | null = null,
): Promise<Canceled | Refusal | RefundTooHigh> {
  return changeBooking(
    changeable,
    {
      plan: async (booking, tx) =>
        changeable.by === "owner"
          ? planForOwner(booking, request, now, tx)
          : previewCancel(booking, request, now, tx),
      write: (tx, booking, planned) => write(tx, changeable, booking, planned, now),
    },
    now,
    idempotency,
  );
}

/** What a cancellation by the customer would do, or why it is refused: the confirmation step asks this. */
export async function previewCancel(
  booking: Booking,
  { sessions, reason }: CancelRequest,
  now: Instant,
  tx?: Tx,
): Promise<CustomerCancelPlan | Refusal> {
  const plan = planCancel({ booking, sessionIds: sessions, reason, now, by: "customer" });
  if (!plan.ok) return plan;
  const { left, automatic } = await readPriceLeft(booking, tx);
  return { ...plan, total: atMost(plan.total, left), automatic };
}

/** What a cancellation by the owner would do, or why it is refused. */
export async function planForOwner(
  booking: Booking,
  { sessions, reason, refund = "none" }: OwnerCancelRequest,
  now: Instant,
  tx?: Tx,
): Promise<CancelPlan | Refusal | RefundTooHigh> {
  const { most } = await readRefundable(booking, tx);
  return planOwnerCancel({ booking, sessionIds: sessions, reason, now, refund, refundable: most });
}

async function write(
  tx: Tx,
  changeable: ChangeableBooking,
  booking: Booking,
  planned: CancelPlan | CustomerCancelPlan,
  now: Instant,
): Promise<Canceled> {
  const ended = planned.sessions.map(({ session, sequence }) => ({ sessionId: session.id, sequence }));
  await endSessions(tx, booking.accountId, "canceled", changeable.by, ended, now);
  const data = canceledData(planned);
  const activityId = await recordChange(tx, booking, changeable, { at: now, reason: planned.reason, data });
  await recordDueOf(tx, booking, { id: activityId, at: now }, "refund_manual", planned.total);
  if (planned.total !== null && goesBack(changeable, booking, planned)) {
    const kind = changeable.by === "owner" ? "refund_manual" : "refund_automatic";
    await giveBack(tx, booking, { kind, money: planned.total, activityId }, now);
  }
  return { ok: true, activityId, plan: planned };
}

/** What an owner gives back of a collected price goes through Stripe; a customer's refund only where the account wants that. */
function goesBack(
  { by }: ChangeableBooking,
  { price }: Booking,
  planned: CancelPlan | CustomerCancelPlan,
): boolean {
  if (price?.mode !== "collected") return false;
  return by === "owner" || ("automatic" in planned && planned.automatic);
}
