import type { Amount, ChangeKind } from "../policy/types";
import type { Money } from "./types";

/**
 * Divides `total` minor units into `count` integer shares that sum exactly to it. The shares differ by at
 * most one unit and the larger ones come first (spec section 5, "largest remainders first").
 * @throws RangeError when `total` is no integer of at least 0 or `count` no integer of at least 1.
 */
export function shares(total: number, count: number): number[] {
  requireInteger("total", total, 0);
  requireInteger("count", count, 1);
  return Array.from({ length: count }, (_, index) => shareAt(total, count, index + 1));
}

/**
 * What an amount comes to for the whole package, in minor units of the price's currency. A percentage is
 * rounded half up, once, before it is shared. A refund never exceeds the price; a fixed fee may. Without
 * a price every amount is 0.
 */
export function packageAmount(kind: ChangeKind, amount: Amount, price: Money | null): number {
  if (price === null) return 0;
  const due = uncapped(amount, price);
  return kind === "cancel" ? Math.min(due, price.amount) : due;
}

/**
 * One session's share of a package amount, in minor units. It goes by the session's `position` (1-based)
 * among the sessions booked at first, so it never depends on which other sessions are ticked, moved or
 * canceled (spec section 5).
 * @throws RangeError when `position` is not within 1..sessionCount.
 */
export function sessionShare(
  kind: ChangeKind,
  amount: Amount,
  terms: { readonly price: Money | null; readonly sessionCount: number },
  position: number,
): number {
  requireInteger("position", position, 1);
  if (position > terms.sessionCount) {
    throw new RangeError(`position ${position} is beyond the ${terms.sessionCount} sessions booked`);
  }
  return shareAt(packageAmount(kind, amount, terms.price), terms.sessionCount, position);
}

/** The sum of amounts of one currency; null when none of them is an amount. */
export function sumMoney(amounts: readonly (Money | null)[]): Money | null {
  const present = amounts.filter((money) => money !== null);
  const first = present[0];
  if (first === undefined) return null;
  const amount = present.reduce((sum, money) => sum + money.amount, 0);
  return { amount, currency: first.currency };
}

function uncapped(amount: Amount, price: Money): number {
  switch (amount.kind) {
    case "none":
      return 0;
    case "fixed":
      return amount.amount;
    case "percent":
      return percentOf(price.amount, amount.percent);
  }
}

/** Integer arithmetic throughout: a product of floats would round some halves down. */
function percentOf(total: number, percent: number): number {
  const basisPoints = Math.round(percent * 100);
  const tenThousands = Math.floor(total / 10_000);
  const rest = total % 10_000;
  return tenThousands * basisPoints + Math.floor((rest * basisPoints + 5_000) / 10_000);
}

function shareAt(total: number, count: number, position: number): number {
  return Math.floor(total / count) + (position <= total % count ? 1 : 0);
}

function requireInteger(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be an integer of at least ${least}, not ${value}`);
  }
}
