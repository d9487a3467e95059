import { chargeStep } from "../money/minimum-charge";
import type { RefundPolicy } from "../money/refundable";
import type { Money } from "../money/types";
import type { RefundTooHigh } from "./plan-owner-cancel";
import { readReason } from "./reason";
import type { Refusal } from "./refusal";
import type { Booking } from "./types";

export interface WantedManualRefund {
  readonly booking: Pick<Booking, "price">;
  readonly money: Money;
  /** What is left of the payments (`refundable`); null without a price. */
  readonly most: Money | null;
  readonly policy: RefundPolicy;
  /** Kept in the record. */
  readonly reason: string | null;
}

export interface ManualRefundPlan {
  readonly ok: true;
  readonly money: Money;
  readonly reason: string | null;
}

/** The account gives nothing back through Stripe. */
export interface RefundsOff {
  readonly ok: false;
  readonly code: "refunds_off";
}

/**
 * Plans to give back an amount of what was paid through Stripe, without any session changing (spec section 5: manual refunds of any
 * amount). Amounts are minor units.
 * Refusals: `refunds_off` by the account's policy; `refund_too_high` for more than is left, for nothing at all, for another
 * currency, for a fraction that Stripe can't pay, or where nothing was collected; `reason_too_long`.
 */
export function planManualRefund(
  wanted: WantedManualRefund,
): ManualRefundPlan | Refusal | RefundTooHigh | RefundsOff {
  const { booking, money, most, policy, reason } = wanted;
  if (booking.price?.mode !== "collected") return { ok: false, code: "refund_too_high", most: null };
  if (policy === "none") return { ok: false, code: "refunds_off" };
  const possible = Number.isSafeInteger(money.amount) && money.amount > 0;
  const whole = money.amount % chargeStep(money.currency) === 0;
  if (
    !possible ||
    !whole ||
    most === null ||
    money.currency !== most.currency ||
    money.amount > most.amount
  ) {
    return { ok: false, code: "refund_too_high", most };
  }
  const read = readReason("optional", reason);
  return read.ok ? { ok: true, money, reason: read.reason } : { ok: false, code: read.code };
}
