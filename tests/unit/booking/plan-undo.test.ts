import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planReschedule } from "@/lib/domain/booking/plan-reschedule";
import { planUndo, type RecordedReschedule, undoUntil } from "@/lib/domain/booking/plan-undo";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { DAY, type Instant, MINUTE } from "@/lib/domain/time";
import { BOOKED, booking, nth, OPEN, occupiedBy, START } from "./samples";

const AT = BOOKED + DAY;

/** Plans the moves, carries them out, and records them, as a service would. */
function moved(made: Booking, moves: readonly (readonly [string, Instant])[]) {
  const plan = planReschedule({
    booking: made,
    moves: moves.map(([sessionId, start]) => ({ sessionId, start })),
    reason: null,
    settings: OPEN,
    occupied: occupiedBy(made),
    now: AT,
    by: "customer",
  });
  if (!plan.ok) throw new Error(plan.code);
  const sessions = made.sessions.map((one): Session => {
    const move = plan.moves.find(({ session }) => session.id === one.id);
    if (!move) return one;
    const { status, rescheduleCount } = move;
    return { ...one, ...move.to, status, rescheduleCount, statusBy: "customer", icalSequence: move.sequence };
  });
  const change: RecordedReschedule = {
    at: AT,
    moves: plan.moves.map(({ session, from, to }) => ({
      sessionId: session.id,
      from,
      to,
      previousStatus: session.status,
    })),
    feePaid: false,
  };
  return { made: { ...made, sessions }, change };
}

const FREE = START + 5 * DAY;
const one = () => moved(booking(), [["s1", FREE]]);
const undo = (
  { made, change }: ReturnType<typeof moved>,
  now = AT + MINUTE,
  others: Parameters<typeof occupiedBy>[1] = [],
) => planUndo({ booking: made, change, occupied: occupiedBy(made, others), now });

describe("undo", () => {
  it("brings the old time and status back, one sequence on, and gives the quota back", () => {
    const state = one();
    expect(undo(state)).toEqual({
      ok: true,
      moves: [
        {
          session: state.made.sessions[0],
          from: { start: FREE, end: FREE + 30 * MINUTE },
          to: { start: START, end: START + 30 * MINUTE },
          blocked: { start: START, end: START + 30 * MINUTE },
          sequence: 2,
          rescheduleCount: 0,
          status: "scheduled",
        },
      ],
    });
  });

  it("of a session that had been moved before leaves it rescheduled", () => {
    const before = booking({
      sessions: [nth(1, START, { status: "rescheduled", rescheduleCount: 2, icalSequence: 4 })],
    });
    expect(undo(moved(before, [["s1", FREE]]))).toMatchObject({
      moves: [{ status: "rescheduled", rescheduleCount: 2, sequence: 6 }],
    });
  });

  it("works for 10 minutes, to the millisecond", () => {
    const end = AT + 10 * MINUTE;
    expect(undoUntil(one().change)).toBe(end);
    expect(undo(one(), end).ok).toBe(true);
    expect(undo(one(), end + 1)).toEqual({ ok: false, code: "not_undoable" });
  });

  it("swaps back", () => {
    const state = moved(booking(), [
      ["s1", START + DAY],
      ["s2", START],
    ]);
    expect(undo(state)).toMatchObject({
      ok: true,
      moves: [{ to: { start: START } }, { to: { start: START + DAY } }],
    });
  });

  it("is not for a change whose fee was paid", () => {
    const { made, change } = one();
    expect(undoUntil({ ...change, feePaid: true })).toBeNull();
    expect(undo({ made, change: { ...change, feePaid: true } })).toEqual({ ok: false, code: "not_undoable" });
  });

  it("is not for the answer to the owner's own request: that slot was given up before", () => {
    const waiting = booking({ sessions: [nth(1, START, { status: "reschedule_requested" })] });
    const state = moved(waiting, [["s1", FREE]]);
    expect(undoUntil(state.change)).toBeNull();
    expect(undo(state)).toEqual({ ok: false, code: "not_undoable" });
  });

  it.each<[string, Partial<Session>, string]>([
    ["moved again", { start: FREE + DAY, end: FREE + DAY + 30 * MINUTE }, "not_undoable"],
    ["canceled", { status: "canceled" }, "not_undoable"],
    ["moved by the owner", { statusBy: "owner" }, "not_undoable"],
  ])("is refused when the session was %s meanwhile", (_, change, code) => {
    const state = one();
    const sessions = state.made.sessions.map((each) => (each.id === "s1" ? { ...each, ...change } : each));
    expect(undo({ ...state, made: { ...state.made, sessions } })).toEqual({
      ok: false,
      code,
      sessions: [{ session: "s1", code, start: START }],
    });
  });

  it("all or nothing: an old time that was taken meanwhile refuses the whole and is named", () => {
    const state = moved(booking(), [
      ["s1", FREE],
      ["s2", FREE + DAY],
    ]);
    for (const sessionId of ["other", null]) {
      const other = { start: START + DAY - 30 * MINUTE, end: START + DAY + MINUTE, sessionId };
      expect(undo(state, AT, [other])).toEqual({
        ok: false,
        code: "slot_taken",
        sessions: [{ session: "s2", code: "slot_taken", start: START + DAY }],
      });
    }
  });

  it("the old time counts as taken when another session of the package moved there", () => {
    const state = one();
    const after = moved(state.made, [["s2", START]]);
    expect(undo({ made: after.made, change: state.change })).toMatchObject({ code: "slot_taken" });
  });

  it("never brings a session back into the past, nor one that has started", () => {
    const soon = booking({ sessions: [nth(1, AT + 5 * MINUTE)] });
    expect(undo(moved(soon, [["s1", FREE]]), AT + 5 * MINUTE)).toMatchObject({ code: "in_past" });
    const later = booking({ sessions: [nth(1, FREE)] });
    expect(undo(moved(later, [["s1", AT + 5 * MINUTE]]), AT + 5 * MINUTE)).toMatchObject({
      code: "wrong_status",
    });
  });

  it("of any plan restores every session's time, status and count", () => {
    const anyStart = fc.integer({ min: 0, max: 400 }).map((steps) => START + steps * 30 * MINUTE);
    let undone = 0;
    fc.assert(
      fc.property(fc.tuple(anyStart, anyStart), ([a, b]) => {
        const before = booking();
        fc.pre(a !== b && a !== START && b !== START + DAY && a !== START + 2 * DAY && b !== START + 2 * DAY);
        const state = moved(before, [
          ["s1", a],
          ["s2", b],
        ]);
        const plan = undo(state);
        if (!plan.ok) throw new Error(plan.code);
        undone += 1;
        for (const { session, to, status, rescheduleCount, sequence } of plan.moves) {
          const original = before.sessions.find(({ id }) => id === session.id)!;
          expect(to).toEqual({ start: original.start, end: original.end });
          expect({ status, rescheduleCount }).toEqual({ status: original.status, rescheduleCount: 0 });
          expect(sequence).toBe(original.icalSequence + 2);
        }
      }),
    );
    expect(undone).toBeGreaterThan(10);
  });
});
