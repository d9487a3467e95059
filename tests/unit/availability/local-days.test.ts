import fc from "fast-check";
import { DateTime, IANAZone } from "luxon";
import { describe, expect, test, vi } from "vitest";
import {
  dayNumberOf,
  localDateOf,
  localDayBounds,
  shiftWallClock,
  weekdayOf,
} from "@/lib/domain/availability/local-days";
import { firstInstantOf, offsetAt, zoneTable } from "@/lib/domain/availability/zone-table";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { instant, readings } from "./samples";

// Properties over real zones take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const instants = fc.date({ min: new Date("1990-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });

describe("the offset table", () => {
  test("agrees with luxon for every zone at any time", () => {
    fc.assert(
      fc.property(zones, instants, (zone, date) => {
        const offset = offsetAt(zoneTable(zone, date.getTime(), date.getTime()), date.getTime());
        expect(offset).toBe(IANAZone.create(zone).offset(date.getTime()) * MINUTE);
      }),
      { numRuns: 200 },
    );
  });

  test("finds a change to the millisecond, and both sides of it", () => {
    const change = instant("2026-03-08T07:00Z");
    const table = zoneTable("America/New_York", change, change);
    expect(offsetAt(table, change - 1)).toBe(-5 * HOUR);
    expect(offsetAt(table, change)).toBe(-4 * HOUR);
  });

  test("reads a wall clock back, at its first occurrence", () => {
    fc.assert(
      fc.property(zones, instants, (zone, date) => {
        const table = zoneTable(zone, date.getTime(), date.getTime());
        const wall = date.getTime() + offsetAt(table, date.getTime());
        const first = firstInstantOf(table, wall);
        expect(first).toBeLessThanOrEqual(date.getTime());
        expect(first + offsetAt(table, first)).toBe(wall);
      }),
      { numRuns: 200 },
    );
  });

  test("refuses a zone that is none and an instant that is none", () => {
    expect(() => zoneTable("Mars/Olympus", 0, 0)).toThrow(RangeError);
    expect(() => zoneTable("UTC", Number.NaN, 0)).toThrow(RangeError);
  });
});

describe("local days", () => {
  test("weekdays of day numbers are ISO weekdays", () => {
    expect(
      ["1969-12-28", "1970-01-01", "2026-07-05", "2026-07-06"].map((date) => weekdayOf(dayNumberOf(date))),
    ).toEqual([7, 4, 7, 1]);
  });

  test("a text that is no date is a fault", () => {
    for (const text of ["2026-02-30", "2026-13-01", "2026-7-1", "tomorrow", ""]) {
      expect(() => dayNumberOf(text)).toThrow(RangeError);
    }
  });

  test("a local date belongs to the zone, not to the machine", () => {
    const midnight = instant("2026-06-30T18:15Z");
    expect(localDateOf(midnight, "Asia/Kathmandu")).toBe("2026-07-01");
    expect(localDateOf(midnight - 1, "Asia/Kathmandu")).toBe("2026-06-30");
    expect(localDateOf(midnight, "Pacific/Apia")).toBe("2026-07-01");
    expect(localDateOf(midnight, "America/New_York")).toBe("2026-06-30");
  });

  test("bounds are a day's first instant and the next day's", () => {
    const hoursOf = (date: string, zone: string) => {
      const { start, end } = localDayBounds(date, zone);
      return [...readings([start], zone), (end - start) / HOUR];
    };
    expect(hoursOf("2026-03-08", "America/New_York")).toEqual(["2026-03-08T00:00-05:00", 23]);
    expect(hoursOf("2026-11-01", "America/New_York")).toEqual(["2026-11-01T00:00-04:00", 25]);
    expect(hoursOf("2026-04-05", "Australia/Lord_Howe")).toEqual(["2026-04-05T00:00+11:00", 24.5]);
    expect(hoursOf("2026-04-24", "Africa/Cairo")).toEqual(["2026-04-24T01:00+03:00", 23]);
    expect(hoursOf("2026-10-29", "Africa/Cairo")).toEqual(["2026-10-29T00:00+03:00", 25]);
    expect(hoursOf("2018-11-04", "America/Sao_Paulo")).toEqual(["2018-11-04T01:00-02:00", 23]);
  });

  test("a skipped day is empty and leaves no gap between its neighbours", () => {
    const change = instant("2011-12-30T10:00Z");
    expect(localDayBounds("2011-12-29", "Pacific/Apia").end).toBe(change);
    expect(localDayBounds("2011-12-30", "Pacific/Apia")).toEqual({ start: change, end: change });
    expect(localDayBounds("2011-12-31", "Pacific/Apia").start).toBe(change);
  });

  test("every instant lies in the bounds of its own local day", () => {
    const recent = fc.date({ min: new Date("2012-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(zones, recent, (zone, date) => {
        const { start, end } = localDayBounds(localDateOf(date.getTime(), zone), zone);
        expect(start <= date.getTime() && date.getTime() < end).toBe(true);
        expect(localDateOf(date.getTime(), zone)).toBe(
          DateTime.fromMillis(date.getTime(), { zone }).toISODate(),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("the same wall-clock time, weeks later", () => {
  const shifted = (iso: string, zone: string, weeks: number) =>
    readings([shiftWallClock(instant(iso), zone, weeks)], zone)[0];

  test("stays at its hour over a change of the clock", () => {
    expect(shifted("2026-03-05T10:00-05:00", "America/New_York", 1)).toBe("2026-03-12T10:00-04:00");
    expect(shifted("2026-03-12T10:00-04:00", "America/New_York", -1)).toBe("2026-03-05T10:00-05:00");
    expect(shifted("2026-10-30T10:00-04:00", "America/New_York", 2)).toBe("2026-11-13T10:00-05:00");
  });

  test("a time that does not exist becomes the first one after the gap", () => {
    expect(shifted("2026-03-01T02:30-05:00", "America/New_York", 1)).toBe("2026-03-08T03:00-04:00");
  });

  test("a time that happens twice is taken at its first occurrence", () => {
    expect(shifted("2026-10-25T01:30-04:00", "America/New_York", 1)).toBe("2026-11-01T01:30-04:00");
    expect(shifted("2026-11-08T01:30-05:00", "America/New_York", -1)).toBe("2026-11-01T01:30-04:00");
    expect(shifted("2026-11-08T02:00-05:00", "America/New_York", -1)).toBe("2026-11-01T02:00-05:00");
  });

  test("no weeks at all change nothing but a second occurrence", () => {
    expect(shifted("2026-07-01T10:00-04:00", "America/New_York", 0)).toBe("2026-07-01T10:00-04:00");
    expect(shifted("2026-11-01T01:30-05:00", "America/New_York", 0)).toBe("2026-11-01T01:30-04:00");
  });

  test("lands on the same weekday and reading wherever that exists", () => {
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: -60, max: 60 }), (zone, date, weeks) => {
        const from = DateTime.fromMillis(date.getTime(), { zone });
        const to = DateTime.fromMillis(shiftWallClock(date.getTime(), zone, weeks), { zone });
        const wanted = from.setZone("UTC", { keepLocalTime: true }).plus({ weeks });
        const reached = to.setZone("UTC", { keepLocalTime: true });
        expect(reached.toMillis()).toBeGreaterThanOrEqual(wanted.toMillis());
        const exists = wanted.setZone(zone, { keepLocalTime: true }).setZone("UTC", { keepLocalTime: true });
        if (exists.toMillis() === wanted.toMillis()) expect(reached.toMillis()).toBe(wanted.toMillis());
        else expect(reached.toMillis() - wanted.toMillis()).toBeLessThanOrEqual(DAY);
      }),
      { numRuns: 200 },
    );
  });
});
