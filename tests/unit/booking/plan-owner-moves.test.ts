import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownerActionRefusal } from "@/lib/domain/booking/owner-actions";
import { planCancel } from "@/lib/domain/booking/plan-cancel";
import { planNoShow, planRescheduleRequest } from "@/lib/domain/booking/plan-ending";
import { planOwnerMoves } from "@/lib/domain/booking/plan-owner-moves";
import { planReschedule } from "@/lib/domain/booking/plan-reschedule";
import { defaultPolicy, never } from "@/lib/domain/policy/defaults";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { anyBookingAndMoment, BOOKED, booking, OPEN, occupiedBy, START } from "./samples";

type Wanted = Parameters<typeof planOwnerMoves>[0];

const FREE = START + 5 * DAY;
const weekdays = { ...OPEN, weeklyHours: [{ weekday: 1, startMinute: 9 * 60, endMinute: 17 * 60 }] };

function move(moves: readonly (readonly [string, Instant])[], change: Partial<Wanted> = {}) {
  const made = change.booking ?? booking();
  return planOwnerMoves({
    booking: made,
    moves: moves.map(([sessionId, start]) => ({ sessionId, start })),
    reason: null,
    settings: OPEN,
    occupied: occupiedBy(made),
    now: BOOKED,
    confirmed: false,
    ...change,
  });
}

describe("an owner moves sessions for their customer", () => {
  it("at once to a time that is offered, whatever the policy, and never for a fee", () => {
    const made = booking({ policy: { ...defaultPolicy, reschedule: never() } });
    expect(move([["s1", FREE]], { booking: made })).toMatchObject({
      ok: true,
      moves: [{ session: { id: "s1" }, charge: null, rescheduleCount: 0, sequence: 1 }],
      total: null,
      cautions: [],
    });
  });

  it("to a time that is not offered once they confirm it; each such time is named with what speaks against it", () => {
    const moves = [
      ["s1", FREE],
      ["s2", START + 4 * HOUR],
    ] as const;
    const settings = { ...weekdays, horizonDays: 32 };
    const sessions = [
      { session: "s1", start: FREE, cautions: ["beyond_horizon"] },
      { session: "s2", start: START + 4 * HOUR, cautions: ["not_offered"] },
    ];
    expect(move(moves, { settings })).toEqual({ ok: false, code: "needs_confirmation", sessions });
    expect(move(moves, { settings, confirmed: true })).toMatchObject({ ok: true, cautions: sessions });
  });

  it("never to the time of another session, or to one that is held, confirmed or not", () => {
    for (const sessionId of ["other", null]) {
      const taken = { start: FREE, end: FREE + HOUR, sessionId };
      const occupied = occupiedBy(booking(), [taken]);
      expect(move([["s1", FREE]], { occupied, confirmed: true })).toMatchObject({ code: "slot_taken" });
    }
  });

  it("to a time at which only their calendar is busy, after a word", () => {
    const busy = { start: FREE, end: FREE + HOUR, sessionId: null, busy: true } as const;
    const occupied = occupiedBy(booking(), [busy]);
    expect(move([["s1", FREE]], { occupied })).toMatchObject({
      code: "needs_confirmation",
      sessions: [{ session: "s1", cautions: ["busy"] }],
    });
    expect(move([["s1", FREE]], { occupied, confirmed: true })).toMatchObject({ ok: true });
  });

  it("the moved sessions' own times count as free: two may swap, and don't fill their old days", () => {
    const swap = [
      ["s1", START + DAY],
      ["s2", START],
    ] as const;
    expect(move(swap, { settings: { ...OPEN, capPerDay: 1 } })).toMatchObject({ ok: true, cautions: [] });
  });

  it("confirmed it is exactly the plan of a reschedule by the owner; unconfirmed never more than that", () => {
    fc.assert(
      fc.property(
        anyBookingAndMoment,
        fc.array(fc.integer({ min: -100, max: 4_000 }), { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        ([made, now], shifts, confirmed) => {
          const moves = made.sessions.map(({ id }, index) => ({
            sessionId: id,
            start: now + (shifts[index] ?? 0) * 5 * MINUTE,
          }));
          const asked = {
            booking: made,
            moves,
            settings: weekdays,
            occupied: occupiedBy(made),
            now,
            reason: null,
          };
          const plan = planOwnerMoves({ ...asked, confirmed });
          const bare = planReschedule({ ...asked, by: "owner" });
          if (!bare.ok) expect(plan).toEqual(bare);
          else if (confirmed) expect(plan).toMatchObject(bare);
          else expect(plan.ok || plan.code === "needs_confirmation").toBe(true);
        },
      ),
    );
  });
});

it("what can be done with a session is told by the same rules as the plans refuse by", () => {
  fc.assert(
    fc.property(anyBookingAndMoment, ([made, now]) => {
      for (const one of made.sessions) {
        const wanted = { booking: made, sessionIds: [one.id], reason: null, now };
        const noShow = planNoShow(wanted);
        expect(ownerActionRefusal("no-show", one, now)).toBe(noShow.ok ? null : noShow.code);
        expect(ownerActionRefusal("request", one, now) === null).toBe(planRescheduleRequest(wanted).ok);
        expect(ownerActionRefusal("cancel", one, now) === null).toBe(
          planCancel({ ...wanted, by: "owner" }).ok,
        );
      }
    }),
  );
});
