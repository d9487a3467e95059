import { minimumCharge } from "./domain/money/minimum-charge";
import { sessionShare } from "./domain/money/shares";
import type { Price } from "./domain/money/types";
import { waivedUpTo } from "./domain/money/waived-fees";
import type { Policy } from "./domain/policy/types";
import { formatMoney } from "./format-money";

/** What is sold, and under which policy. */
interface Offer {
  readonly policy: Policy;
  readonly price: Price | null;
  readonly sessionCount: number;
}

/** Tells the owner which reschedule fees are too small to be charged, and are waived; null for none. */
export function waivedFeeWords({ policy, price, sessionCount }: Offer, locale: string): string | null {
  if (price?.mode !== "collected") return null;
  const { currency } = price;
  const small = policy.reschedule.tiers.flatMap(({ amount }) => {
    const count = waivedUpTo(amount, price, sessionCount);
    const each = sessionShare("reschedule", amount, { price, sessionCount }, sessionCount);
    return count === 0 ? [] : [{ count, each: formatMoney({ amount: each, currency }, locale) }];
  });
  if (small.length === 0) return null;
  const least = formatMoney({ amount: minimumCharge(currency), currency }, locale);
  const fees = [...new Set(small.map(({ count, each }) => `${each}${forSessions(count, sessionCount)}`))];
  return `Stripe charges no less than ${least}. Smaller fees are waived: ${fees.join("; ")}.`;
}

function forSessions(count: number, sessionCount: number): string {
  if (sessionCount === 1) return "";
  return count === 1 ? " for 1 session" : ` each, for up to ${count} sessions moved together`;
}
