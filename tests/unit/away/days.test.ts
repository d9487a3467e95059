import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boundsOf,
  checkDays,
  countDays,
  earliestToday,
  isDate,
  MAX_DAYS_AWAY,
  stageOf,
} from "@/lib/domain/away/days";
import { HOUR } from "@/lib/domain/time";

const TODAY = "2026-06-24";
const codes = (first: string, last: string, others: { first: string; last: string }[] = []) =>
  checkDays({ first, last }, TODAY, others).map(({ field, code }) => `${field} ${code}`);

describe("the days of a time away", () => {
  it("may begin today, last one day or a year, and touch another time away without overlapping it", () => {
    expect(codes(TODAY, TODAY)).toEqual([]);
    expect(codes("2026-07-01", "2027-07-01")).toEqual([]);
    expect(countDays({ first: "2026-07-01", last: "2027-07-01" })).toBe(MAX_DAYS_AWAY);
    expect(codes("2026-07-06", "2026-07-07", [{ first: "2026-07-01", last: "2026-07-05" }])).toEqual([]);
  });

  it("are refused one problem at a field", () => {
    expect(codes("2026-06-23", "2026-06-30")).toEqual(["first in_past"]);
    expect(codes("2026-07-02", "2026-07-01")).toEqual(["last before_first"]);
    expect(codes("2026-07-01", "2027-07-02")).toEqual(["last too_long"]);
    expect(codes("2026-02-30", "")).toEqual(["first no_date", "last no_date"]);
    expect(codes("2026-06-23", "x")).toEqual(["last no_date", "first in_past"]);
    expect(codes("9999-12-31", "9999-12-31")).toEqual(["first too_far"]);
    expect(codes("2026-07-05", "2026-07-09", [{ first: "2026-07-01", last: "2026-07-05" }])).toEqual([
      "first overlaps",
    ]);
  });

  it("overlap exactly when they share a day", () => {
    const anyDays = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 12 }))
      .map(([from, length]) => ({ from, to: from + length }));
    const day = (nth: number) => new Date(Date.UTC(2026, 6, 1 + nth)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(anyDays, anyDays, (one, other) => {
        const shared = Array.from({ length: 43 }, (_, nth) => nth).some(
          (nth) => one.from <= nth && nth <= one.to && other.from <= nth && nth <= other.to,
        );
        const problems = codes(day(one.from), day(one.to), [{ first: day(other.from), last: day(other.to) }]);
        expect(problems).toEqual(shared ? ["first overlaps"] : []);
      }),
    );
  });

  it("are whole days of the zone, 23 or 25 hours where the clocks change", () => {
    const hours = (first: string, zone: string) => {
      const { start, end } = boundsOf({ first, last: first }, zone);
      return (end - start) / HOUR;
    };
    expect(hours("2026-03-08", "America/New_York")).toBe(23);
    expect(hours("2026-11-01", "America/New_York")).toBe(25);
    expect(hours("2026-11-01", "Asia/Tokyo")).toBe(24);
    expect(boundsOf({ first: "2026-10-31", last: "2026-11-02" }, "America/New_York")).toEqual({
      start: Date.parse("2026-10-31T04:00:00Z"),
      end: Date.parse("2026-11-03T05:00:00Z"),
    });
  });

  it("today is the day that is over nowhere yet", () => {
    const now = Date.parse("2026-06-24T12:00:00Z");
    expect(earliestToday(now, ["Pacific/Kiritimati", "Pacific/Pago_Pago"])).toBe("2026-06-24");
    expect(earliestToday(now, ["Pacific/Kiritimati"])).toBe("2026-06-25");
    expect(() => earliestToday(now, [])).toThrow(RangeError);
  });

  it("stand ahead, run, are over, or were ended", () => {
    const days = { first: "2026-06-24", last: "2026-06-26", endedAt: null };
    const at = ["2026-06-23", "2026-06-24", "2026-06-26", "2026-06-27"].map((today) => stageOf(days, today));
    expect(at).toEqual(["planned", "running", "running", "over"]);
    expect(stageOf({ ...days, endedAt: 1 }, "2026-06-24")).toBe("ended");
  });

  it("a date is a day of the calendar, and nothing else", () => {
    expect(["2028-02-29", "2026-12-31"].every(isDate)).toBe(true);
    expect(["2026-02-29", "2026-1-1", "2026-01-01T00:00", "", "+010000-01-01"].some(isDate)).toBe(false);
  });
});
