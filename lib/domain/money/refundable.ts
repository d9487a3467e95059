import type { Money, Price } from "./types";

/** What an account lets go back through Stripe (spec section 5). */
export type RefundPolicy = "none" | "manual" | "automatic";

/** What has moved, or is due to move, between a booking's customer and owner, in minor units of its price's currency. */
export interface MoneyMoved {
  readonly paid: number;
  /** Refunds, also those that are only due, and those that failed and are tried again. */
  readonly givenBack: number;
}

/**
 * How much can still be given back for a booking: of a price that is shown but not collected all of it, of a collected one
 * what was paid in fact, less what was given back before (spec section 5); nothing of a collected one where the account gives
 * nothing back through Stripe. Null where there is no price to speak of.
 */
export function refundable(
  price: Price | null,
  { paid, givenBack }: MoneyMoved,
  policy: RefundPolicy = "manual",
): Money | null {
  if (price === null || price.mode === "hidden") return null;
  if (price.mode === "collected" && policy === "none") return { amount: 0, currency: price.currency };
  const most = price.mode === "displayed" ? price.amount : paid;
  return { amount: Math.max(0, most - givenBack), currency: price.currency };
}
