import { describe, expect, test } from "vitest";
import { localDayBounds } from "@/lib/domain/availability/local-days";
import { findSlots } from "@/lib/domain/availability/slots";
import type { SlotSettings } from "@/lib/domain/availability/types";
import { DAY, MINUTE } from "@/lib/domain/time";
import { FREE, hours, instant, readings, settingsOf } from "./samples";

/** The offered times of one local day, as the page's own clock shows them. */
function offered(date: string, changes: Partial<SlotSettings> & { zone: string }): string[] {
  const settings = settingsOf(changes);
  const window = localDayBounds(date, settings.zone);
  return readings(findSlots(settings, FREE, window, window.start - DAY), settings.zone);
}

describe("wall-clock hours where the clock changes", () => {
  test("09:00 stays 09:00 on both sides of a change", () => {
    const nine = { zone: "America/New_York", weeklyHours: hours("09:00-10:00"), stepMinutes: 60 };
    expect(offered("2026-03-07", nine)).toEqual(["2026-03-07T09:00-05:00"]);
    expect(offered("2026-03-08", nine)).toEqual(["2026-03-08T09:00-04:00"]);
    expect(offered("2026-10-31", nine)).toEqual(["2026-10-31T09:00-04:00"]);
    expect(offered("2026-11-01", nine)).toEqual(["2026-11-01T09:00-05:00"]);
  });

  test("spring gap: times that do not exist are not offered", () => {
    const early = { zone: "America/New_York", weeklyHours: hours("01:00-04:00") };
    expect(offered("2026-03-08", early)).toEqual([
      "2026-03-08T01:00-05:00",
      "2026-03-08T01:30-05:00",
      "2026-03-08T03:00-04:00",
      "2026-03-08T03:30-04:00",
    ]);
  });

  test("spring gap: a session runs through it in elapsed minutes", () => {
    const hour = { zone: "America/New_York", weeklyHours: hours("01:00-04:00"), durationMinutes: 60 };
    expect(offered("2026-03-08", hour)).toEqual([
      "2026-03-08T01:00-05:00",
      "2026-03-08T01:30-05:00",
      "2026-03-08T03:00-04:00",
    ]);
  });

  test("spring gap: hours that end inside it end where it begins", () => {
    const inside = { zone: "Europe/London", weeklyHours: hours("00:30-01:30") };
    expect(offered("2026-03-29", inside)).toEqual(["2026-03-29T00:30+00:00"]);
  });

  test("autumn overlap: the hour that happens twice is offered once, at its first occurrence", () => {
    const early = { zone: "America/New_York", weeklyHours: hours("00:30-03:00") };
    expect(offered("2026-11-01", early)).toEqual([
      "2026-11-01T00:30-04:00",
      "2026-11-01T01:00-04:00",
      "2026-11-01T01:30-04:00",
      "2026-11-01T02:00-05:00",
      "2026-11-01T02:30-05:00",
    ]);
  });

  test("autumn overlap: a session may run on through the second hour", () => {
    const long = {
      zone: "America/New_York",
      weeklyHours: hours("01:00-02:00"),
      durationMinutes: 90,
      stepMinutes: 15,
    };
    expect(offered("2026-11-01", long)).toEqual([
      "2026-11-01T01:00-04:00",
      "2026-11-01T01:15-04:00",
      "2026-11-01T01:30-04:00",
    ]);
    expect(offered("2026-11-02", long)).toEqual([]);
  });

  test("autumn overlap: hours that end inside it are closed in between", () => {
    const half = { zone: "America/New_York", weeklyHours: hours("00:00-01:30"), durationMinutes: 60 };
    expect(offered("2026-11-01", half)).toEqual(["2026-11-01T00:00-04:00", "2026-11-01T00:30-04:00"]);
  });

  test("a zone at :30 with daylight time (Newfoundland)", () => {
    const early = { zone: "America/St_Johns", weeklyHours: hours("01:30-03:30") };
    expect(offered("2026-03-08", early)).toEqual(["2026-03-08T01:30-03:30", "2026-03-08T03:00-02:30"]);
    expect(offered("2026-11-01", early)).toEqual([
      "2026-11-01T01:30-02:30",
      "2026-11-01T02:00-03:30",
      "2026-11-01T02:30-03:30",
      "2026-11-01T03:00-03:30",
    ]);
  });

  test("a zone at :45: steps count on the wall clock, not in UTC", () => {
    const nepal = { zone: "Asia/Kathmandu", weeklyHours: hours("09:00-10:00"), stepMinutes: 60 };
    const window = localDayBounds("2026-06-15", "Asia/Kathmandu");
    expect(findSlots(settingsOf(nepal), FREE, window, window.start - DAY)).toEqual([
      instant("2026-06-15T03:15Z"),
    ]);
  });

  test("daylight time of half an hour (Lord Howe), in the southern hemisphere", () => {
    const early = { zone: "Australia/Lord_Howe", weeklyHours: hours("01:00-03:00"), stepMinutes: 15 };
    expect(offered("2026-04-05", early)).toEqual([
      "2026-04-05T01:00+11:00",
      "2026-04-05T01:15+11:00",
      "2026-04-05T01:30+11:00",
      "2026-04-05T01:45+11:00",
      "2026-04-05T02:00+10:30",
      "2026-04-05T02:15+10:30",
      "2026-04-05T02:30+10:30",
    ]);
    expect(offered("2026-10-04", early)).toEqual([
      "2026-10-04T01:00+10:30",
      "2026-10-04T01:15+10:30",
      "2026-10-04T01:30+10:30",
      "2026-10-04T01:45+10:30",
      "2026-10-04T02:30+11:00",
    ]);
  });

  test("southern hemisphere: the gap is in September, the overlap in April (Auckland)", () => {
    const early = { zone: "Pacific/Auckland", weeklyHours: hours("01:30-03:30") };
    expect(offered("2026-09-27", early)).toEqual(["2026-09-27T01:30+12:00", "2026-09-27T03:00+13:00"]);
    expect(offered("2026-04-05", early)).toEqual([
      "2026-04-05T01:30+13:00",
      "2026-04-05T02:00+13:00",
      "2026-04-05T02:30+13:00",
      "2026-04-05T03:00+12:00",
    ]);
  });

  test("a clock that changes at midnight: the day begins at 01:00 (Cairo)", () => {
    const night = { zone: "Africa/Cairo", weeklyHours: hours("00:00-02:00") };
    expect(offered("2026-04-24", night)).toEqual(["2026-04-24T01:00+03:00", "2026-04-24T01:30+03:00"]);
  });

  test("a clock that goes back at midnight: the last hour of the day is offered once (Cairo)", () => {
    const late = { zone: "Africa/Cairo", weeklyHours: hours("22:30-24:00") };
    expect(offered("2026-10-29", late)).toEqual([
      "2026-10-29T22:30+03:00",
      "2026-10-29T23:00+03:00",
      "2026-10-29T23:30+03:00",
    ]);
  });

  test("a date line change: the skipped day offers nothing, the days beside it all of theirs (Apia 2011)", () => {
    const ten = { zone: "Pacific/Apia", weeklyHours: hours("10:00-11:00"), stepMinutes: 60 };
    expect(offered("2011-12-29", ten)).toEqual(["2011-12-29T10:00-10:00"]);
    expect(offered("2011-12-30", ten)).toEqual([]);
    expect(offered("2011-12-31", ten)).toEqual(["2011-12-31T10:00+14:00"]);
  });

  test("a date line change: open hours join over the skipped day", () => {
    const always = {
      zone: "Pacific/Apia",
      weeklyHours: hours("00:00-24:00"),
      durationMinutes: 120,
      stepMinutes: 60,
    };
    expect(offered("2011-12-29", always).at(-1)).toBe("2011-12-29T23:00-10:00");
  });
});

describe("owner and customer in different zones", () => {
  const settings = settingsOf({
    zone: "America/New_York",
    weeklyHours: hours("09:00-17:00"),
    stepMinutes: 60,
  });

  test("a customer's day takes from two of the owner's days", () => {
    const day = localDayBounds("2026-06-16", "Asia/Kathmandu");
    const slots = findSlots(settings, FREE, day, day.start - DAY);
    expect(readings(slots, "Asia/Kathmandu")).toEqual([
      "2026-06-16T00:45+05:45",
      "2026-06-16T01:45+05:45",
      "2026-06-16T18:45+05:45",
      "2026-06-16T19:45+05:45",
      "2026-06-16T20:45+05:45",
      "2026-06-16T21:45+05:45",
      "2026-06-16T22:45+05:45",
      "2026-06-16T23:45+05:45",
    ]);
    expect(readings(slots.slice(0, 2), settings.zone)).toEqual([
      "2026-06-15T15:00-04:00",
      "2026-06-15T16:00-04:00",
    ]);
  });

  test("between the two changes of the clock the customer's time shifts, the owner's does not", () => {
    const firstIn = (date: string) => {
      const day = localDayBounds(date, "Europe/London");
      return findSlots(settings, FREE, day, day.start - DAY).slice(0, 1);
    };
    const slots = ["2026-03-06", "2026-03-20", "2026-04-03"].flatMap(firstIn);
    expect(readings(slots, "Europe/London").map((text) => text.slice(11, 16))).toEqual([
      "14:00",
      "13:00",
      "14:00",
    ]);
    expect(readings(slots, settings.zone).map((text) => text.slice(11, 16))).toEqual([
      "09:00",
      "09:00",
      "09:00",
    ]);
  });

  test("a customer's day of 23 hours has no more and no fewer times than its instants", () => {
    const day = localDayBounds("2026-03-29", "Europe/London");
    expect(day.end - day.start).toBe(23 * 60 * MINUTE);
    const always = settingsOf({ zone: "Asia/Kathmandu", weeklyHours: hours("00:00-24:00"), stepMinutes: 60 });
    expect(findSlots(always, FREE, day, day.start - DAY)).toHaveLength(23);
  });
});
