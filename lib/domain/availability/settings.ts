import type { FieldProblem } from "../field-problem";
import type { Instant, LocalDate, Zone } from "../time";
import { localDateOf } from "./local-days";
import { readOverrides, readRanges } from "./read-hours";
import {
  NOTICE_UNITS,
  type NoticeUnit,
  type PageAvailability,
  WEEKDAYS,
  type WrittenAvailability,
} from "./written";

export const STEPS = [5, 10, 15, 20, 30, 60] as const;
/** Of a page without event types, in minutes; a multiple of the smallest. */
const DURATIONS = { min: 5, max: 480 } as const;
/** In minutes. */
const MAX_BUFFER = 480;
/** How far ahead a page may open, in days: three years. */
export const MAX_HORIZON = 1_095;
const MAX_NOTICE_MINUTES = 365 * NOTICE_UNITS.days;
const CAPS = { day: 100, week: 500 } as const;

export type ReadAvailability =
  | { readonly ok: true; readonly settings: PageAvailability; readonly today: LocalDate }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * A page's availability out of what somebody wrote, or every reason why not, each a sentence that says what to write and
 * the dotted name of its field (`hours.monday.0.end`, `overrides.2.from`, `notice.value`).
 *
 * Refused: an unknown zone; hours without a start or an end, hours that end at or before their start, hours of one day that
 * overlap (they may touch); overrides without a day, of days in the past or more than three years ahead, of days that another one
 * has already; a step that is none of `STEPS`; numbers that are not whole or out of their range (buffers up to 8 hours, a
 * notice up to 365 days and shorter than the horizon, a horizon of 1 to 1,095 days, caps from 1); a duration that is no multiple of 5
 * from 5 to 480 minutes. Days of an override before today are left out.
 *
 * @param isZone Whether a name is that of a time zone.
 * @param now Decides what today is in the page's zone.
 */
export function readAvailability(
  written: WrittenAvailability,
  isZone: (name: string) => boolean,
  now: Instant,
): ReadAvailability {
  const problems: FieldProblem[] = [];
  const refuse = (field: string, message: string) => {
    problems.push({ field, message });
  };
  if (!isZone(written.zone)) refuse("zone", "Choose a time zone, such as America/New_York.");
  const zone: Zone = isZone(written.zone) ? written.zone : "UTC";
  const today = localDateOf(now, zone);

  const weeklyHours = WEEKDAYS.flatMap((name, index) =>
    readRanges(written.hours[name], `hours.${name}`, refuse).map((range) => ({
      ...range,
      weekday: index + 1,
    })),
  );
  const overrides = readOverrides(written.overrides, today, MAX_HORIZON, refuse);
  const number = (name: NumberField, min: number, max: number) => readNumber(written, name, min, max, refuse);
  const cap = (name: "capPerDay" | "capPerWeek", max: number) =>
    written[name].trim() === ""
      ? null
      : readNumber(written, name, 1, max, refuse, ", or leave it empty for no limit");
  const horizonDays = number("horizonDays", 1, MAX_HORIZON);
  const settings: PageAvailability = {
    zone,
    weeklyHours,
    overrides,
    durationMinutes: readDuration(written, refuse),
    stepMinutes: readStep(written, refuse),
    bufferBeforeMinutes: number("bufferBeforeMinutes", 0, MAX_BUFFER),
    bufferAfterMinutes: number("bufferAfterMinutes", 0, MAX_BUFFER),
    minimumNoticeMinutes: readNotice(written.notice, horizonDays, refuse),
    horizonDays,
    capPerDay: cap("capPerDay", CAPS.day),
    capPerWeek: cap("capPerWeek", CAPS.week),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings, today };
}

type Refuse = (field: string, message: string) => void;
type NumberField = "bufferBeforeMinutes" | "bufferAfterMinutes" | "horizonDays" | "capPerDay" | "capPerWeek";

function readNumber(
  written: WrittenAvailability,
  name: NumberField,
  min: number,
  max: number,
  refuse: Refuse,
  otherwise = "",
): number {
  const value = wholeNumber(written[name]);
  if (value !== null && value >= min && value <= max) return value;
  refuse(name, `Write a whole number from ${min} to ${thousands(max)}${otherwise}.`);
  return min;
}

function readStep({ stepMinutes }: WrittenAvailability, refuse: Refuse): number {
  const step = STEPS.find((one) => one === wholeNumber(stepMinutes));
  if (step === undefined) refuse("stepMinutes", "Choose 5, 10, 15, 20, 30 or 60 minutes.");
  return step ?? STEPS[0];
}

function readDuration({ durationMinutes }: WrittenAvailability, refuse: Refuse): number | null {
  if (durationMinutes === null) return null;
  const { min, max } = DURATIONS;
  const value = wholeNumber(durationMinutes);
  if (value !== null && value >= min && value <= max && value % min === 0) return value;
  refuse("durationMinutes", `Write a length of ${min} to ${max} minutes, in steps of ${min}.`);
  return min;
}

function readNotice(
  { value, unit }: WrittenAvailability["notice"],
  horizonDays: number,
  refuse: Refuse,
): number {
  const known = Object.hasOwn(NOTICE_UNITS, unit);
  if (!known) refuse("notice.unit", "Choose minutes, hours or days.");
  const size = known ? NOTICE_UNITS[unit as NoticeUnit] : NOTICE_UNITS.hours;
  const most = MAX_NOTICE_MINUTES / size;
  const amount = wholeNumber(value);
  if (amount === null || amount > most) {
    refuse("notice.value", `Write a whole number from 0 to ${thousands(most)}.`);
    return 0;
  }
  if (amount * size >= horizonDays * NOTICE_UNITS.days) {
    const days = horizonDays === 1 ? "1 day" : `${thousands(horizonDays)} days`;
    refuse("notice.value", `Write a shorter notice: customers can book at most ${days} ahead.`);
  }
  return amount * size;
}

/** A number as people write it, "1095" or "1,095"; null for everything else. */
function wholeNumber(text: string): number | null {
  const digits = text.trim().replaceAll(",", "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
