import { sumMoney } from "../money/shares";
import type { Money } from "../money/types";
import { judge } from "../policy/judge";
import type { Instant } from "../time";
import { type CancelPlan, planCancel, type WantedCancel } from "./plan-cancel";
import type { Refusal } from "./refusal";
import type { Booking, Session } from "./types";

/** What an owner gives back: nothing, what the policy would give a customer now, or an amount of their own. */
export type RefundChoice = "none" | "policy" | Money;

export interface WantedOwnerCancel extends Omit<WantedCancel, "by"> {
  readonly refund: RefundChoice;
  /** The most that can be given back (`refundable`); null without a shown price. */
  readonly refundable: Money | null;
}

/** The amount is none that can be given back. */
export interface RefundTooHigh {
  readonly ok: false;
  readonly code: "refund_too_high";
  readonly most: Money | null;
}

/**
 * Plans to cancel sessions, or to decline requests, by their owner, all or nothing, with the refund that the owner chooses
 * (spec sections 4 and 5). A refund by the policy is cut where less than that is left to give back.
 * Refusals: those of `planCancel` for an owner; then `refund_too_high`, also for another currency than the price's.
 */
export function planOwnerCancel(wanted: WantedOwnerCancel): CancelPlan | Refusal | RefundTooHigh {
  const { booking, refund, refundable: most, now } = wanted;
  const plan = planCancel({ ...wanted, by: "owner" });
  if (!plan.ok || refund === "none") return plan;
  if (refund === "policy") {
    const sessions = plan.sessions.map((one) => ({
      ...one,
      refund: policyRefund(booking, one.session, now),
    }));
    return { ...plan, sessions, total: atMost(sumMoney(sessions.map((one) => one.refund)), most) };
  }
  const possible = Number.isSafeInteger(refund.amount) && refund.amount >= 0;
  if (!possible || most === null || refund.currency !== most.currency || refund.amount > most.amount) {
    return { ok: false, code: "refund_too_high", most };
  }
  return { ...plan, total: refund };
}

/** What the customer would get for canceling it now; nothing where they could not. Null without a shown price. */
export function policyRefund(booking: Booking, session: Session, now: Instant): Money | null {
  const { price } = booking;
  if (price === null || price.mode === "hidden") return null;
  const verdict = judge("cancel", booking, session, now);
  const given = verdict.allowed ? verdict.charge : null;
  return given ?? { amount: 0, currency: price.currency };
}

function atMost(money: Money | null, most: Money | null): Money | null {
  if (money === null || most === null) return null;
  return money.amount > most.amount ? most : money;
}
