import { dateOfDayNumber, dayNumberOf, localDateOf, localDayBounds } from "../availability/local-days";
import type { Instant, Interval, LocalDate, Zone } from "../time";

/** A run of calendar days, the last one included. */
export interface Days {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The longest time away, in days: a year, leap or not. */
export const MAX_DAYS_AWAY = 366;

/** How many days ahead a time away may begin: about five years. */
export const MAX_DAYS_AHEAD = 5 * 366;

export type DaysProblem =
  | { readonly field: "first" | "last"; readonly code: "no_date" }
  | { readonly field: "first"; readonly code: "in_past"; readonly earliest: LocalDate }
  | { readonly field: "first"; readonly code: "too_far"; readonly latest: LocalDate }
  | { readonly field: "last"; readonly code: "before_first" }
  | { readonly field: "last"; readonly code: "too_long"; readonly latest: LocalDate }
  | { readonly field: "first"; readonly code: "overlaps"; readonly other: Days };

/**
 * What is wrong with the days that somebody wants to be away, at most one problem for each field; empty when nothing is.
 *
 * @param wanted As typed; both `YYYY-MM-DD`.
 * @param today The day that has not ended yet in any of the owner's zones: `earliestToday`.
 * @param others The owner's other times away that still stand, in any order.
 * Refusals: `no_date`, `in_past`, `too_far` (`MAX_DAYS_AHEAD`), `before_first`, `too_long` (`MAX_DAYS_AWAY`), `overlaps`.
 */
export function checkDays(wanted: Days, today: LocalDate, others: readonly Days[]): DaysProblem[] {
  const { first, last } = wanted;
  const missing = (["first", "last"] as const).filter((field) => !isDate(wanted[field]));
  const problems: DaysProblem[] = missing.map((field) => ({ field, code: "no_date" }));
  const furthest = daysAfter(today, MAX_DAYS_AHEAD);
  if (isDate(first) && first < today) problems.push({ field: "first", code: "in_past", earliest: today });
  if (isDate(first) && first > furthest) problems.push({ field: "first", code: "too_far", latest: furthest });
  if (problems.length > 0) return problems;
  const latest = daysAfter(first, MAX_DAYS_AWAY - 1);
  if (last < first) problems.push({ field: "last", code: "before_first" });
  else if (last > latest) problems.push({ field: "last", code: "too_long", latest });
  const other = others.find((days) => days.first <= last && first <= days.last);
  if (problems.length === 0 && other) problems.push({ field: "first", code: "overlaps", other });
  return problems;
}

function daysAfter(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Whether a text is a `YYYY-MM-DD` day of the calendar. */
export function isDate(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(dayNumberOf(text));
  } catch {
    return false;
  }
}

/** How many days they are. */
export function countDays({ first, last }: Days): number {
  return dayNumberOf(last) - dayNumberOf(first) + 1;
}

/** The instants of those days in a zone, without gaps where the clock changes. */
export function boundsOf({ first, last }: Days, zone: Zone): Interval {
  return { start: localDayBounds(first, zone).start, end: localDayBounds(last, zone).end };
}

/**
 * The earliest of the days that a clock in any of these zones shows: the one that is over nowhere yet.
 *
 * @throws RangeError without a zone.
 */
export function earliestToday(now: Instant, zones: readonly Zone[]): LocalDate {
  const [first] = zones.map((zone) => localDateOf(now, zone)).sort();
  if (first === undefined) throw new RangeError("A day needs a zone.");
  return first;
}

/** Whether a time away is still to come, runs today, or is over; `ended` was taken back or ended early. */
export function stageOf(
  days: Days & { readonly endedAt: Instant | null },
  today: LocalDate,
): "planned" | "running" | "over" | "ended" {
  if (days.endedAt !== null) return "ended";
  if (days.last < today) return "over";
  return days.first <= today ? "running" : "planned";
}
