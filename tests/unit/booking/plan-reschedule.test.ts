import { describe, expect, it } from "vitest";
import { planReschedule } from "@/lib/domain/booking/plan-reschedule";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { booking, NONE, nth, OPEN, percent, START, usd } from "./samples";
import { reschedulable as under, wantedMoves as wanted } from "./wanted";

const FREE = START + 5 * DAY;

describe("a plan", () => {
  it("names for each move old and new time, what is blocked, the fee and the new sequence", () => {
    const made = under(anyTime(percent(10)), { bufferBeforeMinutes: 5, bufferAfterMinutes: 10 });
    const plan = planReschedule(wanted([["s1", FREE]], { booking: made }));
    expect(plan).toEqual({
      ok: true,
      moves: [
        {
          session: made.sessions[0],
          from: { start: START, end: START + 30 * MINUTE },
          to: { start: FREE, end: FREE + 30 * MINUTE },
          blocked: { start: FREE - 5 * MINUTE, end: FREE + 40 * MINUTE },
          charge: usd(500),
          sequence: 1,
          rescheduleCount: 1,
          status: "rescheduled",
        },
      ],
      total: usd(500),
      reason: null,
    });
  });

  it("reference example: $5 for one session, $15 for three", () => {
    const made = under(anyTime(percent(10)));
    const all = wanted(
      [
        ["s1", FREE],
        ["s2", FREE + DAY],
        ["s3", FREE + 2 * DAY],
      ],
      { booking: made },
    );
    expect(planReschedule(all)).toMatchObject({ total: usd(1500) });
    expect(planReschedule(wanted([["s3", FREE]], { booking: made }))).toMatchObject({ total: usd(500) });
  });

  it("has no total without a price", () => {
    expect(planReschedule(wanted([["s1", FREE]], { booking: booking({ price: null }) }))).toMatchObject({
      ok: true,
      moves: [{ charge: null }],
      total: null,
    });
  });

  it("keeps the duration frozen with the booking, not the page's of today", () => {
    const settings = { ...OPEN, durationMinutes: 60, bufferBeforeMinutes: 60 };
    const plan = planReschedule(wanted([["s1", START + DAY + 30 * MINUTE]], { settings }));
    expect(plan).toMatchObject({ ok: true, moves: [{ to: { end: START + DAY + HOUR } }] });
  });
});

describe("sessions", () => {
  it("none", () => {
    expect(planReschedule(wanted([]))).toEqual({ ok: false, code: "no_sessions" });
  });
  it("of another booking, and the same one twice", () => {
    expect(
      planReschedule(
        wanted([
          ["s1", FREE],
          ["zz", FREE + DAY],
          ["s1", FREE + 2 * DAY],
        ]),
      ),
    ).toEqual({
      ok: false,
      code: "unknown_session",
      sessions: [
        { session: "zz", code: "unknown_session" },
        { session: "s1", code: "duplicate_session" },
      ],
    });
  });
  it.each<SessionStatus>(["requested", "completed", "no_show", "canceled"])(
    "%s can't be moved by anyone",
    (status) => {
      const made = booking({ sessions: [nth(1, START, { status })] });
      for (const by of ["customer", "owner", "system"] as const) {
        expect(planReschedule(wanted([["s1", FREE]], { booking: made, by }))).toMatchObject({
          code: "wrong_status",
          sessions: [{ session: "s1", code: "wrong_status", start: FREE }],
        });
      }
    },
  );
});

describe("the policy binds the customer, each session on its own", () => {
  const made = under(upTo(1440));
  it("all or nothing: one session that is too late refuses the whole", () => {
    const now = START - HOUR;
    expect(
      planReschedule(
        wanted(
          [
            ["s1", FREE],
            ["s3", FREE + DAY],
          ],
          { booking: made, now },
        ),
      ),
    ).toEqual({
      ok: false,
      code: "too_late",
      sessions: [{ session: "s1", code: "too_late", start: FREE }],
    });
    expect(planReschedule(wanted([["s3", FREE + DAY]], { booking: made, now })).ok).toBe(true);
  });
  it("furthest date", () => {
    const near = under(anyTime(NONE, { maxMinutesAfterOriginal: 1440 }));
    expect(planReschedule(wanted([["s1", FREE]], { booking: near }))).toMatchObject({ code: "too_far" });
  });
  it("owners are not bound and never pay", () => {
    const strict = under(never({ maxPerSession: 1, maxMinutesAfterOriginal: 60, reason: "mandatory" }));
    expect(planReschedule(wanted([["s1", FREE]], { booking: strict, by: "owner" }))).toMatchObject({
      ok: true,
      moves: [{ charge: null, rescheduleCount: 0, sequence: 1 }],
      total: null,
    });
  });
  it("a move that the owner asked for is free, needs no reason and does not count", () => {
    const waiting = under(never({ reason: "mandatory" }), {
      sessions: [nth(1, START, { status: "reschedule_requested" })],
    });
    expect(planReschedule(wanted([["s1", FREE]], { booking: waiting, now: START + DAY }))).toMatchObject({
      ok: true,
      moves: [{ charge: usd(0), rescheduleCount: 0, status: "rescheduled" }],
    });
  });
});
