import { clockText } from "./clock-text";
import { dateOfDayNumber, dayNumberOf } from "./local-days";
import type { DateOverride, DayRange, SlotSettings } from "./types";

/** The days as the interface names them, Monday first: the ISO weekday is the place, counted from 1. */
export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

export type WeekdayName = (typeof WEEKDAYS)[number];

/** Something for each day of the week. */
export function ofWeek<Made>(make: (day: WeekdayName) => Made): Record<WeekdayName, Made> {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, make(day)])) as Record<WeekdayName, Made>;
}

/** Clock readings, `09:00`; an end of `00:00` or `24:00` is the end of the day. */
export interface WrittenRange {
  readonly start: string;
  readonly end: string;
}

/** Days in a row with other hours than the week's; no ranges means closed. */
export interface WrittenOverride {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** The last of the days; empty where it is one only. */
  readonly to: string;
  readonly ranges: readonly WrittenRange[];
}

/** A page's availability as somebody wrote it: every value is text and may be wrong. */
export interface WrittenAvailability {
  readonly zone: string;
  readonly hours: Readonly<Record<WeekdayName, readonly WrittenRange[]>>;
  readonly overrides: readonly WrittenOverride[];
  /** Null where the event types have durations of their own. */
  readonly durationMinutes: string | null;
  readonly stepMinutes: string;
  readonly bufferBeforeMinutes: string;
  readonly bufferAfterMinutes: string;
  readonly notice: { readonly value: string; readonly unit: string };
  readonly horizonDays: string;
  /** Empty for no cap, as is the next. */
  readonly capPerDay: string;
  readonly capPerWeek: string;
}

/** What decides a page's slots; the duration is null where its event types have their own. */
export interface PageAvailability extends Omit<SlotSettings, "durationMinutes"> {
  readonly durationMinutes: SlotSettings["durationMinutes"] | null;
}

/** The units of a minimum notice, in minutes. */
export const NOTICE_UNITS = { minutes: 1, hours: 60, days: 24 * 60 } as const;
export type NoticeUnit = keyof typeof NOTICE_UNITS;

/**
 * Settings as they are written: what `readAvailability` reads back as the same. Overrides of days in a row that have the
 * same ranges become one.
 */
export function writeAvailability(settings: PageAvailability): WrittenAvailability {
  const { weeklyHours, capPerDay, capPerWeek, durationMinutes } = settings;
  const hoursOf = (day: WeekdayName) =>
    weeklyHours.filter(({ weekday }) => weekday === WEEKDAYS.indexOf(day) + 1).map(written);
  return {
    zone: settings.zone,
    hours: ofWeek(hoursOf),
    overrides: daysInARow(settings.overrides),
    durationMinutes: durationMinutes === null ? null : String(durationMinutes),
    stepMinutes: String(settings.stepMinutes),
    bufferBeforeMinutes: String(settings.bufferBeforeMinutes),
    bufferAfterMinutes: String(settings.bufferAfterMinutes),
    notice: writtenNotice(settings.minimumNoticeMinutes),
    horizonDays: String(settings.horizonDays),
    capPerDay: String(capPerDay ?? ""),
    capPerWeek: String(capPerWeek ?? ""),
  };
}

function written({ startMinute, endMinute }: DayRange): WrittenRange {
  return { start: clockText(startMinute), end: clockText(endMinute) };
}

/** In days from two of them on, so that "24 hours" stays as it is said. */
function writtenNotice(minutes: number): WrittenAvailability["notice"] {
  const inDays = minutes >= 2 * NOTICE_UNITS.days && minutes % NOTICE_UNITS.days === 0;
  const unit: NoticeUnit = inDays ? "days" : minutes % NOTICE_UNITS.hours === 0 ? "hours" : "minutes";
  return { value: String(minutes / NOTICE_UNITS[unit]), unit };
}

function daysInARow(overrides: readonly DateOverride[]): WrittenOverride[] {
  const lines: { from: string; to: string; ranges: WrittenRange[] }[] = [];
  for (const { date, ranges } of [...overrides].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = lines.at(-1);
    const own = ranges.map(written);
    const goesOn = last && dateOfDayNumber(dayNumberOf(last.to) + 1) === date && isSame(last.ranges, own);
    if (goesOn) last.to = date;
    else lines.push({ from: date, to: date, ranges: own });
  }
  return lines;
}

function isSame(one: readonly WrittenRange[], other: readonly WrittenRange[]): boolean {
  const text = (ranges: readonly WrittenRange[]) =>
    ranges.map(({ start, end }) => `${start}-${end}`).join(" ");
  return text(one) === text(other);
}
