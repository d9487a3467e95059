import type { Amount } from "../policy/types";
import { chargeable } from "./minimum-charge";
import { packageAmount, shares } from "./shares";
import type { Price } from "./types";

/**
 * For how many sessions, moved together, a collected reschedule fee can fall below what Stripe charges, so that it is waived (spec
 * section 5 and Stripe's minimum). It goes by the smallest shares of the fee: with fewer sessions no more is due.
 *
 * @returns 0 where it is always charged, or never due.
 */
export function waivedUpTo(amount: Amount, price: Price, sessionCount: number): number {
  if (price.mode !== "collected") return 0;
  const rising = shares(packageAmount("reschedule", amount, price), sessionCount).toReversed();
  let due = 0;
  let waived = 0;
  for (const [index, share] of rising.entries()) {
    due += share;
    if (due > 0 && chargeable({ amount: due, currency: price.currency }) === 0) waived = index + 1;
  }
  return waived;
}
