import { dateOfDayNumber, dayNumberOf, weekdayOf, weekNumberOf } from "../availability/local-days";
import { isDate } from "../away/days";
import type { LocalDate } from "../time";

/** The days that a report is about, the last one included. */
export interface ReportRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The longest range, in days: two years, of which one is a leap year. */
export const MAX_REPORT_DAYS = 731;

const DEFAULT_WEEKS = 12;
const WEEK_DAYS = 7;
/** 1 January 1970 was a Thursday: week number 0 began three days before it. */
const FIRST_MONDAY = -3;

export type RangeProblem =
  | { readonly field: "from" | "to"; readonly code: "no_date" }
  | { readonly field: "to"; readonly code: "before_from" }
  | { readonly field: "to"; readonly code: "too_long"; readonly latest: LocalDate };

/** The last twelve ISO weeks, the present one included as far as it has come. */
export function defaultRange(today: LocalDate): ReportRange {
  return rangeOfWeeks(DEFAULT_WEEKS, today);
}

/** The same for so many weeks. */
export function rangeOfWeeks(weeks: number, today: LocalDate): ReportRange {
  const day = dayNumberOf(today);
  const monday = day - (weekdayOf(day) - 1);
  return { from: dateOfDayNumber(monday - (weeks - 1) * WEEK_DAYS), to: today };
}

/**
 * What is wrong with a range as it was typed; empty when nothing is.
 * Refusals: `no_date`, `before_from`, `too_long` (`MAX_REPORT_DAYS`).
 */
export function checkRange({ from, to }: ReportRange): RangeProblem[] {
  const problems: RangeProblem[] = [];
  if (!isDate(from)) problems.push({ field: "from", code: "no_date" });
  if (!isDate(to)) problems.push({ field: "to", code: "no_date" });
  if (problems.length > 0) return problems;
  const latest = dayNumberOf(from) + MAX_REPORT_DAYS - 1;
  if (to < from) problems.push({ field: "to", code: "before_from" });
  else if (dayNumberOf(to) > latest)
    problems.push({ field: "to", code: "too_long", latest: dateOfDayNumber(latest) });
  return problems;
}

/** An ISO week, Monday to Sunday. */
export interface Week {
  /** As `weekNumberOf` counts them. */
  readonly number: number;
  /** "2026-W26" (ISO 8601). */
  readonly name: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Whether the range holds only a part of it. */
  readonly partial: boolean;
}

/** Every week that the range touches, in order, those without any figure too. */
export function weeksOf({ from, to }: ReportRange): Week[] {
  const first = weekNumberOf(dayNumberOf(from));
  const count = weekNumberOf(dayNumberOf(to)) - first + 1;
  return Array.from({ length: count }, (_, index) => {
    const monday = (first + index) * WEEK_DAYS + FIRST_MONDAY;
    const week = { first: dateOfDayNumber(monday), last: dateOfDayNumber(monday + WEEK_DAYS - 1) };
    const partial = week.first < from || week.last > to;
    return { number: first + index, name: isoWeekName(monday), ...week, partial };
  });
}

/** A week belongs to the year of its Thursday, and is counted from the first Thursday of that year. */
function isoWeekName(monday: number): string {
  const thursday = dateOfDayNumber(monday + 3);
  const year = thursday.slice(0, 4);
  const nth = Math.floor((monday + 3 - dayNumberOf(`${year}-01-01`)) / WEEK_DAYS) + 1;
  return `${year}-W${String(nth).padStart(2, "0")}`;
}
