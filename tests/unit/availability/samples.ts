import fc from "fast-check";
import { DateTime } from "luxon";
import type { DayRange, Occupied, SlotSettings, WeeklyHours } from "@/lib/domain/availability/types";
import { DAY, HOUR, type Instant, type Interval, MINUTE, type Zone } from "@/lib/domain/time";

export const FREE: Occupied = { blocked: [], sessions: [] };

/** Hours of each day of the week, as `hours("09:00-17:00")`. */
export function hours(...ranges: string[]): WeeklyHours[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    dayRanges(...ranges).map((range) => ({ ...range, weekday })),
  );
}

export function dayRanges(...ranges: string[]): DayRange[] {
  return ranges.map((range) => {
    const [startMinute, endMinute] = range.split("-").map((clock) => {
      const [hour, minute] = clock.split(":").map(Number);
      return hour! * 60 + minute!;
    });
    return { startMinute: startMinute!, endMinute: endMinute! };
  });
}

export function settingsOf(changes: Partial<SlotSettings>): SlotSettings {
  return {
    zone: "UTC",
    weeklyHours: hours("09:00-17:00"),
    overrides: [],
    durationMinutes: 30,
    stepMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minimumNoticeMinutes: 0,
    horizonDays: 548,
    capPerDay: null,
    capPerWeek: null,
    ...changes,
  };
}

/** An instant from an ISO text with its offset. */
export function instant(iso: string): Instant {
  return DateTime.fromISO(iso, { setZone: true }).toMillis();
}

/** Wall-clock readings with their offsets, `2026-03-08T01:30-05:00`. */
export function readings(instants: readonly Instant[], zone: Zone): string[] {
  return instants.map((value) => DateTime.fromMillis(value, { zone }).toFormat("yyyy-MM-dd'T'HH:mmZZ"));
}

/** Zones with moments worth looking at: changes of the clock, also at midnight, by half an hour, by a day. */
const MOMENTS: readonly (readonly [Zone, string])[] = [
  ["America/New_York", "2026-03-08T07:00Z"],
  ["America/New_York", "2026-11-01T06:00Z"],
  ["Asia/Kathmandu", "2026-06-15T00:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
  ["America/St_Johns", "2026-03-08T05:30Z"],
  ["America/St_Johns", "2006-10-29T02:31Z"],
  ["Pacific/Apia", "2011-12-30T10:00Z"],
  ["Pacific/Auckland", "2026-04-04T14:00Z"],
  ["Pacific/Auckland", "2026-09-26T14:00Z"],
  ["Europe/London", "2026-03-29T01:00Z"],
  ["Europe/London", "2026-10-25T01:00Z"],
  ["Asia/Tehran", "2022-03-21T20:30Z"],
  ["Asia/Tehran", "2022-09-21T19:30Z"],
  ["Africa/Cairo", "2026-04-23T22:00Z"],
  ["Africa/Cairo", "2026-10-29T21:00Z"],
  ["Asia/Beirut", "2026-03-28T22:00Z"],
  ["Asia/Beirut", "2026-10-24T21:00Z"],
  ["America/Sao_Paulo", "2018-11-04T03:00Z"],
  ["America/Sao_Paulo", "2019-02-17T02:00Z"],
  ["UTC", "2026-12-31T23:00Z"],
];

export interface Sample {
  readonly settings: SlotSettings;
  readonly occupied: Occupied;
  readonly window: Interval;
  readonly now: Instant;
}

const clockMinute = fc.integer({ min: 0, max: 96 }).map((quarter) => quarter * 15);
const range = fc
  .tuple(clockMinute, clockMinute)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ startMinute: Math.min(a, b), endMinute: Math.max(a, b) }));
const ranges = fc.oneof(
  { weight: 2, arbitrary: fc.array(range, { maxLength: 3 }) },
  { weight: 3, arbitrary: fc.constant([{ startMinute: 0, endMinute: 1440 }]) },
);
const quiet = (max: number) => fc.oneof(fc.constant(0), fc.integer({ min: 0, max }));
const cap = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 }) },
);

/** Whole questions to the engine, all near a moment at which the clock of the zone does something. */
export const samples: fc.Arbitrary<Sample> = fc.constantFrom(...MOMENTS).chain(([zone, iso]) => {
  const moment = instant(iso);
  const near = (reach: number, unit: number) =>
    fc
      .integer({ min: -Math.floor(reach / unit), max: Math.floor(reach / unit) })
      .map((steps) => moment + steps * unit);
  const dates = [-1, 0, 1].map((days) =>
    DateTime.fromMillis(moment + days * DAY, { zone }).toFormat("yyyy-MM-dd"),
  );
  const blocked = fc
    .record({ start: near(36 * HOUR, 1_000), minutes: fc.integer({ min: 1, max: 300 }) })
    .map(({ start, minutes }) => ({ start, end: start + minutes * MINUTE, sessionId: null }));
  return fc.record({
    settings: fc.record({
      zone: fc.constant(zone),
      weeklyHours: fc
        .array(ranges, { minLength: 7, maxLength: 7 })
        .map((week) => week.flatMap((day, index) => day.map((hour) => ({ ...hour, weekday: index + 1 })))),
      overrides: fc.uniqueArray(fc.record({ date: fc.constantFrom(...dates), ranges }), {
        selector: ({ date }) => date,
        maxLength: 2,
      }),
      durationMinutes: fc
        .oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 60 }))
        .map((steps) => steps * 5),
      stepMinutes: fc.constantFrom(5, 10, 15, 20, 25, 30, 45, 60, 90),
      bufferBeforeMinutes: quiet(60),
      bufferAfterMinutes: quiet(60),
      minimumNoticeMinutes: quiet(600),
      horizonDays: fc.constantFrom(1, 21, 30, 548),
      capPerDay: cap,
      capPerWeek: cap,
    }),
    occupied: fc.record({
      blocked: fc.array(blocked, { maxLength: 6 }),
      sessions: fc.array(
        near(4 * DAY, 15 * MINUTE).map((start) => ({ sessionId: String(start), start })),
        { maxLength: 5 },
      ),
    }),
    window: fc
      .tuple(near(30 * HOUR, 7 * MINUTE), fc.integer({ min: 1, max: 30 * 60 }))
      .map(([start, minutes]) => ({ start, end: start + minutes * MINUTE })),
    now: fc.oneof(
      { weight: 3, arbitrary: fc.constant(moment - 20 * DAY) },
      { weight: 1, arbitrary: near(36 * HOUR, 1_000) },
    ),
  });
});

/** A page open Monday to Friday, 9 to 17 in New York, over a change of the clock, with busy times spread by a fixed rule. */
export function workload(days: number, busyTimes: number): Sample {
  const now = instant("2026-02-16T05:00Z");
  const weeklyHours = hours("09:00-17:00").filter(({ weekday }) => weekday <= 5);
  const blocked = Array.from({ length: busyTimes }, (_, index) => {
    const start = now + Math.floor(((index * 0.618_033_988_7) % 1) * days * 96) * 15 * MINUTE;
    return { start, end: start + (30 + (index % 3) * 15) * MINUTE, sessionId: null };
  });
  return {
    settings: settingsOf({ zone: "America/New_York", weeklyHours, stepMinutes: 15, horizonDays: days }),
    occupied: { blocked, sessions: [] },
    window: { start: now, end: now + days * DAY },
    now,
  };
}
