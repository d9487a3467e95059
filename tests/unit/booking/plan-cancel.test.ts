import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planCancel } from "@/lib/domain/booking/plan-cancel";
import type { Booking, SessionStatus } from "@/lib/domain/booking/types";
import { anyTime, defaultPolicy, never, upTo } from "@/lib/domain/policy/defaults";
import { judge } from "@/lib/domain/policy/judge";
import type { PolicyRules } from "@/lib/domain/policy/types";
import { DAY, HOUR } from "@/lib/domain/time";
import { anyBookingAndMoment, BOOKED, booking, NONE, nth, percent, START } from "./samples";

const usd = (amount: number) => ({ amount, currency: "USD" });
type Wanted = Parameters<typeof planCancel>[0];

function wanted(sessionIds: readonly string[], change: Partial<Wanted> = {}): Wanted {
  return { booking: booking(), sessionIds, reason: null, now: BOOKED, by: "customer", ...change };
}

const under = (cancel: PolicyRules, change: Partial<Booking> = {}) =>
  booking({ policy: { ...defaultPolicy, cancel }, ...change });

describe("a plan to cancel", () => {
  it("reference example: refund 50% of $150 is $25 for one session and $75 for three", () => {
    const made = under(anyTime(percent(50)));
    expect(planCancel(wanted(["s2"], { booking: made }))).toEqual({
      ok: true,
      sessions: [{ session: made.sessions[1], refund: usd(2500), sequence: 1 }],
      total: usd(2500),
      reason: null,
    });
    expect(planCancel(wanted(["s1", "s2", "s3"], { booking: made }))).toMatchObject({ total: usd(7500) });
  });

  it("each session by the tier of its own start", () => {
    const made = under(upTo(2 * 1440, percent(100), percent(50)));
    expect(planCancel(wanted(["s3", "s1"], { booking: made, now: START - DAY }))).toMatchObject({
      sessions: [
        { session: { id: "s3" }, refund: usd(5000) },
        { session: { id: "s1" }, refund: usd(2500) },
      ],
      total: usd(7500),
    });
  });

  it("all or nothing, with the reason of each session that stands in the way", () => {
    const made = under(upTo(1440));
    const sessions = made.sessions.map((one) =>
      one.id === "s2" ? { ...one, status: "canceled" as const } : one,
    );
    const ids = ["s1", "s2", "s3"];
    expect(planCancel(wanted(ids, { booking: { ...made, sessions }, now: START - HOUR }))).toEqual({
      ok: false,
      code: "too_late",
      sessions: [
        { session: "s1", code: "too_late" },
        { session: "s2", code: "wrong_status" },
      ],
    });
  });

  it("none, unknown and repeated sessions", () => {
    expect(planCancel(wanted([]))).toEqual({ ok: false, code: "no_sessions" });
    expect(planCancel(wanted(["s9"]))).toMatchObject({ code: "unknown_session" });
    expect(planCancel(wanted(["s1", "s1"]))).toMatchObject({ code: "duplicate_session" });
  });

  it("an owner cancels at any time, and the refund is the owner's choice", () => {
    const made = under(never({ reason: "mandatory" }));
    expect(planCancel(wanted(["s1"], { booking: made, by: "owner", now: START }))).toMatchObject({
      ok: true,
      sessions: [{ refund: null, sequence: 1 }],
      total: null,
    });
  });

  it.each<SessionStatus>(["completed", "no_show", "canceled"])("%s is final for owners too", (status) => {
    const made = booking({ sessions: [nth(1, START, { status })] });
    expect(planCancel(wanted(["s1"], { booking: made, by: "owner" }))).toMatchObject({
      code: "wrong_status",
    });
  });

  it("a request is withdrawn whatever the policy says; it was never in a calendar", () => {
    const made = under(never({ reason: "mandatory" }), {
      sessions: [nth(1, START, { status: "requested" })],
    });
    expect(planCancel(wanted(["s1"], { booking: made, now: START + DAY }))).toMatchObject({
      ok: true,
      sessions: [{ refund: null, sequence: 0 }],
      total: null,
    });
  });

  it("a session that waits for a new time gives back what the earliest tier does; calendars dropped it before", () => {
    const sessions = [nth(1, START, { status: "reschedule_requested", icalSequence: 3 })];
    const made = under(upTo(1440, percent(50)), { sessions });
    expect(planCancel(wanted(["s1"], { booking: made, now: START + DAY }))).toMatchObject({
      ok: true,
      sessions: [{ refund: usd(7500), sequence: 3 }],
    });
  });

  it("only a request is ever canceled by the system", () => {
    const requested = booking({ sessions: [nth(1, START, { status: "requested" })] });
    expect(planCancel(wanted(["s1"], { booking: requested, by: "system" })).ok).toBe(true);
    expect(planCancel(wanted(["s1"], { by: "system" }))).toMatchObject({ code: "wrong_status" });
  });

  it("the reason by policy", () => {
    const asking = (reason: PolicyRules["reason"]) => ({ booking: under(anyTime(NONE, { reason })) });
    expect(planCancel(wanted(["s1"], asking("mandatory")))).toEqual({ ok: false, code: "reason_required" });
    expect(planCancel(wanted(["s1"], { ...asking("mandatory"), reason: " ill " }))).toMatchObject({
      reason: "ill",
    });
    expect(planCancel(wanted(["s1"], { ...asking("none"), reason: "ill" }))).toMatchObject({ reason: null });
    expect(planCancel(wanted(["s1"], { reason: "x".repeat(2001) }))).toMatchObject({
      code: "reason_too_long",
    });
  });
});

describe("over random policies, bookings and moments", () => {
  it("a verdict that allows at t is enforced as allowed at t, and a refusal with its own code", () => {
    let allowed = 0;
    fc.assert(
      fc.property(anyBookingAndMoment, ([made, now]) => {
        for (const one of made.sessions) {
          const verdict = judge("cancel", made, one, now);
          const plan = planCancel(wanted([one.id], { booking: made, now, reason: "because" }));
          if (verdict.allowed) allowed += 1;
          expect(plan.ok ? "ok" : plan.code).toBe(verdict.allowed ? "ok" : verdict.code);
          if (plan.ok && verdict.allowed) expect(plan.total).toEqual(verdict.charge);
        }
      }),
    );
    expect(allowed).toBeGreaterThan(10);
  });

  it("refunds total at most the price, at whatever moments the sessions are canceled", () => {
    fc.assert(
      fc.property(
        anyBookingAndMoment,
        fc.array(fc.integer({ min: BOOKED, max: START + 7 * DAY }), { minLength: 6 }),
        ([made], moments) => {
          const refunds = made.sessions.map((one, index) => {
            const plan = planCancel(
              wanted([one.id], { booking: made, now: moments[index]!, reason: "because" }),
            );
            return plan.ok ? (plan.total?.amount ?? 0) : 0;
          });
          expect(refunds.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(made.price?.amount ?? 0);
        },
      ),
    );
  });
});
