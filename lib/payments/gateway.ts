import Stripe from "stripe";
import type { Money } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { checkoutLocale } from "./checkout-locale";
import {
  ACCOUNT,
  type CheckoutState,
  checkoutState,
  HOLD,
  type RefundState,
  refundState,
  TRANSACTION,
} from "./states";
import { toStripeAmount } from "./stripe-amounts";

export type { CheckoutState, RefundState } from "./states";

/** The two secrets of a Stripe account. */
export interface StripeKeys {
  readonly secretKey: string;
  readonly webhookSecret: string;
}

/** What is to be paid on the hosted page. */
export interface CheckoutRequest {
  /** Sent as the Idempotency-Key too: the same hold never opens a second Checkout. */
  readonly holdId: string;
  readonly accountId: string;
  readonly amount: Money;
  readonly title: string;
  readonly description: string;
  readonly email: string;
  readonly locale: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Instant;
}

const PATIENCE = { timeout: 15_000, maxNetworkRetries: 2 };

/** Stripe through its own SDK. Every call may be repeated: each that changes something carries an Idempotency-Key. */
export class StripeGateway {
  private readonly stripe: Stripe;

  constructor(
    private readonly keys: StripeKeys,
    patience: Pick<Stripe.StripeConfig, "timeout" | "maxNetworkRetries"> = PATIENCE,
  ) {
    this.stripe = new Stripe(keys.secretKey, {
      ...apiBase(),
      ...patience,
      telemetry: false,
      appInfo: { name: "Reslot" },
    });
  }

  /** Throws when Stripe does not take the key, or when it may not see what Reslot works with. */
  async testKey(): Promise<void> {
    await this.stripe.checkout.sessions.list({ limit: 1 });
    await this.stripe.refunds.list({ limit: 1 });
  }

  async openCheckout(request: CheckoutRequest): Promise<CheckoutState> {
    const { holdId, accountId, amount, title, description } = request;
    const metadata = { [HOLD]: holdId, [ACCOUNT]: accountId };
    const session = await this.stripe.checkout.sessions.create(
      {
        mode: "payment",
        allowed_payment_method_types: ["card"], // it is paid at once or not at all; others are paid days later
        client_reference_id: holdId,
        customer_email: request.email,
        locale: checkoutLocale(request.locale),
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: amount.currency.toLowerCase(),
              unit_amount: toStripeAmount(amount.amount, amount.currency),
              product_data: { name: title, description },
            },
          },
        ],
        metadata,
        payment_intent_data: { description: `${title}: ${description}`, metadata },
        success_url: request.successUrl,
        cancel_url: request.cancelUrl,
        expires_at: Math.floor(request.expiresAt / 1000),
      },
      { idempotencyKey: `checkout ${holdId}` },
    );
    return checkoutState(session);
  }

  async readCheckout(id: string): Promise<CheckoutState> {
    return checkoutState(await this.stripe.checkout.sessions.retrieve(id));
  }

  /** Closes a Checkout that nobody shall pay any more. Answers how it stands after it: it may have been paid just before. */
  async closeCheckout(id: string): Promise<CheckoutState> {
    try {
      return checkoutState(
        await this.stripe.checkout.sessions.expire(id, {}, { idempotencyKey: `expire ${id}` }),
      );
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      return this.readCheckout(id);
    }
  }

  /** @param attempt Tells one that is made anew, after Stripe said no, from the same sent twice. */
  async refund(
    paymentIntent: string,
    money: Money,
    transactionId: string,
    attempt = "",
  ): Promise<RefundState> {
    const refund = await this.stripe.refunds.create(
      {
        payment_intent: paymentIntent,
        amount: toStripeAmount(money.amount, money.currency),
        metadata: { [TRANSACTION]: transactionId },
      },
      { idempotencyKey: `refund ${transactionId} ${attempt}`.trim() },
    );
    return refundState(refund);
  }

  async readRefund(id: string): Promise<RefundState> {
    return refundState(await this.stripe.refunds.retrieve(id));
  }

  /** Every refund of a payment, ours and others'. */
  async refundsOf(paymentIntent: string): Promise<RefundState[]> {
    const refunds: RefundState[] = [];
    for await (const refund of this.stripe.refunds.list({ payment_intent: paymentIntent, limit: 100 })) {
      refunds.push(refundState(refund));
    }
    return refunds;
  }

  /** The Checkout of that id, or null where Stripe knows of none. */
  async findCheckout(id: string): Promise<CheckoutState | null> {
    try {
      return await this.readCheckout(id);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError) return null;
      throw error;
    }
  }

  /** Every Checkout of an account of ours that was opened in that time and paid, the newest first. */
  async *paidCheckoutsBetween(accountId: string, from: Instant, to: Instant): AsyncGenerator<CheckoutState> {
    const sessions = this.stripe.checkout.sessions.list({
      created: between(from, to),
      status: "complete",
      limit: 100,
    });
    for await (const session of sessions) {
      const state = checkoutState(session);
      if (session.metadata?.[ACCOUNT] === accountId && state.status === "paid") yield state;
    }
  }

  /** Every refund that was made in that time, whoever made it, the newest first. */
  async *refundsBetween(from: Instant, to: Instant): AsyncGenerator<RefundState> {
    const refunds = this.stripe.refunds.list({ created: between(from, to), limit: 100 });
    for await (const refund of refunds) yield refundState(refund);
  }

  /** The event in a webhook's raw body. Throws when its signature is not Stripe's. */
  readEvent(rawBody: string, signature: string): Stripe.Event {
    return this.stripe.webhooks.constructEvent(rawBody, signature, this.keys.webhookSecret);
  }
}

function between(from: Instant, to: Instant): Stripe.RangeQueryParam {
  return { gte: Math.floor(from / 1000), lt: Math.floor(to / 1000) };
}

/** The hold that an event is about, or the transaction; null for what does not concern us. */
export function subjectOf(event: Stripe.Event): { holdId: string } | { transactionId: string } | null {
  const metadata = (event.data.object as { metadata?: Record<string, string> | null }).metadata ?? {};
  if (event.type.startsWith("checkout.session.") && metadata[HOLD]) return { holdId: metadata[HOLD] };
  if (event.type.startsWith("refund.") && metadata[TRANSACTION])
    return { transactionId: metadata[TRANSACTION] };
  return null;
}

/**
 * Whether Stripe answered that it won't do it, or could not: then it answers the same Idempotency-Key the same for a day. Of no
 * answer at all, too many calls, or the same call under way nothing follows.
 */
export function isFailed(error: unknown): error is Stripe.errors.StripeError {
  const { StripeError, StripeConnectionError, StripeRateLimitError, StripeIdempotencyError } = Stripe.errors;
  const undecided = [StripeConnectionError, StripeRateLimitError, StripeIdempotencyError];
  return error instanceof StripeError && !undecided.some((kind) => error instanceof kind);
}

/** Another host for Stripe's API, for tests (STRIPE_API_BASE). */
function apiBase() {
  const { STRIPE_API_BASE } = env();
  if (!STRIPE_API_BASE) return {};
  const { hostname, port, protocol } = new URL(STRIPE_API_BASE);
  return {
    host: hostname,
    ...(port && { port }),
    protocol: protocol === "http:" ? "http" : "https",
  } as const;
}
