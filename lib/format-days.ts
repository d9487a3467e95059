import type { LocalDate } from "./domain/time";
import { formatDate, formatMonthDate } from "./format";

/** "Wed, Jul 1, 2026" */
export function formatDay(date: LocalDate, locale: string): string {
  return formatDate(midnightOf(date), "UTC", locale);
}

/** "Jul 1" */
export function formatMonthDay(date: LocalDate, locale: string): string {
  return formatMonthDate(midnightOf(date), "UTC", locale);
}

/** "Wed, Jul 1, 2026 to Sun, Jul 5, 2026"; one day alone stands alone. */
export function formatDays(
  days: { readonly first: LocalDate; readonly last: LocalDate },
  locale: string,
): string {
  const { first, last } = days;
  return first === last
    ? formatDay(first, locale)
    : `${formatDay(first, locale)} to ${formatDay(last, locale)}`;
}

/** A calendar day has no zone: its midnight in UTC, told in UTC, is that day anywhere. */
function midnightOf(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
