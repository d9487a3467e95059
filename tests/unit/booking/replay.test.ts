import { expect, test } from "vitest";
import type { Activity } from "@/lib/domain/booking/activity";
import { replay } from "@/lib/domain/booking/replay";
import { DAY, MINUTE } from "@/lib/domain/time";
import { booking, nth, START } from "./samples";

const made = booking({ sessions: [nth(1, START), nth(2, START + DAY)] });

function happened(data: Activity["data"], by: Activity["by"] = "customer"): Activity {
  return { id: data.kind, bookingId: "b1", at: START, by, byName: "", reason: null, data };
}

const recorded = (id: string, start: number, sequence = 0) => ({
  sessionId: id,
  start,
  end: start + 30 * MINUTE,
  sequence,
});

const bookedBoth = happened({
  kind: "booked",
  sessions: [recorded("s1", START), recorded("s2", START + DAY)],
});

test("a record that does not begin with the booking is a fault", () => {
  const withdrawn = happened({ kind: "withdrawn", sessions: [] });
  expect(() => replay(made.sessions, made, [])).toThrow("begins");
  expect(() => replay(made.sessions, made, [withdrawn])).toThrow("begins");
});

test("a session of another booking is a fault", () => {
  const stranger = happened({
    kind: "canceled",
    sessions: [{ ...recorded("s9", START), previousStatus: "scheduled" }],
    refund: null,
  });
  expect(() => replay(made.sessions, made, [bookedBoth, stranger])).toThrow("s9");
});

test("the owner's move and the answer to the owner's request use up no quota; the customer's own move does", () => {
  const move = (start: number, sequence: number, previousStatus: "scheduled" | "rescheduled") => ({
    sessionId: "s1",
    from: { start: START, end: START + 30 * MINUTE },
    to: { start, end: start + 30 * MINUTE },
    sequence,
    previousStatus,
  });
  const byOwner = happened(
    { kind: "rescheduled", moves: [move(START + 1, 1, "scheduled")], fee: null },
    "owner",
  );
  const asked = happened(
    {
      kind: "reschedule_requested",
      sessions: [{ ...recorded("s1", START + 1, 2), previousStatus: "rescheduled" }],
    },
    "owner",
  );
  const answer = happened({
    kind: "rescheduled",
    moves: [{ ...move(START + 2, 3, "rescheduled"), previousStatus: "reschedule_requested" }],
    fee: null,
  });
  const own = happened({ kind: "rescheduled", moves: [move(START + 3, 4, "rescheduled")], fee: null });
  const record = [bookedBoth, byOwner, asked, answer, own];
  const states = record.map((_, index) => replay(made.sessions, made, record.slice(0, index + 1))[0]);
  expect(states.map((state) => [state?.status, state?.statusBy, state?.rescheduleCount])).toEqual([
    ["scheduled", "customer", 0],
    ["rescheduled", "owner", 0],
    ["reschedule_requested", "owner", 0],
    ["rescheduled", "customer", 0],
    ["rescheduled", "customer", 1],
  ]);
  expect(states.at(-1)).toMatchObject({ icalSequence: 4, start: START + 3, originalStart: START });
});
