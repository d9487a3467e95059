import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOfDayNumber, dayNumberOf } from "@/lib/domain/availability/local-days";
import { MAX_HORIZON, readAvailability, STEPS } from "@/lib/domain/availability/settings";
import {
  ofWeek,
  type PageAvailability,
  type WrittenAvailability,
  writeAvailability,
} from "@/lib/domain/availability/written";
import { isZone } from "@/lib/zones";
import { dayRanges } from "./samples";

/** Still Monday, October 19 in New York, Tuesday in Kathmandu. */
const NOW = Date.parse("2026-10-20T02:00:00Z");
const TODAY = "2026-10-19";

const USUAL = { start: "09:00", end: "17:00" };
const written: WrittenAvailability = {
  zone: "America/New_York",
  hours: ofWeek((day) => (day === "saturday" || day === "sunday" ? [] : [USUAL])),
  overrides: [],
  durationMinutes: null,
  stepMinutes: "15",
  bufferBeforeMinutes: "0",
  bufferAfterMinutes: "10",
  notice: { value: "4", unit: "hours" },
  horizonDays: "548",
  capPerDay: "",
  capPerWeek: "",
};

const read = (changes: Partial<WrittenAvailability>) =>
  readAvailability({ ...written, ...changes }, isZone, NOW);
const monday = (...ranges: WrittenAvailability["hours"]["monday"]) =>
  read({ hours: { ...written.hours, monday: ranges } });

/** What is refused, as `field: message`. */
function refused(outcome: ReturnType<typeof readAvailability>): string[] {
  return outcome.ok ? [] : outcome.problems.map(({ field, message }) => `${field}: ${message}`);
}

function settingsOf(outcome: ReturnType<typeof readAvailability>): PageAvailability {
  if (!outcome.ok) throw new Error(refused(outcome).join("\n"));
  return outcome.settings;
}

describe("what is read", () => {
  test("numbers, notice and limits", () => {
    expect(settingsOf(read({ capPerDay: " 3 ", horizonDays: "1,095" }))).toMatchObject({
      zone: "America/New_York",
      stepMinutes: 15,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 10,
      minimumNoticeMinutes: 240,
      horizonDays: 1_095,
      capPerDay: 3,
      capPerWeek: null,
      durationMinutes: null,
    });
  });

  test.each([
    ["45", "minutes", 45],
    ["24", "hours", 1_440],
    ["2", "days", 2_880],
    ["0", "days", 0],
  ])("a notice of %s %s", (value, unit, minutes) => {
    expect(settingsOf(read({ notice: { value, unit } })).minimumNoticeMinutes).toBe(minutes);
  });

  test("hours in any order, touching ones, and an end at midnight written in both ways", () => {
    const { weeklyHours } = settingsOf(
      monday(
        { start: "22:00", end: "00:00" },
        { start: "0:00", end: "9:30" },
        { start: "9:30", end: "12:00" },
      ),
    );
    expect(weeklyHours.filter(({ weekday }) => weekday === 1)).toEqual(
      dayRanges("00:00-09:30", "09:30-12:00", "22:00-24:00").map((range) => ({ ...range, weekday: 1 })),
    );
    expect(settingsOf(monday({ start: "00:00", end: "24:00" })).weeklyHours[0]).toMatchObject({
      startMinute: 0,
      endMinute: 1_440,
    });
  });

  test("every day of a line of days, from today in the page's own zone on", () => {
    const overrides = [
      { from: "2026-10-15", to: "2026-10-21", ranges: [] },
      { from: "2026-12-24", to: "", ranges: [{ start: "10:00", end: "12:00" }] },
    ];
    const outcome = read({ overrides });
    expect(outcome).toMatchObject({ ok: true, today: TODAY });
    expect(settingsOf(outcome).overrides).toEqual([
      { date: "2026-10-19", ranges: [] },
      { date: "2026-10-20", ranges: [] },
      { date: "2026-10-21", ranges: [] },
      { date: "2026-12-24", ranges: dayRanges("10:00-12:00") },
    ]);
    const [first] = settingsOf(read({ overrides, zone: "Asia/Kathmandu" })).overrides;
    expect(first?.date).toBe("2026-10-20");
  });
});

const WHOLE = (min: number, max: string) => `Write a whole number from ${min} to ${max}`;
const AFTER = "Choose an end after the beginning.";
const CLOCK = "Write a time as 09:30, from 00:00 to 24:00.";

test.each<[string, Partial<WrittenAvailability>, string]>([
  ["an unknown zone", { zone: "Mars/Olympus" }, "zone: Choose a time zone, such as America/New_York."],
  ["an odd step", { stepMinutes: "25" }, "stepMinutes: Choose 5, 10, 15, 20, 30 or 60 minutes."],
  ["a buffer below zero", { bufferBeforeMinutes: "-5" }, `bufferBeforeMinutes: ${WHOLE(0, "480")}.`],
  ["a buffer too long", { bufferAfterMinutes: "481" }, `bufferAfterMinutes: ${WHOLE(0, "480")}.`],
  ["no horizon", { horizonDays: "" }, `horizonDays: ${WHOLE(1, "1,095")}.`],
  ["a horizon of nothing", { horizonDays: "0" }, `horizonDays: ${WHOLE(1, "1,095")}.`],
  ["half a session", { capPerDay: "1.5" }, `capPerDay: ${WHOLE(1, "100")}, or leave it empty for no limit.`],
  ["a cap of zero", { capPerWeek: "0" }, `capPerWeek: ${WHOLE(1, "500")}, or leave it empty for no limit.`],
  ["a notice in words", { notice: { value: "two", unit: "days" } }, `notice.value: ${WHOLE(0, "365")}.`],
  [
    "an unknown unit",
    { notice: { value: "2", unit: "weeks" } },
    "notice.unit: Choose minutes, hours or days.",
  ],
  [
    "a notice as long as the horizon",
    { notice: { value: "7", unit: "days" }, horizonDays: "7" },
    "notice.value: Write a shorter notice: customers can book at most 7 days ahead.",
  ],
  [
    "an odd duration",
    { durationMinutes: "32" },
    "durationMinutes: Write a length of 5 to 480 minutes, in steps of 5.",
  ],
])("refused: %s", (_, changes, problem) => {
  expect(refused(read(changes))).toEqual([problem]);
});

test.each<[string, WrittenAvailability["hours"]["monday"], string]>([
  ["no beginning", [{ start: "", end: "17:00" }], "0.start: Choose when it begins."],
  ["no end", [{ start: "09:00", end: " " }], "0.end: Choose when it ends."],
  ["no clock", [{ start: "9 am", end: "17:00" }], `0.start: ${CLOCK}`],
  ["minute 60", [{ start: "09:00", end: "16:60" }], `0.end: ${CLOCK}`],
  ["after midnight", [{ start: "09:00", end: "24:01" }], `0.end: ${CLOCK}`],
  ["empty hours", [{ start: "09:00", end: "09:00" }], `0.end: ${AFTER}`],
  [
    "an end before the beginning",
    [{ start: "22:00", end: "02:00" }],
    `0.end: ${AFTER} For hours past midnight, end here at midnight and begin the next day at midnight.`,
  ],
  [
    "a beginning at the end of the day",
    [{ start: "24:00", end: "24:00" }],
    "0.start: Choose a beginning before midnight.",
  ],
  [
    "overlapping hours, the later line being told",
    [USUAL, { start: "18:00", end: "19:00" }, { start: "08:00", end: "09:01" }],
    "2.start: Choose hours that do not overlap the others of this day.",
  ],
])("refused for a day: %s", (_, ranges, problem) => {
  expect(refused(monday(...ranges))).toEqual([`hours.monday.${problem}`]);
  const overrides = [{ from: "2026-12-24", to: "", ranges }];
  expect(refused(read({ overrides }))).toEqual([`overrides.0.ranges.${problem}`]);
});

test.each<[string, string, string, string]>([
  ["no day", "", "", "from: Choose the first day."],
  ["no first day", "", "2026-12-24", "from: Choose the first day."],
  ["no day of the calendar", "2026-02-30", "", "from: Write a day as 2026-07-02."],
  ["another spelling", "2026-12-24", "12/27/2026", "to: Write a day as 2026-07-02."],
  [
    "the last before the first",
    "2026-12-24",
    "2026-12-23",
    "to: Choose a last day that does not come before the first.",
  ],
  ["yesterday", "2026-10-18", "", "from: Choose a day from today on."],
  ["days that are over", "2026-10-01", "2026-10-18", "to: Choose a day from today on."],
  ["years ahead", "2026-10-20", "2029-10-20", "to: Choose days within the next three years."],
])("refused for other days: %s", (_, from, to, problem) => {
  expect(refused(read({ overrides: [{ from, to, ranges: [] }] }))).toEqual([`overrides.0.${problem}`]);
});

test("a day that stands in two lines is refused at the second one", () => {
  const line = (from: string, to: string) => ({ from, to, ranges: [] });
  const overrides = [
    line("2026-12-01", "2026-12-05"),
    line("2026-12-06", ""),
    line("2026-11-30", "2026-12-01"),
  ];
  expect(refused(read({ overrides }))).toEqual([
    "overrides.2.from: Choose other days: line 1 has some of these already.",
  ]);
});

test("everything that is wrong is told at once, each at its own field", () => {
  const outcome = read({
    zone: "",
    hours: { ...written.hours, friday: [{ start: "", end: "" }] },
    overrides: [{ from: "x", to: "", ranges: [] }],
    capPerDay: "many",
  });
  expect(refused(outcome).map((text) => text.split(":")[0])).toEqual([
    "zone",
    "hours.friday.0.start",
    "hours.friday.0.end",
    "overrides.0.from",
    "capPerDay",
  ]);
});

test("lists have an end", () => {
  const long = Array.from({ length: 13 }, (_, hour) => ({ start: `${hour}:00`, end: `${hour}:30` }));
  expect(refused(monday(...long))).toEqual(["hours.monday: Keep at most 12 hours for one day."]);
  const overrides = Array.from({ length: 201 }, (_, day) => ({
    from: dateOfDayNumber(dayNumberOf(TODAY) + 2 * day),
    to: "",
    ranges: [],
  }));
  expect(refused(read({ overrides }))).toEqual(["overrides: Keep at most 200 lines of other hours."]);
});

const range = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 2, maxLength: 8 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .map((minutes) =>
    Array.from({ length: Math.floor(minutes.length / 2) }, (_, index) => ({
      startMinute: minutes[2 * index]!,
      endMinute: minutes[2 * index + 1]!,
    })),
  );
const ranges = fc.oneof(fc.constant([]), range);
const cap = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: null });

const pages: fc.Arbitrary<PageAvailability> = fc
  .record({
    zone: fc.constantFrom("America/New_York", "Asia/Kathmandu", "UTC", "Pacific/Apia"),
    weeklyHours: fc
      .array(ranges, { minLength: 7, maxLength: 7 })
      .map((week) => week.flatMap((day, index) => day.map((hours) => ({ ...hours, weekday: index + 1 })))),
    overrides: fc
      .uniqueArray(fc.record({ after: fc.integer({ min: 2, max: 40 }), ranges }), {
        selector: ({ after }) => after,
        maxLength: 12,
      })
      .map((days) =>
        days
          .sort((a, b) => a.after - b.after)
          .map((day) => ({ date: dateOfDayNumber(dayNumberOf(TODAY) + day.after), ranges: day.ranges })),
      ),
    durationMinutes: fc.option(
      fc.integer({ min: 1, max: 96 }).map((steps) => steps * 5),
      { nil: null },
    ),
    stepMinutes: fc.constantFrom(...STEPS),
    bufferBeforeMinutes: fc.integer({ min: 0, max: 480 }),
    bufferAfterMinutes: fc.integer({ min: 0, max: 480 }),
    minimumNoticeMinutes: fc.integer({ min: 0, max: 365 * 24 * 60 }),
    horizonDays: fc.integer({ min: 1, max: MAX_HORIZON }),
    capPerDay: cap(100),
    capPerWeek: cap(500),
  })
  .filter(({ minimumNoticeMinutes, horizonDays }) => minimumNoticeMinutes < horizonDays * 24 * 60);

test("what is written is read back as the same", () => {
  fc.assert(
    fc.property(pages, (page) => {
      expect(settingsOf(readAvailability(writeAvailability(page), isZone, NOW))).toEqual(page);
    }),
  );
});

test("days in a row with the same hours are written as one line", () => {
  const dates = ["2026-12-24", "2026-12-25", "2026-12-26", "2026-12-28", "2026-12-29"];
  const overrides = dates.map((date, index) => ({
    date,
    ranges: index === 4 ? dayRanges("10:00-24:00") : [],
  }));
  const page = { ...settingsOf(read({})), overrides };
  expect(writeAvailability(page).overrides).toEqual([
    { from: "2026-12-24", to: "2026-12-26", ranges: [] },
    { from: "2026-12-28", to: "2026-12-28", ranges: [] },
    { from: "2026-12-29", to: "2026-12-29", ranges: [{ start: "10:00", end: "00:00" }] },
  ]);
});
