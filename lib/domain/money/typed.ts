/** What the database holds in an integer column. */
const MOST = 2_147_483_647;

/**
 * An amount as somebody writes it ("150", "149.90", "149,90") in minor units, or null when it is none of that currency:
 * a negative one, one with more decimals than the currency has, with thousands separators (which could be taken for
 * decimals), or beyond what can be stored.
 *
 * @param digits How many decimals the currency's minor unit stands for: 2 for USD, 0 for JPY, 3 for KWD.
 */
export function readAmount(written: string, digits: number): number | null {
  const [, whole, decimals = ""] = /^(\d{1,10})(?:[.,](\d{1,4}))?$/.exec(written.trim()) ?? [];
  if (whole === undefined || decimals.length > digits) return null;
  const amount = Number(whole + decimals.padEnd(digits, "0"));
  return amount <= MOST ? amount : null;
}

/** The same back again, for a field: `15000` of USD is "150.00". */
export function writeAmount(amount: number, digits: number): string {
  const text = String(amount).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
