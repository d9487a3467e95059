import type { FieldProblem } from "../field-problem";
import { readAmount } from "./typed";
import type { Price, PriceMode } from "./types";

/** A price before it is checked. */
export interface TypedPrice {
  readonly mode: PriceMode;
  /** As somebody writes it, in the currency's decimals; or a number of minor units. */
  readonly amount: string | number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/** What is known of the currencies and of the payments of this installation. */
export interface PriceTerms {
  readonly isCurrency: (currency: string) => boolean;
  readonly digitsOf: (currency: string) => number;
  readonly paymentsAvailable: boolean;
}

/**
 * A price as it is stored, null for none: that is one which is not shown and has no amount. Problems: `price.currency` that
 * nobody knows, `price.amount` that is none of the currency or 0, `price.mode` that collects where nothing can be paid.
 */
export function readPrice(
  { mode, amount: typed, currency }: TypedPrice,
  { isCurrency, digitsOf, paymentsAvailable }: PriceTerms,
):
  | { readonly ok: true; readonly price: Price | null }
  | { readonly ok: false; readonly errors: FieldProblem[] } {
  if (mode === "hidden" && String(typed).trim() === "") return { ok: true, price: null };
  const errors: FieldProblem[] = [];
  if (mode === "collected" && !paymentsAvailable) {
    errors.push({ field: "price.mode", message: NO_PAYMENTS });
  }
  if (!isCurrency(currency)) {
    errors.push({ field: "price.currency", message: "Choose a currency, such as USD." });
    return { ok: false, errors };
  }
  const amount = typeof typed === "number" ? minorUnits(typed) : readAmount(typed, digitsOf(currency));
  if (!amount) errors.push({ field: "price.amount", message: amountSentence(digitsOf(currency)) });
  return errors.length > 0 || !amount
    ? { ok: false, errors }
    : { ok: true, price: { mode, amount, currency } };
}

export const NO_PAYMENTS =
  "Choose another way: prices can be collected only after both keys of Stripe are set, by an administrator under Payments or in the environment (STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET).";

function minorUnits(amount: number): number | null {
  return Number.isInteger(amount) && amount > 0 && amount <= 2_147_483_647 ? amount : null;
}

function amountSentence(digits: number): string {
  const example = digits === 0 ? "1500" : `150.${"0".repeat(digits)}`;
  return `Write an amount above 0, such as ${example}, without other signs.`;
}
