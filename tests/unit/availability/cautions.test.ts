import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeCautions } from "@/lib/domain/availability/cautions";
import { instantAt, localDateOf } from "@/lib/domain/availability/local-days";
import { judgeTime } from "@/lib/domain/availability/slots";
import type { SlotSettings } from "@/lib/domain/availability/types";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { instant, settingsOf } from "./samples";

const NOW = instant("2026-06-01T12:00Z");
/** A Wednesday, 10:00 in New York. */
const START = instant("2026-07-01T14:00Z");
const settings: SlotSettings = settingsOf({
  zone: "America/New_York",
  weeklyHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 9 * 60, endMinute: 17 * 60 })),
});
const EMPTY = { blocked: [], sessions: [] };
const cautions = (start: number, change: Partial<SlotSettings> = {}, occupied = EMPTY) =>
  timeCautions({ ...settings, ...change }, occupied, [start], NOW)[0];

describe("what speaks against an owner's time", () => {
  it("nothing, where it is offered and free", () => {
    expect(cautions(START)).toEqual([]);
  });

  it.each([
    ["too soon", NOW + 2 * HOUR, { minimumNoticeMinutes: 240 }, ["too_soon"]],
    [
      "too soon, and in the evening",
      NOW + 11 * HOUR,
      { minimumNoticeMinutes: 1440 },
      ["too_soon", "not_offered"],
    ],
    ["beyond the horizon", START, { horizonDays: 30 }, ["beyond_horizon"]],
    ["on a Sunday", START + 4 * DAY, {}, ["not_offered"]],
    ["between two starting times", START + 7 * MINUTE, {}, ["not_offered"]],
  ] as const)("%s", (_, start, change, expected) => {
    expect(cautions(start, change)).toEqual(expected);
  });

  it("a busy calendar does, buffers included; a session and a hold are refusals instead", () => {
    const at = (more: object) => ({
      blocked: [{ start: START - 10 * MINUTE, end: START, sessionId: null, ...more }],
      sessions: [],
    });
    const buffered = { bufferBeforeMinutes: 5 };
    expect(timeCautions(settings, at({ busy: true }), [START], NOW)).toEqual([[]]);
    const answer = (occupied: Parameters<typeof timeCautions>[1]) =>
      timeCautions({ ...settings, ...buffered }, occupied, [START], NOW);
    expect(answer(at({ busy: true }))).toEqual([["busy"]]);
    expect(answer(at({}))).toEqual([[]]);
    expect(answer(at({ sessionId: "s" }))).toEqual([[]]);
  });

  it("full days and weeks, each time counting against the later ones", () => {
    const capped = { ...settings, capPerDay: 2 };
    const occupied = { blocked: [], sessions: [{ sessionId: "s", start: START + HOUR }] };
    const starts = [START + 3 * HOUR, START, START + DAY];
    expect(timeCautions(capped, occupied, starts, NOW)).toEqual([["cap_reached"], [], []]);
    const weekly = { ...settings, capPerWeek: 2 };
    expect(timeCautions(weekly, occupied, starts, NOW)).toEqual([["cap_reached"], [], ["cap_reached"]]);
  });

  it("agrees with what customers are told of any time", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90 * 24 * 12 }),
        fc.record({
          minimumNoticeMinutes: fc.constantFrom(0, 240, 10 * 1440),
          horizonDays: fc.constantFrom(20, 60, 540),
          capPerDay: fc.constantFrom(null, 1),
          stepMinutes: fc.constantFrom(5, 15, 60),
        }),
        fc.boolean(),
        (steps, change, busy) => {
          const start = NOW + steps * 5 * MINUTE;
          const occupied = {
            blocked: busy ? [{ start, end: start + MINUTE, sessionId: null, busy: true } as const] : [],
            sessions: [{ sessionId: "s", start: START }],
          };
          const [told] = timeCautions({ ...settings, ...change }, occupied, [start], NOW);
          const judged = judgeTime({ ...settings, ...change }, occupied, start, NOW);
          const first = told?.[0] === "busy" ? "taken" : (told?.[0] ?? "free");
          expect(first).toBe(judged);
        },
      ),
    );
  });
});

describe("the instant of a time that somebody writes", () => {
  it("is the one at which a clock there shows it, the first time", () => {
    expect(instantAt("2026-07-01", 10 * 60, "America/New_York")).toBe(START);
    expect(instantAt("2026-11-01", 90, "America/New_York")).toBe(instant("2026-11-01T05:30Z"));
  });

  it("is none where the clock skips it", () => {
    expect(instantAt("2026-03-08", 2 * 60 + 30, "America/New_York")).toBeNull();
    expect(instantAt("2026-03-08", 3 * 60, "America/New_York")).toBe(instant("2026-03-08T07:00Z"));
  });

  it("lies on the day that was written", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("Asia/Kathmandu", "America/New_York", "Pacific/Apia", "Europe/Lisbon"),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 365 }),
        (zone, minute, day) => {
          const date = new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString().slice(0, 10);
          const found = instantAt(date, minute, zone);
          if (found !== null) expect(localDateOf(found, zone)).toBe(date);
        },
      ),
    );
  });
});
