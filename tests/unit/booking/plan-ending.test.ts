import { describe, expect, it } from "vitest";
import {
  endedSessions,
  expiredSessions,
  planNoShow,
  planRescheduleRequest,
} from "@/lib/domain/booking/plan-ending";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { defaultPolicy, never } from "@/lib/domain/policy/defaults";
import { DAY, MINUTE } from "@/lib/domain/time";
import { booking, nth, START } from "./samples";

const withStatus = (status: SessionStatus) =>
  booking({ sessions: [nth(1, START, { status, icalSequence: 2 })] });
const STATUSES: readonly SessionStatus[] = [
  "requested",
  "scheduled",
  "rescheduled",
  "reschedule_requested",
  "completed",
  "no_show",
  "canceled",
];

describe("a no-show", () => {
  it.each(STATUSES)("from %s", (status) => {
    const plan = planNoShow({
      booking: withStatus(status),
      sessionIds: ["s1"],
      reason: " late ",
      now: START,
    });
    const legal = ["scheduled", "rescheduled", "completed"].includes(status);
    expect(plan).toMatchObject(
      legal ? { ok: true, sessions: [{ sequence: 2 }], reason: "late" } : { ok: false, code: "wrong_status" },
    );
  });

  it("only once the session has begun", () => {
    const wanted = { booking: booking(), sessionIds: ["s1", "s2"], reason: null };
    expect(planNoShow({ ...wanted, now: START })).toEqual({
      ok: false,
      code: "not_started",
      sessions: [{ session: "s2", code: "not_started" }],
    });
    expect(planNoShow({ ...wanted, sessionIds: ["s1"], now: START - 1 })).toMatchObject({
      code: "not_started",
    });
  });

  it("of no session, a strange one, one twice", () => {
    const wanted = { booking: booking(), reason: null, now: START };
    expect(planNoShow({ ...wanted, sessionIds: [] })).toMatchObject({ code: "no_sessions" });
    expect(planNoShow({ ...wanted, sessionIds: ["s9"] })).toMatchObject({ code: "unknown_session" });
    expect(planNoShow({ ...wanted, sessionIds: ["s1", "s1"] })).toMatchObject({ code: "duplicate_session" });
  });
});

describe("the owner's request for a new time", () => {
  it.each(STATUSES)("from %s", (status) => {
    const plan = planRescheduleRequest({ booking: withStatus(status), sessionIds: ["s1"], reason: null });
    const legal = ["scheduled", "rescheduled"].includes(status);
    expect(plan).toMatchObject(
      legal ? { ok: true, sessions: [{ sequence: 3 }] } : { ok: false, code: "wrong_status" },
    );
  });

  it("is bound by no policy and needs no reason, but keeps it within its length", () => {
    const made = booking({ policy: { ...defaultPolicy, reschedule: never({ reason: "mandatory" }) } });
    const wanted = { booking: made, sessionIds: ["s1"], reason: null };
    expect(planRescheduleRequest(wanted)).toMatchObject({ ok: true, reason: null });
    expect(planRescheduleRequest({ ...wanted, reason: "x".repeat(2001) })).toMatchObject({
      code: "reason_too_long",
    });
  });
});

describe("time", () => {
  it.each(STATUSES)("ends a session that is %s when its end has come, not before", (status) => {
    const made = withStatus(status);
    const end = START + 30 * MINUTE;
    const live = status === "scheduled" || status === "rescheduled";
    expect(endedSessions(made, end - 1)).toEqual([]);
    expect(endedSessions(made, end)).toEqual(live ? made.sessions : []);
  });

  it("lets a request expire when no suggested time lies in the future", () => {
    const suggestedStarts = [START, START + DAY, START - DAY];
    const made = booking({ sessions: [nth(1, START, { status: "requested", suggestedStarts })] });
    expect(expiredSessions(made, START + DAY - 1)).toEqual([]);
    expect(expiredSessions(made, START + DAY)).toEqual(made.sessions);
    expect(expiredSessions(booking(), START + 9 * DAY)).toEqual([]);
  });

  it("lets a requested package wait until the last of its times has passed", () => {
    const sessions = [1, 2].map((position) => {
      const start = START + position * DAY;
      return nth(position, start, { status: "requested" as const, suggestedStarts: [start] });
    });
    const made = booking({ sessions: [...sessions, nth(3, START + 9 * DAY)] });
    expect(expiredSessions(made, START + DAY)).toEqual([]);
    expect(expiredSessions(made, START + 2 * DAY)).toEqual(sessions);
  });
});
