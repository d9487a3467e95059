import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { checkRange, defaultRange, weeksOf } from "@/lib/domain/reports/range";

const anyDay = fc
  .integer({ min: 0, max: 20_000 })
  .map((day) => new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10));

describe("the range of a report", () => {
  it("is the last twelve ISO weeks, the present one included", () => {
    expect(defaultRange("2026-06-24")).toEqual({ from: "2026-04-06", to: "2026-06-24" });
    expect(defaultRange("2026-06-22")).toEqual({ from: "2026-04-06", to: "2026-06-22" });
    expect(defaultRange("2026-06-21")).toEqual({ from: "2026-03-30", to: "2026-06-21" });
    fc.assert(
      fc.property(anyDay, (today) => {
        expect(weeksOf(defaultRange(today))).toHaveLength(12);
      }),
    );
  });

  it("is refused one problem at a field", () => {
    const codes = (from: string, to: string) =>
      checkRange({ from, to }).map(({ field, code }) => `${field} ${code}`);
    expect(codes("2026-01-01", "2026-01-01")).toEqual([]);
    expect(codes("2026-01-01", "2028-01-01")).toEqual([]);
    expect(codes("2026-01-01", "2028-01-02")).toEqual(["to too_long"]);
    expect(codes("2026-01-02", "2026-01-01")).toEqual(["to before_from"]);
    expect(codes("", "never")).toEqual(["from no_date", "to no_date"]);
  });
});

describe("the weeks of a range", () => {
  it("are the ISO weeks that hold its days, in order, by the names that luxon gives them", () => {
    fc.assert(
      fc.property(anyDay, fc.nat(800), (from, days) => {
        const first = DateTime.fromISO(from, { zone: "utc" });
        const last = first.plus({ days });
        const weeks = weeksOf({ from, to: last.toISODate() ?? "" });
        const names = new Set<string>();
        for (let day = first; day <= last; day = day.plus({ days: 1 })) names.add(day.toFormat("kkkk-'W'WW"));
        expect(weeks.map(({ name }) => name)).toEqual([...names]);
        expect(weeks[0]?.first).toBe(first.startOf("week").toISODate());
        expect(weeks.at(-1)?.last).toBe(last.endOf("week").toISODate());
        const whole = weeks.filter(({ partial }) => !partial).length;
        expect(weeks.length - whole).toBeLessThanOrEqual(2);
      }),
      { numRuns: 60 },
    );
  });

  it("are partial where the range cuts them off", () => {
    const partial = (from: string, to: string) => weeksOf({ from, to }).map((week) => week.partial);
    expect(partial("2026-06-22", "2026-06-28")).toEqual([false]);
    expect(partial("2026-06-23", "2026-07-05")).toEqual([true, false]);
    expect(partial("2026-06-22", "2026-07-04")).toEqual([false, true]);
  });
});
