import { describe, expect, it } from "vitest";
import { planResubmit } from "@/lib/domain/booking/plan-resubmit";
import { defaultPolicy, never } from "@/lib/domain/policy/defaults";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { BOOKED, booking, EMPTY, nth, OPEN, START } from "./samples";

type Wanted = Parameters<typeof planResubmit>[0];

const request = booking({
  status: "requested",
  sessions: [nth(1, START, { status: "requested", suggestedStarts: [START, START + DAY] })],
});

const requestedPackage = booking({
  status: "requested",
  sessions: [1, 2, 3].map((position) => {
    const start = START + (position - 1) * DAY;
    return nth(position, start, { status: "requested", suggestedStarts: [start] });
  }),
});

function wanted(starts: readonly number[], change: Partial<Wanted> = {}): Wanted {
  return { booking: request, starts, settings: OPEN, occupied: EMPTY, reason: null, now: BOOKED, ...change };
}

const taken = (start: number) => ({
  blocked: [{ start, end: start + 30 * MINUTE, sessionId: "other" }],
  sessions: [],
});

describe("other times for a request", () => {
  it("replace the suggestions in the order suggested; the first is the session's own for now", () => {
    const starts = [START + 5 * DAY, START + 2 * DAY];
    expect(planResubmit(wanted(starts, { reason: " Away. " }))).toEqual({
      ok: true,
      sessions: [
        {
          session: request.sessions[0],
          start: START + 5 * DAY,
          end: START + 5 * DAY + 30 * MINUTE,
          suggestedStarts: starts,
        },
      ],
      suggestions: starts,
      previous: [START, START + DAY],
      reason: "Away.",
    });
  });

  it("of a package fall to its sessions by the order of time, one each", () => {
    const starts = [START + 9 * DAY, START + 7 * DAY, START + 8 * DAY];
    const plan = planResubmit(wanted(starts, { booking: requestedPackage }));
    expect(plan).toMatchObject({
      suggestions: starts,
      previous: [START, START + DAY, START + 2 * DAY],
      sessions: [7, 8, 9].map((days, index) => ({
        session: { id: `s${index + 1}` },
        start: START + days * DAY,
        suggestedStarts: [START + days * DAY],
      })),
    });
  });

  it("are asked only for the sessions that still await approval", () => {
    const [first, second, third] = requestedPackage.sessions;
    const part = booking({ sessions: [first!, { ...second!, status: "scheduled" }, third!] });
    const starts = [START + 7 * DAY, START + 8 * DAY];
    expect(planResubmit(wanted(starts, { booking: part }))).toMatchObject({
      sessions: [{ session: { id: "s1" } }, { session: { id: "s3" } }],
    });
    expect(planResubmit(wanted([...starts, START + 9 * DAY], { booking: part }))).toMatchObject({
      code: "wrong_count",
    });
  });

  it.each<[string, number[], Partial<Wanted>, string]>([
    ["none", [], {}, "wrong_count"],
    ["six", [2, 3, 4, 5, 6, 7].map((days) => START + days * DAY), {}, "wrong_count"],
    ["one twice", [START + 2 * DAY, START + 2 * DAY], {}, "overlapping_times"],
    ["in the past", [BOOKED - HOUR], {}, "in_past"],
    ["not offered", [START + 7 * MINUTE], {}, "not_a_slot"],
    ["taken", [START + DAY], { occupied: taken(START + DAY) }, "slot_taken"],
    ["those suggested already", [START + DAY, START], {}, "same_time"],
    ["with a reason too long", [START + 2 * DAY], { reason: "x".repeat(2001) }, "reason_too_long"],
    ["for a booking", [START + 2 * DAY], { booking: booking() }, "wrong_status"],
  ])("refused: %s", (_, starts, change, code) => {
    expect(planResubmit(wanted(starts, change))).toMatchObject({ ok: false, code });
  });

  it("are free of any policy, and need no reason even where a reschedule does", () => {
    const strict = { ...request, policy: { ...defaultPolicy, reschedule: never({ reason: "mandatory" }) } };
    expect(planResubmit(wanted([START + 2 * DAY], { booking: strict })).ok).toBe(true);
    expect(planResubmit(wanted([START + 2 * DAY], { booking: strict, now: START + DAY })).ok).toBe(true);
  });

  it("overlap one another where they are alternatives", () => {
    expect(planResubmit(wanted([START + 2 * DAY, START + 2 * DAY + 15 * MINUTE])).ok).toBe(true);
  });
});
