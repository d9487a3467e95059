import type Stripe from "stripe";
import type { Money } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import { fromStripeAmount } from "./stripe-amounts";

/** Our own names in Stripe's metadata. */
export const HOLD = "reslot_hold";
export const ACCOUNT = "reslot_account";
export const TRANSACTION = "reslot_transaction";

/** A Checkout as it stands at Stripe. */
export interface CheckoutState {
  readonly id: string;
  /** Where it is paid; null once it is closed. */
  readonly url: string | null;
  readonly status: "open" | "paid" | "expired";
  readonly paymentIntent: string | null;
  readonly amount: Money;
  /** Null for one that is not of our making. */
  readonly holdId: string | null;
  readonly createdAt: Instant;
}

export interface RefundState {
  readonly id: string;
  readonly status: "pending" | "refunded" | "failed";
  readonly amount: Money;
  readonly paymentIntent: string | null;
  /** The transaction it was asked for by; null for one made elsewhere. */
  readonly transactionId: string | null;
  /** Stripe's word for why it failed. */
  readonly failure: string | null;
  readonly createdAt: Instant;
}

export function checkoutState(session: Stripe.Checkout.Session): CheckoutState {
  const currency = (session.currency ?? "").toUpperCase();
  const paid = session.status === "complete" && session.payment_status !== "unpaid";
  return {
    id: session.id,
    url: session.url,
    status: paid ? "paid" : session.status === "expired" ? "expired" : "open",
    paymentIntent: idOf(session.payment_intent),
    amount: { amount: fromStripeAmount(session.amount_total ?? 0, currency), currency },
    holdId: session.metadata?.[HOLD] ?? null,
    createdAt: session.created * 1000,
  };
}

export function refundState(refund: Stripe.Refund): RefundState {
  const currency = refund.currency.toUpperCase();
  const failed = refund.status === "failed" || refund.status === "canceled";
  return {
    id: refund.id,
    status: failed ? "failed" : refund.status === "succeeded" ? "refunded" : "pending",
    amount: { amount: fromStripeAmount(refund.amount, currency), currency },
    paymentIntent: idOf(refund.payment_intent),
    transactionId: refund.metadata?.[TRANSACTION] ?? null,
    failure: refund.failure_reason ?? null,
    createdAt: refund.created * 1000,
  };
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === "string" ? reference : (reference?.id ?? null);
}
