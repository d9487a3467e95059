// Apart from lib/format, which knows the zones of the world: a page's script that shows an amount need not load them.
import type { Money } from "./domain/money/types";
import { currencyNames, moneyFormat, plain } from "./intl";

/**
 * ISO 4217's minor units where they are not two digits. Not taken from Intl: its data follows custom instead (no
 * decimals for HUF, ISK or IQD), and differs between machines, while amounts are stored and paid in minor units.
 */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  ...digitsOf(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...digitsOf(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...digitsOf(4, "CLF UYW"),
};

/** How many decimals the currency's minor unit stands for: 2 for USD, 0 for JPY, 3 for KWD (ISO 4217). */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/** "$5.00", "¥500", "KWD 1.234" */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const digits = minorDigits(currency);
  return plain(moneyFormat(locale, currency, digits).format(amount / 10 ** digits), locale);
}

/** One entry of a list of currencies. */
export interface CurrencyChoice {
  readonly currency: string;
  /** "US Dollar" */
  readonly name: string;
}

let currencies: readonly CurrencyChoice[] | undefined;

/** Every currency that amounts can be written in, by its code. */
export function listCurrencies(): readonly CurrencyChoice[] {
  currencies ??= currencyNames();
  return currencies;
}

export function isCurrency(code: string): boolean {
  return listCurrencies().some(({ currency }) => currency === code);
}

function digitsOf(digits: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(" ").map((currency) => [currency, digits]));
}
