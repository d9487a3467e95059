import type { Money } from "./types";

/** The least that Stripe charges, in minor units, for each currency that it names (its page "Supported currencies"). */
const LEAST: Readonly<Record<string, number>> = {
  AED: 200,
  AUD: 50,
  BGN: 100,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17_500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
};

/** Currencies with three decimals are charged in steps of ten of their minor units: the last digit is a zero. */
const STEP: Readonly<Record<string, number>> = { BHD: 10, JOD: 10, KWD: 10, OMR: 10, TND: 10 };

/**
 * The least amount that can be charged in a currency, in minor units. Where Stripe names none it is one unit: what the
 * currency is worth on the day decides then, and Stripe may still refuse.
 */
export function minimumCharge(currency: string): number {
  return LEAST[currency] ?? STEP[currency] ?? 1;
}

/** Amounts can be charged and given back in multiples of this, in minor units: Stripe wants a zero as the third decimal. */
export function chargeStep(currency: string): number {
  return STEP[currency] ?? 1;
}

/**
 * What is really charged for an amount that is due (spec section 5 and Stripe's minimum): nothing below the minimum, the
 * amount is waived then; with three decimals it is rounded down to the step that can be charged.
 *
 * @returns Minor units, at most `due.amount`; 0 for nothing to pay.
 */
export function chargeable(due: Money): number {
  const step = chargeStep(due.currency);
  const amount = Math.floor(due.amount / step) * step;
  return amount >= minimumCharge(due.currency) ? amount : 0;
}
