import {
  ofWeek,
  WEEKDAYS,
  type WeekdayName,
  type WrittenAvailability,
  type WrittenRange,
} from "@/lib/domain/availability/written";

/** What stands in the form's fields, by their dotted names. Rows are numbered without gaps. */
export type Typed = Readonly<Record<string, string>>;

const SCALARS = [
  "zone",
  "stepMinutes",
  "bufferBeforeMinutes",
  "bufferAfterMinutes",
  "horizonDays",
  "capPerDay",
  "capPerWeek",
] as const satisfies readonly (keyof WrittenAvailability)[];

/** The field that names the event type whose times are previewed. */
export const PREVIEW_FIELD = "preview.eventType";

/** The parts of a range's field: `overrides.2.ranges.0.end` is of line 2, range 0, `end`. */
const RANGE = new RegExp(
  `^(?:hours\\.(${WEEKDAYS.join("|")})|overrides\\.(\\d{1,4})\\.ranges)\\.(\\d{1,4})\\.(start|end)$`,
);
const OVERRIDE = /^overrides\.(\d{1,4})\.(from|to)$/;

/** The settings out of the fields. */
export function writtenOf(typed: Typed): WrittenAvailability {
  const hours = ofWeek((): WritableRange[] => []);
  const overrides: WritableOverride[] = [];
  for (const [name, value] of Object.entries(typed)) {
    const [, day, line, row, part] = RANGE.exec(name) ?? [];
    if (row !== undefined && part !== undefined) {
      const ranges =
        day === undefined ? rowAt(overrides, Number(line), newOverride).ranges : hours[day as WeekdayName];
      rowAt(ranges, Number(row), newRange)[part as keyof WrittenRange] = value;
    }
    const [, at, end] = OVERRIDE.exec(name) ?? [];
    if (end !== undefined) rowAt(overrides, Number(at), newOverride)[end as "from" | "to"] = value;
  }
  const value = (name: string) => typed[name] ?? "";
  return {
    ...(Object.fromEntries(SCALARS.map((name) => [name, value(name)])) as Record<
      (typeof SCALARS)[number],
      string
    >),
    hours: ofWeek((day) => dense(hours[day])),
    overrides: dense(overrides).map((line) => ({ ...line, ranges: dense(line.ranges) })),
    durationMinutes: typed.durationMinutes ?? null,
    notice: { value: value("notice.value"), unit: value("notice.unit") },
  };
}

/** The fields out of the settings. */
export function typedOf(written: WrittenAvailability): Typed {
  const fields: Record<string, string> = {
    ...Object.fromEntries(SCALARS.map((name) => [name, written[name]])),
    "notice.value": written.notice.value,
    "notice.unit": written.notice.unit,
  };
  if (written.durationMinutes !== null) fields.durationMinutes = written.durationMinutes;
  const put = (list: string, ranges: readonly WrittenRange[]) => {
    for (const [row, { start, end }] of ranges.entries()) {
      fields[`${list}.${row}.start`] = start;
      fields[`${list}.${row}.end`] = end;
    }
  };
  for (const day of WEEKDAYS) put(`hours.${day}`, written.hours[day]);
  for (const [line, { from, to, ranges }] of written.overrides.entries()) {
    fields[`overrides.${line}.from`] = from;
    fields[`overrides.${line}.to`] = to;
    put(`overrides.${line}.ranges`, ranges);
  }
  return fields;
}

type WritableRange = { start: string; end: string };
type WritableOverride = { from: string; to: string; ranges: WritableRange[] };
const newRange = (): WritableRange => ({ start: "", end: "" });
const newOverride = (): WritableOverride => ({ from: "", to: "", ranges: [] });

function rowAt<Row>(rows: Row[], index: number, empty: () => Row): Row {
  const row = rows[index] ?? empty();
  rows[index] = row;
  return row;
}

/** Without the holes of rows that a form left out. */
function dense<Row>(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row !== undefined);
}
