import { describe, expect, it } from "vitest";
import { planAskAgain } from "@/lib/domain/booking/plan-ask-again";
import { askedAgainData } from "@/lib/domain/booking/record";
import { step } from "@/lib/domain/booking/replay";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { DAY } from "@/lib/domain/time";
import { booking, nth, START } from "./samples";

const STATUSES: SessionStatus[] = [
  "requested",
  "scheduled",
  "rescheduled",
  "completed",
  "no_show",
  "canceled",
];

describe("asking again for a new time", () => {
  const waiting = nth(1, START, { status: "reschedule_requested", icalSequence: 3 });
  const made = booking({ sessions: [waiting, nth(2, START + DAY)] });

  it("is for what waits, keeps the reason, and changes nothing about the sessions", () => {
    const plan = planAskAgain({ booking: made, sessionIds: ["s1"], reason: " Away\u0007 " });
    expect(plan).toEqual({ ok: true, sessions: [waiting], reason: "Away" });
    const data = askedAgainData([waiting]);
    expect(data).toMatchObject({
      kind: "asked_again",
      sessions: [{ sessionId: "s1", sequence: 3, start: START }],
    });
    expect(step(made.sessions, made, { data, by: "owner" })).toEqual(made.sessions);
  });

  it.each(STATUSES)("is refused for a session that is %s, and for all with it", (status) => {
    const mixed = booking({ sessions: [waiting, nth(2, START + DAY, { status })] });
    expect(planAskAgain({ booking: mixed, sessionIds: ["s1", "s2"], reason: null })).toEqual({
      ok: false,
      code: "wrong_status",
      sessions: [{ session: "s2", code: "wrong_status" }],
    });
  });

  it("names what else is wrong with it", () => {
    const ask = (sessionIds: string[], reason: string | null = null) =>
      planAskAgain({ booking: made, sessionIds, reason });
    expect(ask([])).toMatchObject({ code: "no_sessions" });
    expect(ask(["s9"])).toMatchObject({ code: "unknown_session" });
    expect(ask(["s1", "s1"])).toMatchObject({ code: "duplicate_session" });
    expect(ask(["s1"], "x".repeat(2_001))).toMatchObject({ code: "reason_too_long" });
  });
});
