/** An amount in the currency's minor unit (cents; whole yen; fils). Always an integer, never below zero. */
export interface Money {
  readonly amount: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/** How a price is shown and taken (spec section 5). `hidden` prices are neither shown nor charged. */
export type PriceMode = "hidden" | "displayed" | "collected";

/** The price of the whole package, however many sessions it has. */
export interface Price extends Money {
  readonly mode: PriceMode;
}
