import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planReschedule } from "@/lib/domain/booking/plan-reschedule";
import { overlaps } from "@/lib/domain/interval";
import { judgeMove } from "@/lib/domain/policy/judge";
import { DAY, MINUTE } from "@/lib/domain/time";
import { anyBookingAndMoment, booking, nth, START } from "./samples";
import { wantedMoves as wanted } from "./wanted";

describe("over random policies, bookings and moments", () => {
  it("a verdict that allows at t is enforced as allowed at t, and a refusal with its own code", () => {
    let allowed = 0;
    fc.assert(
      fc.property(anyBookingAndMoment, ([made, now]) => {
        const target = START + 60 * DAY;
        for (const one of made.sessions.filter(({ status }) => status !== "requested")) {
          const verdict = judgeMove(made, one, target, now);
          const plan = planReschedule(wanted([[one.id, target]], { booking: made, now, reason: "because" }));
          if (verdict.allowed) allowed += 1;
          expect(plan.ok ? "ok" : plan.code).toBe(verdict.allowed ? "ok" : verdict.code);
          if (plan.ok && verdict.allowed) expect(plan.total).toEqual(verdict.charge);
        }
      }),
    );
    expect(allowed).toBeGreaterThan(10);
  });

  it("only ticked sessions move, one sequence on, and no two of the package overlap afterwards", () => {
    const anyStart = fc.integer({ min: -20, max: 300 }).map((steps) => START + steps * 15 * MINUTE);
    const anyBuffers = fc.constantFrom(0, 10);
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("s1", "s2", "s3"), anyStart), { minLength: 1, maxLength: 3 }),
        anyBuffers,
        fc.constantFrom("customer", "owner"),
        (moves, buffer, by) => {
          const made = booking({ bufferBeforeMinutes: buffer, bufferAfterMinutes: buffer });
          const before = structuredClone(made);
          const plan = planReschedule(wanted(moves, { booking: made, by }));
          expect(made).toEqual(before);
          if (!plan.ok) return;
          accepted += 1;
          expect(plan.moves.map(({ session }) => session.id)).toEqual(moves.map(([id]) => id));
          const room = new Map(
            made.sessions.map(({ id, start, end }) => [
              id,
              { start: start - buffer * MINUTE, end: end + buffer * MINUTE },
            ]),
          );
          for (const { session, to, blocked, sequence } of plan.moves) {
            expect(sequence).toBe(session.icalSequence + 1);
            expect(blocked).toEqual({ start: to.start - buffer * MINUTE, end: to.end + buffer * MINUTE });
            room.set(session.id, blocked);
          }
          for (const [a, one] of room) {
            for (const [b, other] of room) if (a !== b) expect(overlaps(one, other)).toBe(false);
          }
        },
      ),
    );
    expect(accepted).toBeGreaterThan(10);
  });

  it("any two sessions of a package may swap their times", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 2, maxLength: 8 }),
        (places) => {
          const sessions = places.map((place, index) => nth(index + 1, START + place * 30 * MINUTE));
          const made = booking({ sessions });
          const [first, second] = sessions;
          const plan = planReschedule(
            wanted(
              [
                [first!.id, second!.start],
                [second!.id, first!.start],
              ],
              { booking: made },
            ),
          );
          expect(plan).toMatchObject({ ok: true, moves: [{ sequence: 1 }, { sequence: 1 }] });
        },
      ),
    );
  });
});
