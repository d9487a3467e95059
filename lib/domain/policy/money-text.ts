import { packageAmount, shares } from "../money/shares";
import type { Price } from "../money/types";
import type { PolicyTextContext } from "./text";
import type { Amount, ChangeKind, PolicyRules } from "./types";

/** Consecutive tiers that come to the same amount, and where their sentence stands in the text. */
interface Band {
  readonly amount: Amount;
  /** Minor units for the whole package. */
  readonly total: number;
  /** The notice at which the next band takes over, in words; null for the last band. */
  readonly until: string | null;
  readonly previous: { readonly total: number } | null;
  /** Whether this is the first band that costs or gives anything. */
  readonly isFirstDue: boolean;
}

/** The amounts of one booking in words. */
interface Wording {
  readonly price: Price;
  money(amount: number): string;
  /** "$5.00 for each session"; null for a booking of one session, whose amount is the whole. */
  perSession(total: number): string | null;
  /** "shared equally by the sessions of the package". */
  shared(total: number): string;
}

/**
 * One plain sentence for each fee or refund of the tiers, from the earliest to the latest. Empty when no price
 * is shown, when the policy never allows the change, or when there is nothing that could be refunded.
 */
export function moneySentences(kind: ChangeKind, rules: PolicyRules, context: PolicyTextContext): string[] {
  const { price } = context;
  if (price === null || price.mode === "hidden") return [];
  if (kind === "cancel" && price.amount === 0) return [];
  const wording = wordingOf(context, price);
  return bandsOf(kind, rules, context, price).map((band) => {
    const sentence =
      kind === "cancel"
        ? `${opening(band)}${refundClause(band, wording)}`
        : band.total === 0
          ? freeSentence(band)
          : `${opening(band)}${feeClause(band, wording)}`;
    return `${capitalize(sentence)}.`;
  });
}

function bandsOf(kind: ChangeKind, rules: PolicyRules, context: PolicyTextContext, price: Price): Band[] {
  const totals = rules.tiers.map((tier) => ({ tier, total: packageAmount(kind, tier.amount, price) }));
  const joined = totals.filter(({ total }, index) => totals[index + 1]?.total !== total);
  const firstDue = joined.findIndex(({ total }) => total > 0);
  return joined.map(({ tier, total }, index) => ({
    amount: tier.amount,
    total,
    until: index < joined.length - 1 ? context.formatDuration(tier.minutesBefore) : null,
    previous: joined[index - 1] ?? null,
    isFirstDue: index === firstDue,
  }));
}

function freeSentence(band: Band): string {
  const isFirst = band.previous === null && band.until !== null;
  return isFirst ? `rescheduling is free until ${band.until} before` : `${opening(band)}rescheduling is free`;
}

function opening(band: Band): string {
  if (band.previous === null) return band.until === null ? "" : `until ${band.until} before, `;
  return band.until === null ? "after that, " : `after that and until ${band.until} before, `;
}

function feeClause(band: Band, wording: Wording): string {
  const { amount, total } = band;
  const each = wording.perSession(total);
  const worth = amount.kind === "percent" ? `${amount.percent}% of the price` : wording.money(total);
  const fee = `${band.previous === null ? "a reschedule fee" : "a fee"} of ${worth} applies`;
  if (each === null) return amount.kind === "percent" ? `${fee}: ${wording.money(total)}` : fee;
  return band.isFirstDue ? `${fee}, ${wording.shared(total)}: ${each}` : `${fee}: ${each}`;
}

/** A part of the price needs no word about sharing: half of the whole price is half of each share. */
function refundClause(band: Band, wording: Wording): string {
  if (band.total === 0) return "nothing is refunded";
  const each = wording.perSession(band.total);
  const amounts = each ?? wording.money(band.total);
  if (band.total === wording.price.amount) return `the full price is refunded: ${amounts}`;
  if (band.amount.kind === "percent") {
    const part = band.amount.percent === 50 ? "half" : `${band.amount.percent}%`;
    const followsFullPrice = band.previous?.total === wording.price.amount;
    return followsFullPrice ? `${part} of it: ${amounts}` : `${part} of the price is refunded: ${amounts}`;
  }
  const refund = `${wording.money(band.total)} of the price is refunded`;
  return each === null ? refund : `${refund}, ${wording.shared(band.total)}: ${each}`;
}

function wordingOf(context: PolicyTextContext, price: Price): Wording {
  const count = context.sessionCount;
  const money = (amount: number) => context.formatMoney({ amount, currency: price.currency });
  return {
    price,
    money,
    perSession(total) {
      if (count === 1) return null;
      const [larger = 0, ...others] = shares(total, count);
      const smaller = others[others.length - 1] ?? larger;
      if (larger === smaller) return `${money(larger)} for each session`;
      const larges = total % count;
      const first = larges === 1 ? "the first session" : `each of the first ${larges} sessions`;
      const rest = count - larges === 1 ? "the last session" : "each other session";
      return `${money(larger)} for ${first} and ${money(smaller)} for ${rest}`;
    },
    shared: (total) => `shared ${total % count === 0 ? "equally " : ""}by the sessions of the package`,
  };
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
