import { dateOfDayNumber, dayNumberOf, localDateOf } from "@/lib/domain/availability/local-days";
import { HOUR, type Instant, type Interval, type LocalDate, type Zone } from "@/lib/domain/time";
import {
  formatClock,
  formatLongDay,
  formatMonth,
  formatShortDate,
  formatWeekday,
  weekStart,
} from "@/lib/format";
import type { MonthCalendarProps } from "./month-calendar";
import type { DayPart, TimeView } from "./times";
import type { CalendarDay } from "./weeks";

/** A month as it stands in an address: `YYYY-MM`. */
export type Month = string;

export type SlotsByDay = ReadonlyMap<LocalDate, readonly Interval[]>;

/** Days are the customer's: the same instant can be another day for the owner. */
export function byDay(slots: readonly Interval[], zone: Zone): SlotsByDay {
  const days = new Map<LocalDate, Interval[]>();
  for (const slot of slots) {
    const date = localDateOf(slot.start, zone);
    const known = days.get(date);
    if (known) known.push(slot);
    else days.set(date, [slot]);
  }
  return days;
}

export const isMonth = (text: string | null): text is Month =>
  text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
export const isDay = (text: string | null): text is LocalDate =>
  text !== null && isMonth(text.slice(0, 7)) && daysOf(text.slice(0, 7)).includes(text);

export const monthOf = (date: LocalDate): Month => date.slice(0, 7);

/** All days of a month, in order. */
export function daysOf(month: Month): LocalDate[] {
  const first = dayNumberOf(`${month}-01`);
  const next = dayNumberOf(`${addMonths(month, 1)}-01`);
  return Array.from({ length: next - first }, (_, index) => dateOfDayNumber(first + index));
}

export function addMonths(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

export interface MonthViewInput {
  readonly month: Month;
  readonly slots: SlotsByDay;
  readonly zone: Zone;
  readonly locale: string;
  /** The day whose times are shown. */
  readonly current: LocalDate | null;
  /** Days with a meaning of their own. */
  readonly marks: ReadonlyMap<LocalDate, "old" | "new" | "mine">;
  readonly first: Month;
  readonly last: Month;
  dayHref(date: LocalDate): string;
  monthHref(month: Month): string;
}

/** What `MonthCalendar` shows. */
export function monthView(input: MonthViewInput): Omit<MonthCalendarProps, "picked"> {
  const { month, locale, slots, marks } = input;
  const start = weekStart(locale);
  const weekdays = Array.from({ length: 7 }, (_, column) => {
    const iso = ((start + column + 6) % 7) + 1;
    return { short: formatWeekday(iso, locale, "short"), long: formatWeekday(iso, locale) };
  });
  const days = daysOf(month).map((date): CalendarDay => {
    const free = slots.has(date);
    return {
      date,
      label: formatLongDay(noonUtc(date), "UTC", locale),
      href: free ? input.dayHref(date) : null,
      state: marks.get(date) ?? (free ? "free" : "none"),
      current: date === input.current,
    };
  });
  const step = (to: Month) => ({
    href: input.monthHref(to),
    label: formatMonth(noonUtc(`${to}-01`), "UTC", locale),
  });
  return {
    title: formatMonth(noonUtc(`${month}-01`), "UTC", locale),
    days,
    weekdays,
    weekStart: start,
    previous: month > input.first ? step(addMonths(month, -1)) : null,
    next: month < input.last ? step(addMonths(month, 1)) : null,
  };
}

/** "Wed, Jul 8" of a calendar day. */
export function dayTitle(date: LocalDate, locale: string): string {
  return formatShortDate(noonUtc(date), "UTC", locale);
}

/** The starting times of a day; `chosen` is ticked. */
export function timeViews(
  slots: readonly Interval[],
  zone: Zone,
  locale: string,
  chosen: Instant | null = null,
): TimeView[] {
  return slots.map(({ start, end }) => ({
    value: new Date(start).toISOString().replace(".000Z", "Z"),
    label: formatClock(start, zone, locale),
    end: formatClock(end, zone, locale),
    part: partOf(start, zone),
    checked: start === chosen,
  }));
}

function partOf(start: Instant, zone: Zone): DayPart {
  const hour = Number.parseInt(formatClock(start, zone, "en-GB"), 10);
  if (hour < 12) return "morning";
  return hour < 17 ? "afternoon" : "evening";
}

/** A calendar day is shown the same everywhere: noon of it in UTC, formatted in UTC. */
function noonUtc(date: LocalDate): Instant {
  return Date.parse(`${date}T00:00:00Z`) + 12 * HOUR;
}
