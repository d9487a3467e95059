import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { mayFollowUp, mayRemind, type ReminderRule, settledAt } from "@/lib/domain/notifications/notice";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";

const START = Date.parse("2026-06-26T14:00:00Z");
const LONG_AGO = START - 90 * DAY;
const session = { status: "scheduled" as SessionStatus, start: START, end: START + HOUR };

const rule = (minutesBefore: number, since = LONG_AGO): ReminderRule => ({ minutesBefore, since });

interface Case {
  minutes?: number;
  rules?: ReminderRule[];
  settled?: number;
  now: number;
  of?: Partial<typeof session>;
  start?: number;
}

function remind({ minutes = 60, rules = [rule(60)], settled = LONG_AGO, now, of, start = START }: Case) {
  return mayRemind({ ...session, ...of }, { start, minutesBefore: minutes }, rules, settled, now);
}

describe("a reminder leaves", () => {
  it("from the moment it is due until half its time is gone", () => {
    expect(remind({ now: START - HOUR - 1 })).toBe(false);
    expect(remind({ now: START - HOUR })).toBe(true);
    expect(remind({ now: START - 30 * MINUTE - 1 })).toBe(true);
    expect(remind({ now: START - 30 * MINUTE })).toBe(false);
  });

  it("of a month before, no more than half a day late", () => {
    const month = { minutes: 43_200, rules: [rule(43_200)] };
    expect(remind({ ...month, now: START - 30 * DAY + 12 * HOUR - 1 })).toBe(true);
    expect(remind({ ...month, now: START - 30 * DAY + 12 * HOUR })).toBe(false);
  });

  it("not for a session that moved, is not live, or has begun", () => {
    const now = START - HOUR;
    expect(remind({ now, of: { start: START + DAY } })).toBe(false);
    for (const status of ["canceled", "completed", "no_show", "requested", "reschedule_requested"] as const) {
      expect(remind({ now, of: { status } })).toBe(false);
    }
    expect(remind({ now: START })).toBe(false);
  });

  it("not when the session got its time, or the page its reminder, only after it was due", () => {
    const due = START - HOUR;
    expect(remind({ now: due, settled: due - 1 })).toBe(true);
    expect(remind({ now: due + 1, settled: due })).toBe(false);
    expect(remind({ now: due + 1, rules: [rule(60, due)] })).toBe(false);
    expect(remind({ now: due, rules: [] })).toBe(false);
  });

  it("not when a later one is due as well: after an outage people hear once", () => {
    const rules = [rule(60), rule(50)];
    const now = START - 45 * MINUTE;
    expect(remind({ now, rules })).toBe(false);
    expect(remind({ now, rules, minutes: 50 })).toBe(true);
    expect(remind({ now, rules: [rule(60), rule(50, START - 48 * MINUTE)] })).toBe(true);
  });

  it("never at all for a session that is not ahead, and of several rules at most one at any moment", () => {
    const minutes = fc.integer({ min: 5, max: 43_200 });
    fc.assert(
      fc.property(
        fc.uniqueArray(minutes, { maxLength: 3 }),
        fc.integer({ min: -45 * DAY, max: 2 * DAY }),
        fc.integer({ min: -60 * DAY, max: DAY }),
        (all, at, settledBefore) => {
          const now = START + at;
          const rules = all.map((one) => rule(one));
          const told = all.filter((one) =>
            remind({ minutes: one, rules, now, settled: START + settledBefore }),
          );
          expect(told.length).toBeLessThanOrEqual(now < START ? 1 : 0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a follow-up leaves", () => {
  const done = { ...session, status: "completed" as const };
  const after = { hoursAfter: 2, since: LONG_AGO };
  const due = session.end + 2 * HOUR;

  it("from its hours after the end on, for a day", () => {
    expect(mayFollowUp(done, after, due - 1)).toBe(false);
    expect(mayFollowUp(done, after, due)).toBe(true);
    expect(mayFollowUp(done, after, due + DAY - 1)).toBe(true);
    expect(mayFollowUp(done, after, due + DAY)).toBe(false);
  });

  it("never for a no-show or a canceled session, without the setting, or for what was due before it", () => {
    for (const status of ["no_show", "canceled", "scheduled", "reschedule_requested"] as const) {
      expect(mayFollowUp({ ...done, status }, after, due)).toBe(false);
    }
    expect(mayFollowUp(done, null, due)).toBe(false);
    expect(mayFollowUp(done, { ...after, since: due }, due + 1)).toBe(false);
  });
});

describe("a session got its present start", () => {
  const activity = (at: number, data: object) =>
    ({ at, data }) as unknown as Parameters<typeof settledAt>[1][number];
  const ended = { sessions: [{ sessionId: "b" }] };
  const record = [
    activity(1, { kind: "booked", sessions: [{ sessionId: "a" }, { sessionId: "b" }, { sessionId: "c" }] }),
    activity(2, { kind: "rescheduled", moves: [{ sessionId: "b" }] }),
    activity(3, { kind: "undone", moves: [{ sessionId: "b" }] }),
    activity(4, { kind: "canceled", sessions: [{ sessionId: "c" }] }),
    activity(5, { kind: "completed", ...ended }),
  ];

  it("when it was last booked, approved, moved or moved back, whatever else happened", () => {
    expect(["a", "b", "c"].map((id) => settledAt(id, record))).toEqual([1, 3, 1]);
    expect(() => settledAt("stranger", record)).toThrow();
  });
});
