import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { minimumCharge } from "@/lib/domain/money/minimum-charge";
import { fromStripeAmount } from "@/lib/payments/stripe-amounts";
import type { PARAMETERS } from "./parameters";

type CheckoutParameters = z.output<(typeof PARAMETERS)["createCheckout"]>;
type RefundParameters = z.output<(typeof PARAMETERS)["createRefund"]>;

/** A refusal as Stripe words it. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: { type: string; code?: string; param?: string; message: string },
    /** Whether the call was begun: then the refusal is kept for its Idempotency-Key, as every answer. */
    readonly begun = true,
  ) {
    super(body.message);
  }
}

export interface Checkout {
  readonly id: string;
  readonly created: number;
  readonly parameters: CheckoutParameters;
  status: "open" | "complete" | "expired";
  paymentIntent: string | null;
}

export interface Refund {
  readonly id: string;
  readonly created: number;
  readonly payment_intent: string;
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Record<string, string>;
  status: "pending" | "succeeded" | "failed";
  failure_reason?: string;
}

const id = (prefix: string) => `${prefix}_${randomBytes(12).toString("hex")}`;
const invalid = (message: string, more: { code?: string; param?: string } = {}) =>
  new StripeRefusal(400, { type: "invalid_request_error", message, ...more });

/** Everything that the double remembers of money, with Stripe's own rules about it. */
export class Ledger {
  readonly checkouts = new Map<string, Checkout>();
  readonly refunds = new Map<string, Refund>();

  /** What refunds are when they are made: most go through at once, others take days. */
  refundsAre: "succeeded" | "pending" = "succeeded";

  constructor(private readonly seconds: () => number) {}

  createCheckout(parameters: CheckoutParameters): Checkout {
    const now = this.seconds();
    const { expires_at } = parameters;
    if (expires_at < now + 30 * 60 || expires_at > now + 24 * 3600) {
      throw invalid(
        "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
        {
          param: "expires_at",
        },
      );
    }
    requireChargeable(totalOf(parameters));
    const checkout: Checkout = {
      id: id("cs_test"),
      created: now,
      parameters,
      status: "open",
      paymentIntent: null,
    };
    this.checkouts.set(checkout.id, checkout);
    return checkout;
  }

  checkout(checkoutId: string): Checkout {
    const checkout = this.checkouts.get(checkoutId);
    if (!checkout) {
      throw new StripeRefusal(404, {
        type: "invalid_request_error",
        code: "resource_missing",
        param: "session",
        message: `No such checkout.session: '${checkoutId}'`,
      });
    }
    return checkout;
  }

  expire(checkoutId: string): Checkout {
    const checkout = this.checkout(checkoutId);
    if (checkout.status !== "open") {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${checkout.status}\`.`,
      );
    }
    checkout.status = "expired";
    return checkout;
  }

  isOpen({ status, parameters }: Checkout): boolean {
    return status === "open" && this.seconds() < parameters.expires_at;
  }

  /** The customer pays: once, and only while it is open. */
  pay(checkoutId: string): Checkout {
    const checkout = this.checkout(checkoutId);
    if (!this.isOpen(checkout)) {
      throw invalid("This Checkout Session is not open any more.");
    }
    checkout.status = "complete";
    checkout.paymentIntent = id("pi");
    return checkout;
  }

  /** Those whose time ran out unpaid become expired, as Stripe does by itself. */
  expireOverdue(): Checkout[] {
    const overdue = [...this.checkouts.values()].filter(
      ({ status, parameters }) => status === "open" && this.seconds() >= parameters.expires_at,
    );
    for (const checkout of overdue) checkout.status = "expired";
    return overdue;
  }

  refund({ payment_intent, amount, metadata }: RefundParameters): Refund {
    const paid = [...this.checkouts.values()].find((checkout) => checkout.paymentIntent === payment_intent);
    if (!paid)
      throw invalid(`No such payment_intent: '${payment_intent}'`, {
        code: "resource_missing",
        param: "payment_intent",
      });
    const { amount: total, currency } = totalOf(paid.parameters);
    const left = total - this.refunded(payment_intent);
    if (left === 0) throw invalid("Charge has already been refunded.", { code: "charge_already_refunded" });
    if (amount < 1 || amount > left) {
      throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
        param: "amount",
      });
    }
    const refund: Refund = {
      id: id("re"),
      created: this.seconds(),
      payment_intent,
      amount,
      currency,
      metadata,
      status: this.refundsAre,
    };
    this.refunds.set(refund.id, refund);
    return refund;
  }

  /** A pending one ends; one that succeeded may still come back from the bank. */
  endRefund(refundId: string, status: "succeeded" | "failed"): Refund {
    const refund = this.refundById(refundId);
    if (refund.status === "failed") throw new Error(`the refund ${refundId} has failed already`);
    refund.status = status;
    if (status === "failed") refund.failure_reason = "expired_or_canceled_card";
    return refund;
  }

  /** What was given back of a payment and not failed, in Stripe's units. */
  refunded(paymentIntent: string): number {
    return [...this.refunds.values()]
      .filter((refund) => refund.payment_intent === paymentIntent && refund.status !== "failed")
      .reduce((sum, { amount }) => sum + amount, 0);
  }

  refundById(refundId: string): Refund {
    const refund = this.refunds.get(refundId);
    if (!refund)
      throw new StripeRefusal(404, {
        type: "invalid_request_error",
        code: "resource_missing",
        message: `No such refund: '${refundId}'`,
      });
    return refund;
  }
}

/** The last digits that Stripe wants to be zeros, by currency. */
const WHOLE: Readonly<Record<string, number>> = {
  ...{ bhd: 10, jod: 10, kwd: 10, omr: 10, tnd: 10 },
  ...{ isk: 100, ugx: 100 },
};

function requireChargeable({ amount, currency }: { amount: number; currency: string }): void {
  const known = currency.toUpperCase();
  if (amount % (WHOLE[currency] ?? 1) !== 0) {
    throw invalid(`Invalid amount: it must be divisible by ${WHOLE[currency]} for ${currency}.`, {
      code: "parameter_invalid_integer",
    });
  }
  if (fromStripeAmount(amount, known) < minimumCharge(known)) {
    throw invalid("The Checkout Session's total amount must convert to at least 50 cents.", {
      code: "amount_too_small",
    });
  }
  if (amount > 99_999_999) {
    throw invalid("The Checkout Session's total amount must be no more than $999,999.99.", {
      code: "amount_too_large",
    });
  }
}

/** The total of a Checkout in Stripe's units. */
export function totalOf({ line_items }: CheckoutParameters): { amount: number; currency: string } {
  const currencies = new Set(line_items.map(({ price_data }) => price_data.currency));
  if (currencies.size !== 1) throw invalid("All line items must have the same currency.");
  const amount = line_items.reduce(
    (sum, { quantity, price_data }) => sum + quantity * price_data.unit_amount,
    0,
  );
  return { amount, currency: [...currencies][0] ?? "" };
}
