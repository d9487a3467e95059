import { merge } from "../interval";
import { DAY, type Instant, type Interval, MINUTE } from "../time";
import { dayNumberOf, weekdayOf } from "./local-days";
import type { DayRange, SlotSettings } from "./types";
import { at, type ZoneTable } from "./zone-table";

/** When a page is open, on the wall clock of its zone. */
export type OpeningHours = Pick<SlotSettings, "weeklyHours" | "overrides">;

/** A piece of open time inside one wall-clock day and one offset, in which wall-clock arithmetic is plain addition. */
export interface OpenStretch {
  readonly start: Instant;
  /** No session starts before it: the clock shows these readings for the second time. */
  readonly firstStart: Instant;
  readonly end: Instant;
  /** Until when the page stays open without a break, over midnight and changes of offset. */
  readonly openUntil: Instant;
  /** The instant from which the wall clock of this piece counts, by its own offset. */
  readonly midnight: Instant;
  /** Days from 1970-01-01 to the wall-clock day. */
  readonly dayNumber: number;
}

/**
 * The page's open time that matters to sessions inside a range, ascending. An instant is open when its wall-clock reading lies
 * in a range of its day; overrides replace the weekly hours of their date (spec section 6).
 *
 * @param from First instant asked for.
 * @param to Where the last session that may be asked for ends.
 */
export function openStretches(
  settings: OpeningHours,
  table: ZoneTable,
  from: Instant,
  to: Instant,
): OpenStretch[] {
  const hoursOf = hoursByDay(settings);
  const stretches: (OpenStretch & { openUntil: Instant })[] = [];
  for (const [index, spanStart] of table.starts.entries()) {
    const spanEnd = table.starts[index + 1] ?? Number.POSITIVE_INFINITY;
    if (spanEnd <= from || spanStart >= to) continue;
    const offset = at(table.offsets, index);
    const repeated = index === 0 ? 0 : Math.max(0, at(table.offsets, index - 1) - offset);
    const firstDay = Math.floor((Math.max(spanStart, from) + offset) / DAY);
    const afterLastDay = Math.ceil((Math.min(spanEnd, to) + offset) / DAY);
    for (let dayNumber = firstDay; dayNumber < afterLastDay; dayNumber += 1) {
      const midnight = dayNumber * DAY - offset;
      for (const hours of hoursOf(dayNumber)) {
        const start = Math.max(midnight + hours.start, spanStart);
        const end = Math.min(midnight + hours.end, spanEnd);
        if (start >= end) continue;
        const firstStart = Math.max(start, spanStart + repeated);
        stretches.push({ start, firstStart, end, openUntil: end, midnight, dayNumber });
      }
    }
  }
  for (let index = stretches.length - 2; index >= 0; index -= 1) {
    const stretch = stretches[index];
    const next = stretches[index + 1];
    if (stretch && next && next.start === stretch.end) stretch.openUntil = next.openUntil;
  }
  return stretches;
}

/** Gives the open ranges of a day, merged, as milliseconds from its midnight on the wall clock. */
function hoursByDay(settings: OpeningHours): (dayNumber: number) => readonly Interval[] {
  const weekly = Array.from({ length: 7 }, (_, index) =>
    millisecondsOf(settings.weeklyHours.filter(({ weekday }) => weekday === index + 1)),
  );
  const overrides = new Map(
    settings.overrides.map(({ date, ranges }) => [dayNumberOf(date), millisecondsOf(ranges)]),
  );
  return (dayNumber) => overrides.get(dayNumber) ?? weekly[weekdayOf(dayNumber) - 1] ?? [];
}

function millisecondsOf(ranges: readonly DayRange[]): Interval[] {
  return merge(
    ranges.map(({ startMinute, endMinute }) => ({ start: startMinute * MINUTE, end: endMinute * MINUTE })),
  );
}
