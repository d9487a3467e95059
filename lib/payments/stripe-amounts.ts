/**
 * Stripe counts in the currency's minor unit as ISO 4217 does, with exceptions that its page "Supported currencies" lists: two
 * currencies without decimals are still sent with two, which must be zeros.
 */
const SENT_WITH_TWO_DECIMALS = new Set(["ISK", "UGX"]);

/** Minor units (ISO 4217) as Stripe's API wants them. */
export function toStripeAmount(amount: number, currency: string): number {
  return SENT_WITH_TWO_DECIMALS.has(currency) ? amount * 100 : amount;
}

/** The other way round. */
export function fromStripeAmount(amount: number, currency: string): number {
  return SENT_WITH_TWO_DECIMALS.has(currency) ? Math.round(amount / 100) : amount;
}
