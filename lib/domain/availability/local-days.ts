import { DAY, type Instant, type Interval, type LocalDate, MINUTE, type Minutes, type Zone } from "../time";
import { firstInstantOf, offsetAt, zoneTable } from "./zone-table";

const WEEK_DAYS = 7;
/** 1 January 1970 was a Thursday, three days after a Monday. */
const EPOCH_DAYS_AFTER_MONDAY = 3;

/**
 * Days from 1970-01-01 to a calendar day, below zero before it.
 *
 * @throws RangeError for a text that is no `YYYY-MM-DD` day of the calendar.
 */
export function dayNumberOf(date: LocalDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY;
  if (Number.isNaN(day) || dateOfDayNumber(day) !== date) throw new RangeError(`Not a date: ${date}`);
  return day;
}

/** The calendar day that lies so many days after 1970-01-01. */
export function dateOfDayNumber(dayNumber: number): LocalDate {
  return new Date(dayNumber * DAY).toISOString().slice(0, 10);
}

/** ISO weekday of a day number: 1 = Monday … 7 = Sunday. */
export function weekdayOf(dayNumber: number): number {
  return dayNumber + EPOCH_DAYS_AFTER_MONDAY - weekNumberOf(dayNumber) * WEEK_DAYS + 1;
}

/** A number that is the same for the seven days of an ISO week, Monday to Sunday. */
export function weekNumberOf(dayNumber: number): number {
  return Math.floor((dayNumber + EPOCH_DAYS_AFTER_MONDAY) / WEEK_DAYS);
}

/** The calendar day that a clock in the zone shows at an instant. */
export function localDateOf(instant: Instant, zone: Zone): LocalDate {
  const offset = offsetAt(zoneTable(zone, instant, instant), instant);
  return dateOfDayNumber(Math.floor((instant + offset) / DAY));
}

/**
 * The instants of a calendar day in a zone: from its first to the first of the day after, so that days
 * leave no gap and never overlap. 23 or 25 hours where the clock changes. A day that the zone skipped
 * (a date line change) is empty: `start === end`.
 *
 * @throws RangeError for a date that is none.
 */
export function localDayBounds(date: LocalDate, zone: Zone): Interval {
  const midnight = dayNumberOf(date) * DAY;
  const table = zoneTable(zone, midnight, midnight + DAY);
  return { start: firstInstantOf(table, midnight), end: firstInstantOf(table, midnight + DAY) };
}

/**
 * The same weekday and wall-clock time, weeks later (or earlier, below zero) in a zone. Where the clock skips that
 * time it is the first instant after the gap; where it happens twice, its first occurrence (spec sections 3, 6).
 */
export function shiftWallClock(instant: Instant, zone: Zone, weeks: number): Instant {
  const shift = weeks * WEEK_DAYS * DAY;
  const table = zoneTable(zone, Math.min(instant, instant + shift), Math.max(instant, instant + shift));
  return firstInstantOf(table, instant + offsetAt(table, instant) + shift);
}

/**
 * The instant at which a clock in the zone shows this time on this day, for its first time; null where it never does,
 * because the clock skips it.
 *
 * @param minute Of the wall-clock day, 0..1439.
 * @throws RangeError for a date that is none.
 */
export function instantAt(date: LocalDate, minute: Minutes, zone: Zone): Instant | null {
  const wall = dayNumberOf(date) * DAY + minute * MINUTE;
  const table = zoneTable(zone, wall, wall);
  const instant = firstInstantOf(table, wall);
  return instant + offsetAt(table, instant) === wall ? instant : null;
}
