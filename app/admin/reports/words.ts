import type { Money } from "@/lib/domain/money/types";
import { canceledOf, type Figures, per100Held, rescheduledOf } from "@/lib/domain/reports/figures";
import { formatMoney } from "@/lib/format";

/** "16.8", "–" where no session was held. */
export function rateText(count: number, figures: Figures): string {
  const rate = per100Held(count, figures);
  return rate === null ? "–" : rate.toFixed(1);
}

/** "$30.00, €12.00", "–" for nothing. */
export function moneyText(sums: readonly Money[], locale: string): string {
  return sums.length === 0 ? "–" : sums.map((sum) => formatMoney(sum, locale)).join(", ");
}

/** "36 rescheduled and 12 canceled" */
export function changesText(figures: Figures): string {
  return `${rescheduledOf(figures)} rescheduled and ${canceledOf(figures)} canceled`;
}

/** What a chart of rescheduled and canceled sessions says to whoever does not see it. */
export function chartSentence(
  what: string,
  total: Figures,
  parts: readonly { readonly name: string; readonly figures: Figures }[],
): string {
  const size = ({ figures }: { figures: Figures }) => rescheduledOf(figures) + canceledOf(figures);
  const [busiest] = [...parts].sort((a, b) => size(b) - size(a));
  const most = busiest && size(busiest) > 0 ? ` Most ${busiest.name}: ${changesText(busiest.figures)}.` : "";
  return `${what}: ${changesText(total)} sessions in all.${most}`;
}
