import { describe, expect, test } from "vitest";
import { PREVIEW_FIELD, type Typed, typedOf, writtenOf } from "@/components/admin/availability/form-model";
import { COPY_FROM, copyTo, withIntent } from "@/components/admin/availability/intents";
import { ofWeek, type WrittenAvailability } from "@/lib/domain/availability/written";

const MORNING = { start: "09:00", end: "12:00" };
const EVENING = { start: "18:00", end: "20:00" };

const written: WrittenAvailability = {
  zone: "Europe/Berlin",
  hours: { ...ofWeek(() => []), monday: [MORNING, EVENING], friday: [MORNING] },
  overrides: [
    { from: "2026-12-24", to: "2026-12-26", ranges: [] },
    { from: "2026-12-31", to: "", ranges: [MORNING] },
  ],
  durationMinutes: "30",
  stepMinutes: "15",
  bufferBeforeMinutes: "0",
  bufferAfterMinutes: "x",
  notice: { value: "4", unit: "hours" },
  horizonDays: "548",
  capPerDay: "",
  capPerWeek: "9",
};
const typed = typedOf(written);
const pressed = (intent: string, more: Typed = {}) => {
  const redrawn = withIntent({ ...typed, ...more }, intent);
  return { ...writtenOf(redrawn.typed), focus: redrawn.focus, typed: redrawn.typed };
};

test("the fields say what the settings say, and the other way round", () => {
  expect(writtenOf(typed)).toEqual(written);
  expect(typed).toMatchObject({ "hours.monday.1.start": "18:00", "overrides.1.ranges.0.end": "12:00" });
});

test("names that are no fields of ours change nothing", () => {
  const foreign = {
    "hours.constructor.0.start": "1",
    "hours.__proto__.0.start": "1",
    "overrides.99999.from": "1",
    "hours.monday.0.start.x": "1",
  };
  expect(writtenOf({ ...typed, ...foreign })).toEqual(written);
  expect(withIntent(typed, "add-range:hours.constructor").typed).toEqual(typed);
  expect(withIntent(typed, "remove-range:overrides.7.ranges:0").typed).toEqual(typed);
});

test("rows that were left out leave no gap", () => {
  const { "hours.monday.0.start": _start, "hours.monday.0.end": _end, ...rest } = typed;
  expect(writtenOf(rest).hours.monday).toEqual([EVENING]);
});

describe("a button", () => {
  test("adds the usual hours to a closed day, and moves to them", () => {
    const { hours, focus } = pressed("add-range:hours.sunday");
    expect(hours.sunday).toEqual([{ start: "09:00", end: "17:00" }]);
    expect(focus).toBe("hours.sunday.0.start");
  });

  test.each([
    ["12:00", { start: "13:00", end: "17:00" }],
    ["17:00", { start: "18:00", end: "19:00" }],
    ["22:00", { start: "23:00", end: "00:00" }],
    ["22:30", { start: "", end: "" }],
    ["00:00", { start: "", end: "" }],
    ["", { start: "", end: "" }],
  ])("adds hours after those that end at %o", (end, added) => {
    const { hours } = pressed("add-range:hours.friday", { "hours.friday.0.end": end });
    expect(hours.friday).toEqual([{ start: "09:00", end }, added]);
  });

  test("takes hours away, and moves to where others can be added", () => {
    const { hours, focus } = pressed("remove-range:hours.monday:0");
    expect(hours.monday).toEqual([EVENING]);
    expect(focus).toBe("hours.monday-add");
  });

  test("copies a day's hours to those that are ticked, and to no others", () => {
    const ticks = { [COPY_FROM]: "monday", [copyTo("tuesday")]: "on", [copyTo("friday")]: "on" };
    const { hours, typed: fields } = pressed("copy-hours", ticks);
    expect(hours).toEqual({
      ...written.hours,
      tuesday: written.hours.monday,
      friday: written.hours.monday,
    });
    expect(Object.keys(fields).filter((name) => name.startsWith("copy"))).toEqual([]);
  });

  test("adds days, closed or open, and hours to them, and takes all of it away", () => {
    expect(pressed("add-override:closed").overrides[2]).toEqual({ from: "", to: "", ranges: [] });
    expect(pressed("add-override:open")).toMatchObject({
      focus: "overrides.2.from",
      overrides: [{}, {}, { ranges: [{ start: "09:00", end: "17:00" }] }],
    });
    expect(pressed("add-range:overrides.0.ranges").overrides[0]?.ranges).toHaveLength(1);
    expect(pressed("remove-range:overrides.1.ranges:0").overrides[1]?.ranges).toEqual([]);
    expect(pressed("remove-override:0").overrides).toEqual([written.overrides[1]]);
  });

  test("keeps everything else that was typed, wrong or right", () => {
    const { typed: fields } = pressed("add-range:hours.sunday", {
      [PREVIEW_FIELD]: "one",
      capPerDay: "many",
    });
    expect(fields).toMatchObject({ bufferAfterMinutes: "x", capPerDay: "many", [PREVIEW_FIELD]: "one" });
  });
});
