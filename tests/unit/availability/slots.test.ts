import { describe, expect, test } from "vitest";
import { findSlots, judgeTime } from "@/lib/domain/availability/slots";
import type { Occupied, SlotSettings } from "@/lib/domain/availability/types";
import { DAY, MINUTE } from "@/lib/domain/time";
import { dayRanges, FREE, hours, instant, settingsOf } from "./samples";

/** Wednesday. */
const DATE = "2026-07-01";
const day = { start: instant(`${DATE}T00:00Z`), end: instant("2026-07-02T00:00Z") };
const yesterday = day.start - DAY;
const at = (clock: string) => instant(`${DATE}T${clock}Z`);
const busy = (start: string, end: string): Occupied => ({
  blocked: [{ start: at(start), end: at(end), sessionId: null }],
  sessions: [],
});
const sessionsAt = (...starts: string[]): Occupied => ({
  blocked: [],
  sessions: starts.map((start) => ({ sessionId: start, start: instant(start) })),
});
function clocks(changes: Partial<SlotSettings>, occupied = FREE, now = yesterday, window = day): string[] {
  return findSlots(settingsOf(changes), occupied, window, now).map((slot) =>
    new Date(slot).toISOString().slice(11, 16),
  );
}

describe("what a page offers", () => {
  test("times that lie wholly inside one range of the day", () => {
    expect(clocks({ weeklyHours: hours("09:00-10:15", "13:00-13:30") })).toEqual(["09:00", "09:30", "13:00"]);
  });

  test("ranges that touch or overlap are one", () => {
    expect(
      clocks({ weeklyHours: hours("09:00-10:00", "10:00-10:30", "09:30-10:15"), durationMinutes: 90 }),
    ).toEqual(["09:00"]);
  });

  test("steps count from midnight, whatever the opening minute", () => {
    expect(clocks({ weeklyHours: hours("09:10-10:40"), stepMinutes: 15 })).toEqual([
      "09:15",
      "09:30",
      "09:45",
      "10:00",
    ]);
    expect(clocks({ weeklyHours: hours("00:00-03:00"), stepMinutes: 50 })).toEqual([
      "00:00",
      "00:50",
      "01:40",
      "02:30",
    ]);
  });

  test("a session may run over midnight where the next day opens at once, and only there", () => {
    const night = {
      weeklyHours: [...dayRanges("23:00-24:00").map((range) => ({ ...range, weekday: 3 }))],
      durationMinutes: 60,
    };
    expect(clocks(night)).toEqual(["23:00"]);
    const dawn = dayRanges("00:00-00:30").map((range) => ({ ...range, weekday: 4 }));
    expect(clocks({ ...night, weeklyHours: [...night.weeklyHours, ...dawn] })).toEqual(["23:00", "23:30"]);
  });

  test("an override replaces the hours of its date only", () => {
    const open = [{ date: DATE, ranges: dayRanges("20:00-21:00") }];
    expect(clocks({ overrides: open })).toEqual(["20:00", "20:30"]);
    expect(clocks({ overrides: [{ date: DATE, ranges: [] }] })).toEqual([]);
    expect(clocks({ overrides: [{ date: "2026-07-02", ranges: [] }] })).toHaveLength(16);
  });

  test("the window takes its first instant and not its last", () => {
    const window = { start: at("09:30"), end: at("10:30") };
    expect(clocks({}, FREE, yesterday, window)).toEqual(["09:30", "10:00"]);
  });

  test("nothing sooner than the notice, nothing at or after the horizon", () => {
    expect(clocks({ minimumNoticeMinutes: 240 }, FREE, at("11:30"))[0]).toBe("15:30");
    expect(clocks({ horizonDays: 1 }, FREE, at("10:00") - DAY)).toEqual(["09:00", "09:30"]);
  });

  test("a duration or step of nothing is a fault", () => {
    expect(() => clocks({ durationMinutes: 0 })).toThrow(RangeError);
    expect(() => clocks({ stepMinutes: 0 })).toThrow(RangeError);
    expect(() => clocks({ zone: "Mars/Olympus" })).toThrow(RangeError);
  });
});

describe("what is free", () => {
  const two = { weeklyHours: hours("09:00-11:00") };

  test("a time that only touches something blocked", () => {
    expect(clocks(two, busy("09:30", "10:00"))).toEqual(["09:00", "10:00", "10:30"]);
  });

  test("buffers keep their distance on both sides", () => {
    expect(clocks({ ...two, bufferBeforeMinutes: 10 }, busy("09:00", "09:30"))).toEqual(["10:00", "10:30"]);
    expect(clocks({ ...two, bufferAfterMinutes: 10 }, busy("10:30", "11:00"))).toEqual(["09:00", "09:30"]);
    expect(clocks({ ...two, bufferBeforeMinutes: 30 }, busy("09:00", "09:30"))).toEqual(["10:00", "10:30"]);
  });

  test("buffers may reach out of the open hours, where they still meet what is blocked", () => {
    expect(clocks({ ...two, bufferBeforeMinutes: 15 })[0]).toBe("09:00");
    expect(clocks({ ...two, bufferBeforeMinutes: 15 }, busy("08:30", "08:50"))[0]).toBe("09:30");
  });

  test("something blocked for milliseconds blocks", () => {
    const blink = { blocked: [{ start: at("09:15"), end: at("09:15") + 1, sessionId: null }], sessions: [] };
    expect(clocks(two, blink)).toEqual(["09:30", "10:00", "10:30"]);
  });

  test("a day whose cap is reached offers nothing, other days do", () => {
    const capped = { ...two, capPerDay: 2 };
    expect(clocks(capped, sessionsAt(`${DATE}T09:00Z`))).toHaveLength(4);
    expect(clocks(capped, sessionsAt(`${DATE}T00:00Z`, `${DATE}T23:59Z`))).toEqual([]);
    expect(clocks(capped, sessionsAt("2026-06-30T23:59Z", "2026-07-02T00:00Z"))).toHaveLength(4);
    expect(clocks({ ...two, capPerDay: 0 })).toEqual([]);
  });

  test("a week runs from Monday to Sunday", () => {
    const capped = { ...two, capPerWeek: 2 };
    expect(clocks(capped, sessionsAt("2026-06-29T00:00Z", "2026-07-05T23:59Z"))).toEqual([]);
    expect(
      clocks(capped, sessionsAt("2026-06-28T23:59Z", "2026-07-06T00:00Z", `${DATE}T09:00Z`)),
    ).toHaveLength(4);
  });

  test("caps count days by the page's clock", () => {
    const kathmandu = { zone: "Asia/Kathmandu", weeklyHours: hours("09:00-10:00"), capPerDay: 1 };
    expect(clocks(kathmandu, sessionsAt("2026-06-30T18:15Z"))).toEqual([]);
    expect(clocks(kathmandu, sessionsAt("2026-06-30T18:14Z"))).toHaveLength(2);
  });
});

describe("the judgement of one time", () => {
  const settings = settingsOf({ minimumNoticeMinutes: 60, horizonDays: 2, capPerDay: 1 });
  const now = at("10:00");
  const judge = (clock: string, occupied = FREE, changes: Partial<SlotSettings> = {}) =>
    judgeTime({ ...settings, ...changes }, occupied, at(clock), now);

  test("names each reason", () => {
    expect(judge("12:00")).toBe("free");
    expect(judge("09:30")).toBe("past");
    expect(judge("10:30")).toBe("too_soon");
    expect(judge("11:00")).toBe("free");
    expect(judgeTime(settings, FREE, now + 2 * DAY, now)).toBe("beyond_horizon");
    expect(judgeTime(settings, FREE, now + 2 * DAY - 30 * MINUTE, now)).toBe("free");
    expect(judge("12:10")).toBe("not_offered");
    expect(judge("17:00")).toBe("not_offered");
    expect(judge("12:00", busy("12:15", "12:20"))).toBe("taken");
    expect(judge("12:00", sessionsAt(`${DATE}T09:00Z`))).toBe("cap_reached");
  });

  test("gives the first of several reasons", () => {
    expect(judge("09:10", busy("09:00", "17:00"))).toBe("past");
    expect(judge("12:10", busy("09:00", "17:00"))).toBe("not_offered");
    expect(judge("12:00", busy("09:00", "17:00"), { capPerDay: 0 })).toBe("taken");
    expect(judge("12:10", FREE, { capPerDay: 0 })).toBe("not_offered");
  });

  test("at now itself a time is not past, and free where no notice is asked", () => {
    expect(judge("10:00")).toBe("too_soon");
    expect(judge("10:00", FREE, { minimumNoticeMinutes: 0 })).toBe("free");
  });
});
