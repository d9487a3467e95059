import { dateOfDayNumber, dayNumberOf, localDateOf } from "@/lib/domain/availability/local-days";
import type { Instant, Zone } from "@/lib/domain/time";
import { formatClock, formatDate, formatShortDate } from "@/lib/format";

/** In whose zone and language a page tells times, and what "today" is. */
export interface Reader {
  readonly now: Instant;
  readonly zone: Zone;
  readonly locale: string;
}

/** "Wed, Jun 24", with the year where it is another than the present one. */
export function dayText(instant: Instant, { now, zone, locale }: Reader): string {
  const sameYear = localDateOf(instant, zone).slice(0, 4) === localDateOf(now, zone).slice(0, 4);
  return sameYear ? formatShortDate(instant, zone, locale) : formatDate(instant, zone, locale);
}

/** "Fri, Jun 26, 1:00 PM" */
export function timeText(instant: Instant, reader: Reader): string {
  return `${dayText(instant, reader)}, ${formatClock(instant, reader.zone, reader.locale)}`;
}

/** "Today, 11:31 AM" or "Tue, Jun 23, 1:00 PM" */
export function momentText(instant: Instant, reader: Reader): string {
  const near = nearDay(instant, reader);
  const clock = formatClock(instant, reader.zone, reader.locale);
  return near === null ? timeText(instant, reader) : `${near}, ${clock}`;
}

/** "Today, Wed, Jun 24" or "Tue, Jun 16" */
export function dayHeading(instant: Instant, reader: Reader): string {
  return [nearDay(instant, reader), dayText(instant, reader)].filter(Boolean).join(", ");
}

function nearDay(instant: Instant, { now, zone }: Reader): string | null {
  const today = dayNumberOf(localDateOf(now, zone));
  const day = localDateOf(instant, zone);
  if (day === dateOfDayNumber(today)) return "Today";
  if (day === dateOfDayNumber(today - 1)) return "Yesterday";
  return day === dateOfDayNumber(today + 1) ? "Tomorrow" : null;
}
