import type { LocalDate } from "../time";
import { minuteOf } from "./clock-text";
import { dateOfDayNumber, dayNumberOf } from "./local-days";
import type { DateOverride, DayRange } from "./types";
import type { WrittenOverride, WrittenRange } from "./written";

const MAX_RANGES = 12;
const MAX_OVERRIDES = 200;
const END_OF_DAY = 24 * 60;

type Refuse = (field: string, message: string) => void;

/**
 * The hours of one day, ascending. Left out are those that are refused: without a start or an end, not ending after their
 * start, overlapping earlier ones of the list. An end of 00:00 or 24:00 is the end of the day.
 *
 * @param field The dotted name of the list; `refuse` is told of its parts, such as `hours.monday.0.end`.
 */
export function readRanges(written: readonly WrittenRange[], field: string, refuse: Refuse): DayRange[] {
  if (written.length > MAX_RANGES) refuse(field, `Keep at most ${MAX_RANGES} hours for one day.`);
  const ranges: DayRange[] = [];
  for (const [index, one] of written.slice(0, MAX_RANGES).entries()) {
    const at = `${field}.${index}`;
    const range = readRange(one, at, refuse);
    if (!range) continue;
    const overlapping = ranges.some(
      ({ startMinute, endMinute }) => range.startMinute < endMinute && startMinute < range.endMinute,
    );
    if (overlapping) refuse(`${at}.start`, "Choose hours that do not overlap the others of this day.");
    else ranges.push(range);
  }
  return ranges.sort((a, b) => a.startMinute - b.startMinute);
}

function readRange({ start, end }: WrittenRange, at: string, refuse: Refuse): DayRange | null {
  const startMinute = readClock(start, `${at}.start`, "when it begins", refuse);
  const endRead = readClock(end, `${at}.end`, "when it ends", refuse);
  if (startMinute === null || endRead === null) return null;
  const endMinute = endRead === 0 ? END_OF_DAY : endRead;
  if (startMinute === END_OF_DAY) refuse(`${at}.start`, "Choose a beginning before midnight.");
  else if (endMinute === startMinute) refuse(`${at}.end`, "Choose an end after the beginning.");
  else if (endMinute < startMinute) {
    const midnight = "For hours past midnight, end here at midnight and begin the next day at midnight.";
    refuse(`${at}.end`, `Choose an end after the beginning. ${midnight}`);
  } else return { startMinute, endMinute };
  return null;
}

function readClock(text: string, field: string, what: string, refuse: Refuse): number | null {
  if (text.trim() === "") refuse(field, `Choose ${what}.`);
  else {
    const minute = minuteOf(text);
    if (minute !== null) return minute;
    refuse(field, "Write a time as 09:30, from 00:00 to 24:00.");
  }
  return null;
}

/**
 * Each day that has hours of its own, ascending, from today on. Left out are the lines that are refused: without a first
 * day, ending before it, all in the past, too far ahead, or with a day of an earlier line.
 *
 * @param furthest How many days after today the last of them may be.
 */
export function readOverrides(
  written: readonly WrittenOverride[],
  today: LocalDate,
  furthest: number,
  refuse: Refuse,
): DateOverride[] {
  if (written.length > MAX_OVERRIDES)
    refuse("overrides", `Keep at most ${MAX_OVERRIDES} lines of other hours.`);
  const lineOf = new Map<number, number>();
  const first = dayNumberOf(today);
  const days: { dayNumber: number; ranges: DayRange[] }[] = [];
  for (const [index, line] of written.slice(0, MAX_OVERRIDES).entries()) {
    const at = `overrides.${index}`;
    const ranges = readRanges(line.ranges, `${at}.ranges`, refuse);
    const span = readSpan(line, at, { first, last: first + furthest }, refuse);
    if (!span) continue;
    const all = Array.from({ length: span.to - span.from + 1 }, (_, count) => span.from + count);
    const other = all.map((day) => lineOf.get(day)).find((found) => found !== undefined);
    if (other !== undefined) {
      refuse(`${at}.from`, `Choose other days: line ${other + 1} has some of these already.`);
      continue;
    }
    for (const dayNumber of all) {
      lineOf.set(dayNumber, index);
      days.push({ dayNumber, ranges });
    }
  }
  return days
    .sort((a, b) => a.dayNumber - b.dayNumber)
    .map(({ dayNumber, ranges }) => ({ date: dateOfDayNumber(dayNumber), ranges }));
}

/** The days of a line from today on, as day numbers, both included; null where they are refused. */
function readSpan(
  { from, to }: WrittenOverride,
  at: string,
  within: { first: number; last: number },
  refuse: Refuse,
): { from: number; to: number } | null {
  const start = readDay(from, `${at}.from`, "Choose the first day.", refuse);
  const end = to.trim() === "" ? start : readDay(to, `${at}.to`, "Choose the last day.", refuse);
  if (start === null || end === null) return null;
  const lastField = to.trim() === "" ? `${at}.from` : `${at}.to`;
  if (end < start) refuse(lastField, "Choose a last day that does not come before the first.");
  else if (end < within.first) refuse(lastField, "Choose a day from today on.");
  else if (end > within.last) refuse(lastField, "Choose days within the next three years.");
  else return { from: Math.max(start, within.first), to: end };
  return null;
}

function readDay(text: string, field: string, empty: string, refuse: Refuse): number | null {
  const date = text.trim();
  if (date === "") {
    refuse(field, empty);
    return null;
  }
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return dayNumberOf(date);
  } catch {
    // It looks like a day, but the calendar has none of that name.
  }
  refuse(field, "Write a day as 2026-07-02.");
  return null;
}
