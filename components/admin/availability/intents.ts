import { clockText, minuteOf } from "@/lib/domain/availability/clock-text";
import {
  ofWeek,
  WEEKDAYS,
  type WeekdayName,
  type WrittenAvailability,
  type WrittenOverride,
  type WrittenRange,
} from "@/lib/domain/availability/written";
import { PREVIEW_FIELD, type Typed, typedOf, writtenOf } from "./form-model";

/** The form after a button that changes its rows, and the id of what gets the focus then. */
export interface Redrawn {
  readonly typed: Typed;
  readonly focus: string | null;
}

const HOUR = 60;
const LAST_HOUR = 23 * HOUR;
const USUAL: WrittenRange = { start: "09:00", end: "17:00" };

/** The fields by which a day's hours are copied: `copy.from`, and for each day `copy.to.monday`. */
export const COPY_FROM = "copy.from";
export const copyTo = (day: WeekdayName) => `copy.to.${day}`;

export const rangeId = (list: string, row: number) => `${list}.${row}.start`;
export const addButtonId = (list: string) => `${list}-add`;
export const overrideId = (line: number) => `overrides.${line}.from`;
export const ADD_OVERRIDE_ID = "overrides-add";
export const COPY_ID = "copy";

/**
 * What a button named `intent` makes of the form: `add-range:hours.monday`, `remove-range:hours.monday:1`, `copy-hours`,
 * `add-override:closed`, `add-override:open`, `remove-override:2`; the lists of overrides are `overrides.2.ranges`. The same
 * is done by the page without a script and by the script without the page.
 */
export function withIntent(typed: Typed, intent: string): Redrawn {
  const written = writtenOf(typed);
  const [action, list = "", row = ""] = intent.split(":");
  const again = (next: WrittenAvailability, focus: string | null): Redrawn => {
    const kept = typed[PREVIEW_FIELD];
    return { typed: { ...typedOf(next), ...(kept === undefined ? {} : { [PREVIEW_FIELD]: kept }) }, focus };
  };
  switch (action) {
    case "add-range": {
      const ranges = rangesOf(written, list);
      return again(withRanges(written, list, [...ranges, nextRange(ranges)]), rangeId(list, ranges.length));
    }
    case "remove-range": {
      const ranges = rangesOf(written, list).filter((_, index) => index !== Number(row));
      return again(withRanges(written, list, ranges), addButtonId(list));
    }
    case "copy-hours":
      return again(copied(written, typed), COPY_ID);
    case "add-override": {
      const line: WrittenOverride = { from: "", to: "", ranges: list === "open" ? [USUAL] : [] };
      return again(
        { ...written, overrides: [...written.overrides, line] },
        overrideId(written.overrides.length),
      );
    }
    case "remove-override": {
      const overrides = written.overrides.filter((_, index) => index !== Number(list));
      return again({ ...written, overrides }, ADD_OVERRIDE_ID);
    }
    default:
      return { typed, focus: null };
  }
}

function rangesOf(written: WrittenAvailability, list: string): readonly WrittenRange[] {
  const [kind, key = ""] = list.split(".");
  const day = WEEKDAYS.find((name) => kind === "hours" && name === key);
  if (day) return written.hours[day];
  return written.overrides[Number(key)]?.ranges ?? [];
}

function withRanges(
  written: WrittenAvailability,
  list: string,
  ranges: readonly WrittenRange[],
): WrittenAvailability {
  const [kind, key = ""] = list.split(".");
  const day = WEEKDAYS.find((name) => kind === "hours" && name === key);
  if (day) return { ...written, hours: { ...written.hours, [day]: ranges } };
  const overrides = written.overrides.map((line, index) =>
    index === Number(key) ? { ...line, ranges } : line,
  );
  return { ...written, overrides };
}

/** An hour after the last ends, for the rest of the usual day or an hour; nothing where the day is full. */
function nextRange(ranges: readonly WrittenRange[]): WrittenRange {
  if (ranges.length === 0) return USUAL;
  const ends = ranges.map(({ end }) => minuteOf(end) || 24 * HOUR);
  const start = Math.max(...ends) + HOUR;
  if (start > LAST_HOUR) return { start: "", end: "" };
  const usualEnd = minuteOf(USUAL.end) ?? start;
  return { start: clockText(start), end: clockText(start < usualEnd ? usualEnd : start + HOUR) };
}

function copied(written: WrittenAvailability, typed: Typed): WrittenAvailability {
  const from = WEEKDAYS.find((day) => day === typed[COPY_FROM]);
  if (!from) return written;
  const hours = ofWeek((day) => written.hours[typed[copyTo(day)] === undefined ? day : from]);
  return { ...written, hours };
}
