import { describe, expect, it } from "vitest";
import { planReschedule } from "@/lib/domain/booking/plan-reschedule";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { BOOKED, booking, nth, OPEN, occupiedBy, START } from "./samples";
import { wantedMoves as wanted } from "./wanted";

const FREE = START + 5 * DAY;
const THIRD = START + 2 * DAY;

describe("new times", () => {
  it("may not equal the old", () => {
    expect(planReschedule(wanted([["s1", START]]))).toMatchObject({ code: "same_time" });
  });
  it("two sessions may swap", () => {
    const plan = planReschedule(
      wanted([
        ["s1", START + DAY],
        ["s2", START],
      ]),
    );
    expect(plan).toMatchObject({
      ok: true,
      moves: [{ to: { start: START + DAY } }, { to: { start: START } }],
    });
  });
  it("may take a part of the moved session's own old time", () => {
    expect(planReschedule(wanted([["s1", START + 15 * MINUTE]])).ok).toBe(true);
  });
  it("may not overlap one another; the earlier is kept", () => {
    expect(
      planReschedule(
        wanted([
          ["s1", FREE + 15 * MINUTE],
          ["s2", FREE],
        ]),
      ),
    ).toEqual({
      ok: false,
      code: "overlapping_times",
      sessions: [{ session: "s1", code: "overlapping_times", start: FREE + 15 * MINUTE }],
    });
  });
  it.each(["customer", "owner"] as const)("may not overlap the package's other sessions (%s)", (by) => {
    const early = THIRD - 30 * MINUTE;
    expect(planReschedule(wanted([["s1", early]], { by })).ok).toBe(true);
    const buffered = booking({ bufferAfterMinutes: 5 });
    expect(planReschedule(wanted([["s1", early]], { by, booking: buffered }))).toMatchObject({
      code: "overlapping_times",
    });
  });
  it("may take the old time of a session that waits for a new one", () => {
    const made = booking({
      sessions: [nth(1, START), nth(2, START + DAY, { status: "reschedule_requested" })],
    });
    expect(planReschedule(wanted([["s1", START + DAY]], { booking: made })).ok).toBe(true);
  });
  it("obey the page's settings", () => {
    const settings = { ...OPEN, minimumNoticeMinutes: 60 };
    expect(planReschedule(wanted([["s1", FREE + MINUTE]], { settings }))).toMatchObject({
      code: "not_a_slot",
    });
    expect(planReschedule(wanted([["s1", BOOKED + 30 * MINUTE]], { settings }))).toMatchObject({
      code: "not_a_slot",
    });
    expect(planReschedule(wanted([["s1", BOOKED - HOUR]], { settings }))).toMatchObject({ code: "in_past" });
  });
  it("the caps leave the moved sessions out and count the new times together", () => {
    const settings = { ...OPEN, capPerDay: 1 };
    expect(planReschedule(wanted([["s1", START + HOUR]], { settings })).ok).toBe(true);
    expect(
      planReschedule(
        wanted(
          [
            ["s1", FREE],
            ["s2", FREE + HOUR],
          ],
          { settings },
        ),
      ),
    ).toEqual({
      ok: false,
      code: "cap_reached",
      sessions: [{ session: "s2", code: "cap_reached", start: FREE + HOUR }],
    });
  });
  it("taken meanwhile: slot_taken leads only when there is nothing else", () => {
    const other = { start: FREE, end: FREE + 30 * MINUTE, sessionId: "other" };
    const occupied = occupiedBy(booking(), [other]);
    const problem = { session: "s1", code: "slot_taken", start: FREE };
    expect(
      planReschedule(
        wanted(
          [
            ["s1", FREE],
            ["s2", FREE + DAY],
          ],
          { occupied },
        ),
      ),
    ).toEqual({
      ok: false,
      code: "slot_taken",
      sessions: [problem],
    });
    expect(
      planReschedule(
        wanted(
          [
            ["s1", FREE],
            ["s2", START + DAY],
          ],
          { occupied },
        ),
      ),
    ).toEqual({
      ok: false,
      code: "same_time",
      sessions: [problem, { session: "s2", code: "same_time", start: START + DAY }],
    });
  });
  it("an owner may take a time that is not offered or busy, but not one of another session, one that is held, or one in the past", () => {
    const busy = { start: FREE, end: FREE + HOUR, sessionId: null, busy: true } as const;
    const hold = { start: FREE + 2 * DAY, end: FREE + 2 * DAY + HOUR, sessionId: null };
    const other = { start: FREE + DAY, end: FREE + DAY + HOUR, sessionId: "other" };
    const owner = { by: "owner", settings: { ...OPEN, weeklyHours: [] } } as const;
    const occupied = occupiedBy(booking(), [busy, hold, other]);
    const code = (start: Instant) => {
      const plan = planReschedule(wanted([["s1", start]], { ...owner, occupied }));
      return plan.ok ? "ok" : plan.code;
    };
    expect(code(FREE + 7)).toBe("ok");
    expect(code(FREE + DAY + 15 * MINUTE)).toBe("slot_taken");
    expect(code(FREE + 2 * DAY - 15 * MINUTE)).toBe("slot_taken");
    expect(code(BOOKED - 1)).toBe("in_past");
    expect(code(Number.NaN)).toBe("not_a_slot");
  });
});
