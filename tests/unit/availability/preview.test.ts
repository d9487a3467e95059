import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSlots, outsideOpenTime, previewDays, previewWindow } from "@/lib/domain/availability/preview";
import { findSlots } from "@/lib/domain/availability/slots";
import { MINUTE } from "@/lib/domain/time";
import { dayRanges, FREE, hours, instant, readings, samples, settingsOf } from "./samples";

const NEW_YORK = "America/New_York";

describe("the days of a preview", () => {
  test("hold what each offers now and would offer, beside what is taken", () => {
    const now = instant("2026-10-20T08:00-04:00");
    const present = settingsOf({ zone: NEW_YORK, weeklyHours: hours("09:00-11:00") });
    const proposed = { ...present, weeklyHours: hours("10:00-12:00") };
    const blocked = [
      { start: instant("2026-10-20T10:00-04:00"), end: instant("2026-10-20T10:30-04:00"), sessionId: "a" },
      { start: instant("2026-10-20T10:30-04:00"), end: instant("2026-10-20T10:45-04:00"), sessionId: null },
      { start: instant("2026-10-20T23:00-04:00"), end: instant("2026-10-21T01:00-04:00"), sessionId: null },
    ];
    const window = previewWindow(proposed, 2, now);
    const days = previewDays(present, proposed, { blocked, sessions: [] }, window, now);
    expect(days.map(({ date }) => date)).toEqual(["2026-10-20", "2026-10-21"]);
    const clocks = (starts: readonly number[] | undefined) =>
      readings(starts ?? [], NEW_YORK).map((reading) => reading.slice(11, 16));
    expect(clocks(days[0]?.gone)).toEqual(["09:00", "09:30"]);
    expect(clocks(days[0]?.kept)).toEqual([]);
    expect(clocks(days[0]?.added)).toEqual(["11:00", "11:30"]);
    expect(clocks(days[1]?.kept)).toEqual(["10:00", "10:30"]);
    expect(days.map(({ taken }) => taken.flatMap(({ start, end }) => clocks([start, end])))).toEqual([
      ["10:00", "10:45", "23:00", "00:00"],
      ["00:00", "01:00"],
    ]);
  });

  test("keep to the wall clock where the clock changes, and leave out a day that a zone skipped", () => {
    const before = instant("2026-03-07T12:00-05:00");
    const settings = settingsOf({ zone: NEW_YORK, weeklyHours: hours("01:00-04:00"), stepMinutes: 60 });
    const window = previewWindow(settings, 3, before);
    const [, spring] = previewDays(settings, settings, FREE, window, before);
    expect(readings(spring?.kept ?? [], NEW_YORK)).toEqual([
      "2026-03-08T01:00-05:00",
      "2026-03-08T03:00-04:00",
    ]);
    const apia = settingsOf({ zone: "Pacific/Apia" });
    const eve = instant("2011-12-29T06:00-10:00");
    const days = previewDays(apia, apia, FREE, previewWindow(apia, 3, eve), eve);
    expect(days.map(({ date }) => date)).toEqual(["2011-12-29", "2011-12-31"]);
  });

  test("together offer exactly what customers are offered, and no day has another's times", () => {
    fc.assert(
      fc.property(samples, samples, ({ settings, occupied, now }, other) => {
        const proposed = { ...other.settings, zone: settings.zone };
        const window = previewWindow(proposed, 5, now);
        const days = previewDays(settings, proposed, occupied, window, now);
        const all = (of: (day: (typeof days)[number]) => readonly number[]) => days.flatMap(of);
        const offered = all(({ kept, added }) => [...kept, ...added].sort((a, b) => a - b));
        expect(offered).toEqual(findSlots(proposed, occupied, window, now));
        const present = all(({ kept, gone }) => [...kept, ...gone].sort((a, b) => a - b));
        expect(present).toEqual(findSlots(settings, occupied, window, now));
      }),
    );
  });
});

test("the same times change nothing", () => {
  expect(compareSlots([1, 2, 3], [1, 2, 3])).toEqual({ kept: [1, 2, 3], added: [], gone: [] });
});

describe("sessions outside the hours", () => {
  const settings = settingsOf({
    zone: NEW_YORK,
    weeklyHours: hours("09:00-12:00", "12:00-17:00", "22:00-24:00", "00:00-01:00"),
    overrides: [{ date: "2026-10-22", ranges: dayRanges("10:00-11:00") }],
  });
  const session = (start: string, minutes = 30) => ({
    start: instant(start),
    end: instant(start) + minutes * MINUTE,
  });

  test.each<[string, string, number]>([
    ["at the very beginning", "2026-10-20T09:00-04:00", 30],
    ["up to the very end", "2026-10-20T16:30-04:00", 30],
    ["over hours that touch", "2026-10-20T11:45-04:00", 30],
    ["over midnight, where both days are open", "2026-10-20T23:45-04:00", 30],
    ["off the step", "2026-10-20T09:07-04:00", 30],
    ["in the hours of a day of its own", "2026-10-22T10:00-04:00", 60],
  ])("inside: %s", (_, start, minutes) => {
    expect(outsideOpenTime(settings, [session(start, minutes)])).toEqual([]);
  });

  test.each<[string, string, number]>([
    ["begun too early", "2026-10-20T08:59-04:00", 30],
    ["ending too late", "2026-10-20T16:31-04:00", 30],
    ["longer than the hours", "2026-10-20T08:00-04:00", 600],
    ["on a day with other hours", "2026-10-22T09:00-04:00", 30],
    ["over midnight into a day with other hours", "2026-10-21T23:45-04:00", 30],
  ])("outside: %s", (_, start, minutes) => {
    const inside = session("2026-10-20T10:00-04:00");
    const outside = session(start, minutes);
    expect(outsideOpenTime(settings, [inside, outside])).toEqual([outside]);
  });

  test("none is outside that was offered, whatever the clock does", () => {
    fc.assert(
      fc.property(samples, ({ settings: page, window, now }) => {
        const offered = findSlots(page, FREE, window, now).map((start) => ({
          start,
          end: start + page.durationMinutes * MINUTE,
        }));
        expect(outsideOpenTime(page, offered)).toEqual([]);
      }),
    );
  });
});
