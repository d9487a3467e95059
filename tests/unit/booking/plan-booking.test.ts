import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Occupied, SlotSettings } from "@/lib/domain/availability/types";
import { planBooking, planRequest } from "@/lib/domain/booking/plan-booking";
import { overlaps } from "@/lib/domain/interval";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { BOOKED, EMPTY, OPEN, START } from "./samples";

/** Monday to Friday, 9 to 17 in New York, in steps of 30 minutes, with 4 hours' notice. */
const OFFICE: SlotSettings = {
  ...OPEN,
  weeklyHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 540, endMinute: 1020 })),
  stepMinutes: 30,
  minimumNoticeMinutes: 240,
};
/** Three weekdays: Wed, Thu and Fri at 10:00 AM in New York. */
const WEEK = [START, START + DAY, START + 2 * DAY];

function wanted(starts: readonly Instant[], change: Partial<Parameters<typeof planBooking>[0]> = {}) {
  return { settings: OFFICE, occupied: EMPTY, sessionCount: 3, starts, now: BOOKED, ...change };
}

function taken(...starts: readonly Instant[]): Occupied {
  return {
    blocked: starts.map((start) => ({ start, end: start + 30 * MINUTE, sessionId: `x${start}` })),
    sessions: starts.map((start) => ({ sessionId: `x${start}`, start })),
  };
}

describe("a booking", () => {
  it("takes exactly n times and numbers them in chronological order", () => {
    const plan = planBooking(wanted([WEEK[2]!, WEEK[0]!, WEEK[1]!]));
    expect(plan).toEqual({
      ok: true,
      sessions: WEEK.map((start, index) => {
        const interval = { start, end: start + 30 * MINUTE };
        return { ...interval, position: index + 1, blocked: interval };
      }),
    });
  });

  it("blocks its buffers", () => {
    const settings = { ...OFFICE, bufferBeforeMinutes: 10, bufferAfterMinutes: 20 };
    expect(planBooking(wanted([START], { settings, sessionCount: 1 }))).toMatchObject({
      sessions: [{ start: START, blocked: { start: START - 10 * MINUTE, end: START + 50 * MINUTE } }],
    });
  });

  it.each([[[]], [WEEK.slice(0, 2)], [[...WEEK, START + 5 * DAY]]])(
    "of the wrong number of times (%#)",
    (starts) => {
      expect(planBooking(wanted(starts))).toEqual({ ok: false, code: "wrong_count" });
    },
  );

  it.each<[string, string, Instant, Partial<Parameters<typeof planBooking>[0]>]>([
    ["in the past", "in_past", BOOKED - DAY, {}],
    ["within the minimum notice", "not_a_slot", BOOKED + HOUR, {}],
    ["beyond the horizon", "not_a_slot", START + 61 * DAY, { settings: { ...OFFICE, horizonDays: 60 } }],
    ["outside the hours", "not_a_slot", START + 12 * HOUR, {}],
    ["beside the step", "not_a_slot", START + 5 * MINUTE, {}],
    ["that is no number", "not_a_slot", Number.NaN, {}],
    ["between two milliseconds", "not_a_slot", START + 0.5, {}],
    ["taken by another session", "slot_taken", START, { occupied: taken(START) }],
    [
      "on a full day",
      "cap_reached",
      START,
      { occupied: taken(START + HOUR), settings: { ...OFFICE, capPerDay: 1 } },
    ],
  ])("a time %s", (_, code, start, change) => {
    const times = [{ start, code }];
    const plan = planBooking(wanted([start, ...WEEK.slice(1)], change));
    expect(plan).toEqual({ ok: false, code, times });
  });

  it("times may not overlap one another, buffers included; the later one is named", () => {
    const settings = { ...OFFICE, bufferAfterMinutes: 10 };
    const touching = [START, START + 30 * MINUTE];
    expect(planBooking(wanted(touching, { sessionCount: 2 })).ok).toBe(true);
    expect(planBooking(wanted([...touching].reverse(), { sessionCount: 2, settings }))).toEqual({
      ok: false,
      code: "overlapping_times",
      times: [{ start: START + 30 * MINUTE, code: "overlapping_times" }],
    });
    expect(planBooking(wanted([START, START], { sessionCount: 2 }))).toMatchObject({
      code: "overlapping_times",
    });
  });

  it("the caps count its own sessions together, per day and per week", () => {
    const settings = { ...OFFICE, capPerDay: 2 };
    const day = [START, START + HOUR, START + 2 * HOUR];
    expect(planBooking(wanted([...day.slice(0, 2), START + DAY], { settings })).ok).toBe(true);
    expect(planBooking(wanted(day, { settings }))).toEqual({
      ok: false,
      code: "cap_reached",
      times: [{ start: day[2], code: "cap_reached" }],
    });
    expect(planBooking(wanted(WEEK, { settings: { ...OFFICE, capPerWeek: 2 } }))).toMatchObject({
      times: [{ start: WEEK[2], code: "cap_reached" }],
    });
  });

  it("tells everything that is wrong; a code other than slot_taken leads", () => {
    const occupied = taken(START);
    expect(planBooking(wanted([START, START + DAY + 1, WEEK[2]!], { occupied }))).toEqual({
      ok: false,
      code: "not_a_slot",
      times: [
        { start: START, code: "slot_taken" },
        { start: START + DAY + 1, code: "not_a_slot" },
      ],
    });
  });

  it("sessions of a plan never overlap, whatever is picked", () => {
    const anyStart = fc.integer({ min: 0, max: 40 }).map((steps) => START + steps * 5 * MINUTE);
    const anyBuffer = fc.constantFrom(0, 5, 10);
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(anyStart, { minLength: 1, maxLength: 4 }),
        anyBuffer,
        anyBuffer,
        (starts, before, after) => {
          const settings = { ...OPEN, bufferBeforeMinutes: before, bufferAfterMinutes: after };
          const plan = planBooking(wanted(starts, { settings, sessionCount: starts.length }));
          const room = (30 + before + after) * MINUTE;
          const sorted = [...starts].sort((a, b) => a - b);
          expect(plan.ok).toBe(
            sorted.every((start, index) => index === 0 || start - sorted[index - 1]! >= room),
          );
          if (!plan.ok) return;
          accepted += 1;
          for (const a of plan.sessions) {
            for (const b of plan.sessions) if (a !== b) expect(overlaps(a.blocked, b.blocked)).toBe(false);
          }
        },
      ),
    );
    expect(accepted).toBeGreaterThan(10);
  });
});

describe("a request awaiting approval", () => {
  const single = { sessionCount: 1 };

  it("suggests 1 to 5 times for one session, which may overlap one another, and blocks none", () => {
    const settings = { ...OFFICE, stepMinutes: 5, capPerDay: 1 };
    const starts = [START + 15 * MINUTE, START];
    expect(planRequest(wanted(starts, { ...single, settings }))).toEqual({
      ok: true,
      sessions: [
        {
          start: START + 15 * MINUTE,
          end: START + 45 * MINUTE,
          position: 1,
          suggestedStarts: [START + 15 * MINUTE, START],
        },
      ],
    });
  });

  it.each([0, 6])("%i suggestions are the wrong number", (count) => {
    const starts = Array.from({ length: count }, (_, index) => START + index * HOUR);
    expect(planRequest(wanted(starts, single))).toEqual({ ok: false, code: "wrong_count" });
  });

  it("each must be offered, free, and suggested once", () => {
    const starts = [START, START, START + 1, START + HOUR, BOOKED - DAY];
    expect(planRequest(wanted(starts, { ...single, occupied: taken(START + HOUR) }))).toEqual({
      ok: false,
      code: "overlapping_times",
      times: [
        { start: START, code: "overlapping_times" },
        { start: START + 1, code: "not_a_slot" },
        { start: START + HOUR, code: "slot_taken" },
        { start: BOOKED - DAY, code: "in_past" },
      ],
    });
  });

  it("of a package has exactly its number of times, judged as a booking", () => {
    expect(planRequest(wanted(WEEK))).toEqual({
      ok: true,
      sessions: WEEK.map((start, index) => ({
        start,
        end: start + 30 * MINUTE,
        position: index + 1,
        suggestedStarts: [start],
      })),
    });
    expect(planRequest(wanted(WEEK.slice(1)))).toMatchObject({ code: "wrong_count" });
    expect(planRequest(wanted([START, START, START + DAY]))).toMatchObject({ code: "overlapping_times" });
  });
});
