import type { OwnedBooking } from "@/lib/auth/owned-booking";
import type { RefundTooHigh } from "@/lib/domain/booking/plan-owner-cancel";
import { type ManualRefundPlan, planManualRefund, type RefundsOff } from "@/lib/domain/booking/plan-refund";
import { refundStartedData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Money } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import { changeBooking } from "@/lib/services/change/change-booking";
import type { Idempotency } from "@/lib/services/change/idempotency";
import { recordChange } from "@/lib/services/change/record-change";
import { giveBack } from "@/lib/services/payments/give-back";
import { readRefundable } from "@/lib/services/payments/read-refundable";
import type { Tx } from "@/lib/store/transaction";

export interface ManualRefund {
  readonly money: Money;
  readonly reason: string | null;
}

export interface RefundBegun {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: ManualRefundPlan;
}

/** Gives back a part of what was paid for a booking through Stripe, or all of it. A job sends it; nothing else changes. */
export async function refundPayments(
  owned: OwnedBooking,
  wanted: ManualRefund,
  now: Instant,
  idempotency: Idempotency<RefundBegun> | null = null,
): Promise<RefundBegun | Refusal | RefundTooHigh | RefundsOff> {
  return changeBooking(
    owned,
    {
      plan: (booking, tx) => planFor(booking, wanted, tx),
      write: async (tx, booking, plan) => {
        const happened = { at: now, reason: plan.reason, data: refundStartedData(plan) };
        const activityId = await recordChange(tx, booking, owned, happened);
        await giveBack(tx, booking, { kind: "refund_manual", money: plan.money, activityId }, now);
        return { ok: true, activityId, plan } as const;
      },
    },
    now,
    idempotency,
  );
}

/** What a manual refund would do, or why it is refused. */
export async function planFor(
  booking: Booking,
  { money, reason }: ManualRefund,
  tx?: Tx,
): Promise<ManualRefundPlan | Refusal | RefundTooHigh | RefundsOff> {
  const { most, policy } = await readRefundable(booking, tx);
  return planManualRefund({ booking, money, most, policy, reason });
}
