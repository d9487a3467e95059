import type { Interval, Zone } from "@/lib/domain/time";
import { formatClock, formatClockRange, formatDate, formatShortDate } from "@/lib/format";
import type { WhenView } from "./when";

/** A session's time in the reader's zone and language. */
export function whenView(interval: Interval, zone: Zone, locale: string): WhenView {
  return {
    dateTime: new Date(interval.start).toISOString(),
    date: `${formatDate(interval.start, zone, locale)},`,
    clock: formatClockRange(interval, zone, locale),
  };
}

/** "Fri, Jun 26, 1:00 PM" */
export function shortWhen(start: number, zone: Zone, locale: string): string {
  return `${formatShortDate(start, zone, locale)}, ${formatClock(start, zone, locale)}`;
}
