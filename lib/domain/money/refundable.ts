import type { Money, Price } from "./types";

/** What has moved, or is due to move, between a booking's customer and owner, in minor units of its price's currency. */
export interface MoneyMoved {
  readonly paid: number;
  /** Refunds, those that are only due included. */
  readonly givenBack: number;
}

/**
 * How much can still be given back for a booking: of a price that is shown but not collected all of it, of a collected one
 * what was paid in fact, less what was given back before (spec section 5). Null where there is no price to speak of.
 */
export function refundable(price: Price | null, { paid, givenBack }: MoneyMoved): Money | null {
  if (price === null || price.mode === "hidden") return null;
  const most = price.mode === "displayed" ? price.amount : paid;
  return { amount: Math.max(0, most - givenBack), currency: price.currency };
}
