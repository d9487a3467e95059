import { DAY, HOUR, type Instant, type Interval, MINUTE, type Minutes, type Zone } from "./domain/time";
import { type DateTimeStyle, DEFAULT_LOCALE, dateTimeFormat, listFormat, plain, unitFormat } from "./intl";
import { shortZoneName } from "./zones";

export { formatMoney, minorDigits } from "./format-money";
export { isLocale, normalizeLocale } from "./intl";
export { isZone, listZones, type ZoneChoice, type ZoneGroup, zoneGroups, zoneLabel } from "./zones";

/** Monday, 1 January 2024, in UTC. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);

/** "Thu, Jun 27, 2019" */
export function formatDate(instant: Instant, zone: Zone, locale: string): string {
  return format("date", instant, zone, locale);
}

/** "Thu, Jun 27" */
export function formatShortDate(instant: Instant, zone: Zone, locale: string): string {
  return format("shortDate", instant, zone, locale);
}

/** "10:00 AM" */
export function formatClock(instant: Instant, zone: Zone, locale: string): string {
  return format("clock", instant, zone, locale);
}

/** "Thu, Jun 27, 2019, 10:00 AM - 10:15 AM"; an end on another local day carries its date. */
export function formatRange(interval: Interval, zone: Zone, locale: string): string {
  if (locale !== DEFAULT_LOCALE) return nativeRange("dateClock", interval, zone, locale);
  return `${formatDate(interval.start, zone, locale)}, ${clockRange(interval, zone, formatDate)}`;
}

/** "10:00 AM - 10:15 AM"; an end on another local day carries its date. */
export function formatClockRange(interval: Interval, zone: Zone, locale: string): string {
  if (locale === DEFAULT_LOCALE) return clockRange(interval, zone, formatShortDate);
  const style = isOneDay(interval, zone) ? "clock" : "shortDateClock";
  return nativeRange(style, interval, zone, locale);
}

/** "Tue, Jun 25, 10:00 AM EDT"; the offset ("GMT+5:45") where the zone has no short name in the locale. */
export function formatDeadline(instant: Instant, zone: Zone, locale: string): string {
  if (locale !== DEFAULT_LOCALE) return format("deadline", instant, zone, locale);
  const date = formatShortDate(instant, zone, locale);
  return `${date}, ${formatClock(instant, zone, locale)} ${shortZoneName(zone, locale, instant)}`;
}

/** "July 2026" */
export function formatMonth(instant: Instant, zone: Zone, locale: string): string {
  return format("month", instant, zone, locale);
}

/** "Jul 8" */
export function formatMonthDate(instant: Instant, zone: Zone, locale: string): string {
  return format("monthDay", instant, zone, locale);
}

/** "Wednesday, July 8" */
export function formatLongDay(instant: Instant, zone: Zone, locale: string): string {
  return format("longDay", instant, zone, locale);
}

/** The day a week begins on in that language's calendars, 0 = Sunday … 6 = Saturday. */
export function weekStart(locale: string): number {
  const known: Intl.Locale & { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo } = new Intl.Locale(locale);
  const info = known.getWeekInfo?.() ?? known.weekInfo;
  return (info?.firstDay ?? 7) % 7;
}

interface WeekInfo {
  /** 1 = Monday … 7 = Sunday. */
  readonly firstDay: number;
}

/**
 * "Monday", or "Mon" where `width` is short.
 *
 * @param weekday ISO weekday, 1 = Monday … 7 = Sunday.
 */
export function formatWeekday(weekday: number, locale: string, width: "long" | "short" = "long"): string {
  return format(
    width === "long" ? "longWeekday" : "shortWeekday",
    SOME_MONDAY + (weekday - 1) * DAY,
    "UTC",
    locale,
  );
}

/** "15 minutes", "1 hour 30 minutes", "24 hours", "3 days": whole days are told as days from 48 hours up. */
export function formatDuration(minutes: Minutes, locale: string = DEFAULT_LOCALE): string {
  const length = minutes * MINUTE;
  if (length >= 2 * DAY && length % DAY === 0) return unitFormat(locale, "day").format(length / DAY);
  const hours = Math.floor(length / HOUR);
  const rest = minutes - hours * 60;
  const parts: string[] = [];
  if (hours > 0) parts.push(unitFormat(locale, "hour").format(hours));
  if (rest > 0 || hours === 0) parts.push(unitFormat(locale, "minute").format(rest));
  return listFormat(locale).format(parts);
}

function format(style: DateTimeStyle, instant: Instant, zone: Zone, locale: string): string {
  return plain(dateTimeFormat(style, locale, zone).format(instant), locale);
}

function nativeRange(style: DateTimeStyle, { start, end }: Interval, zone: Zone, locale: string): string {
  return dateTimeFormat(style, locale, zone).formatRange(start, end);
}

function clockRange(interval: Interval, zone: Zone, endDate: typeof formatDate): string {
  const start = formatClock(interval.start, zone, DEFAULT_LOCALE);
  const end = formatClock(interval.end, zone, DEFAULT_LOCALE);
  if (isOneDay(interval, zone)) return `${start} - ${end}`;
  return `${start} - ${endDate(interval.end, zone, DEFAULT_LOCALE)}, ${end}`;
}

function isOneDay({ start, end }: Interval, zone: Zone): boolean {
  return formatDate(start, zone, DEFAULT_LOCALE) === formatDate(end, zone, DEFAULT_LOCALE);
}
