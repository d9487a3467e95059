import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { nearestSlots, nextFreeSlot } from "@/lib/domain/availability/search";
import { bookableRange, findSlots } from "@/lib/domain/availability/slots";
import type { Occupied } from "@/lib/domain/availability/types";
import { DAY, HOUR } from "@/lib/domain/time";
import { FREE, hours, instant, samples, settingsOf } from "./samples";

// Properties over real zones take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const now = instant("2026-07-01T00:00Z");
const hourly = settingsOf({ weeklyHours: hours("09:00-17:00"), durationMinutes: 60, stepMinutes: 60 });
const at = (text: string) => instant(`2026-07-${text}Z`);

describe("the nearest free times", () => {
  test("lie around the instant and come in chronological order", () => {
    const taken: Occupied = {
      blocked: [{ start: at("02T12:00"), end: at("02T13:00"), sessionId: null }],
      sessions: [],
    };
    const found = nearestSlots(hourly, taken, at("02T12:00"), 3, now);
    expect(found).toEqual([at("02T10:00"), at("02T11:00"), at("02T13:00")]);
  });

  test("of two at one distance the earlier is taken", () => {
    expect(nearestSlots(hourly, FREE, at("02T12:30"), 1, now)).toEqual([at("02T12:00")]);
  });

  test("are found weeks away, and beyond the bookable range of the instant", () => {
    const far = settingsOf({
      weeklyHours: [],
      overrides: [{ date: "2027-03-01", ranges: [{ startMinute: 540, endMinute: 570 }] }],
    });
    const only = [instant("2027-03-01T09:00Z")];
    expect(nearestSlots(far, FREE, at("02T12:00"), 3, now)).toEqual(only);
    expect(nearestSlots(far, FREE, instant("1999-01-01T00:00Z"), 3, now)).toEqual(only);
    expect(nearestSlots(far, FREE, instant("2099-01-01T00:00Z"), 3, now)).toEqual(only);
  });

  test("are none where nothing is free or nothing is asked", () => {
    expect(nearestSlots({ ...hourly, weeklyHours: [] }, FREE, at("02T12:00"), 3, now)).toEqual([]);
    expect(
      nearestSlots({ ...hourly, minimumNoticeMinutes: 600 * 1440 }, FREE, at("02T12:00"), 3, now),
    ).toEqual([]);
    expect(nearestSlots(hourly, FREE, at("02T12:00"), 0, now)).toEqual([]);
  });

  test("are those that a look at every free time would choose", () => {
    fc.assert(
      fc.property(
        samples,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: -40, max: 40 }),
        (sample, count, days) => {
          const settings = { ...sample.settings, horizonDays: Math.min(sample.settings.horizonDays, 30) };
          const near = sample.window.start + days * DAY;
          const all = findSlots(settings, sample.occupied, bookableRange(settings, sample.now), sample.now);
          const found = nearestSlots(settings, sample.occupied, near, count, sample.now);
          const byDistance = all.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near) || a - b);
          expect(found).toEqual(byDistance.slice(0, count).sort((a, b) => a - b));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("the next free time", () => {
  test("is later than the instant, never at it", () => {
    expect(nextFreeSlot(hourly, FREE, at("02T12:00"), now)).toBe(at("02T13:00"));
    expect(nextFreeSlot(hourly, FREE, at("02T12:00") - 1, now)).toBe(at("02T12:00"));
    expect(nextFreeSlot(hourly, FREE, at("02T16:00"), now)).toBe(at("03T09:00"));
  });

  test("keeps the notice when the instant has passed", () => {
    const careful = { ...hourly, minimumNoticeMinutes: 12 * 60 };
    expect(nextFreeSlot(careful, FREE, now - 30 * DAY, now)).toBe(now + 12 * HOUR);
  });

  test("is the first of all free times after the instant, or none", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: -30, max: 40 }), (sample, days) => {
        const settings = { ...sample.settings, horizonDays: Math.min(sample.settings.horizonDays, 30) };
        const after = sample.window.start + days * DAY;
        const all = findSlots(settings, sample.occupied, bookableRange(settings, sample.now), sample.now);
        const expected = all.find((slot) => slot > after) ?? null;
        expect(nextFreeSlot(settings, sample.occupied, after, sample.now)).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });
});
