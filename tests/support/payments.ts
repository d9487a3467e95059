import Stripe from "stripe";
import { pool } from "@/lib/store/client";
import { StripeDouble, TEST_SECRET_KEY } from "./stripe/double";

/**
 * Starts a double of Stripe for this test file, whose clock begins at `now`, and makes it the one that Reslot asks. Call it before
 * anything reads the settings.
 *
 * @param keys False leaves them out of the environment: an administrator types them in.
 */
export async function useStripe(now: number, keys = true): Promise<StripeDouble> {
  const double = await new StripeDouble().start();
  double.ahead = Math.round((now - Date.now()) / 1000);
  process.env.STRIPE_API_BASE = double.url;
  if (!keys) return double;
  process.env.STRIPE_SECRET_KEY = TEST_SECRET_KEY;
  process.env.STRIPE_WEBHOOK_SECRET = double.webhooks.secret;
  return double;
}

/** Makes an event type of the demo one whose price is collected. */
export async function collect(slug: string, price?: { amount: number; currency: string }): Promise<void> {
  await pool().query(
    `UPDATE event_type SET price_mode = 'collected', price_amount = coalesce($2, price_amount),
       price_currency = coalesce($3, price_currency) WHERE slug = $1`,
    [slug, price?.amount ?? null, price?.currency ?? null],
  );
}

/** An event as it comes to the webhook: its body, and the signature of this moment. */
export function signed(stripe: StripeDouble, payload: string): { payload: string; signature: string } {
  const { secret } = stripe.webhooks;
  return { payload, signature: Stripe.webhooks.generateTestHeaderString({ payload, secret }) };
}

/** Sets the double's clock to a pretended moment, and lets expire what has come to its end by then. */
export function setStripesClock(stripe: StripeDouble, now: number): void {
  stripe.ahead = Math.round((now - Date.now()) / 1000);
  stripe.pass(0);
}
