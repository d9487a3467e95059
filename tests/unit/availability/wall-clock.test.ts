import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWallClock, wallClockOnDay, writeWallClock } from "@/lib/domain/availability/wall-clock";
import { HOUR, MINUTE } from "@/lib/domain/time";

const NEW_YORK = "America/New_York";
const ZONES = [NEW_YORK, "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];

describe("a wall-clock reading", () => {
  it("is an instant in its zone", () => {
    expect(readWallClock("2026-07-01T10:00", NEW_YORK)).toBe(Date.parse("2026-07-01T14:00:00Z"));
    expect(readWallClock("2026-07-01T10:00", "Asia/Kathmandu")).toBe(Date.parse("2026-07-01T04:15:00Z"));
  });
  it("that the clock skips is the first instant after the gap, and twice is the first", () => {
    expect(readWallClock("2026-03-08T02:30", NEW_YORK)).toBe(Date.parse("2026-03-08T07:00:00Z"));
    expect(readWallClock("2026-11-01T01:30", NEW_YORK)).toBe(Date.parse("2026-11-01T05:30:00Z"));
  });
  it.each([
    "",
    "2026-07-01",
    "2026-02-30T10:00",
    "2026-07-01T24:30",
    "1826-07-01T10:00",
    "2026-07-01T10:00Z",
  ])("is none: %s", (written) => {
    expect(readWallClock(written, NEW_YORK)).toBeNull();
  });
  it("is written as it was read, but in the hour that happens twice", () => {
    const minutes = fc.integer({ min: Date.UTC(2001, 0) / MINUTE, max: Date.UTC(2098, 0) / MINUTE });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...ZONES), (minute, zone) => {
        const instant = minute * MINUTE;
        const read = readWallClock(writeWallClock(instant, zone), zone) ?? 0;
        expect([0, HOUR / 2, HOUR]).toContain(instant - read);
      }),
    );
  });
  it("some days later shows the same time of day, over a change of the clock too", () => {
    const now = Date.parse("2026-10-25T23:59:00-04:00");
    expect(writeWallClock(wallClockOnDay(now, 14, 600, NEW_YORK), NEW_YORK)).toBe("2026-11-08T10:00");
  });
});
