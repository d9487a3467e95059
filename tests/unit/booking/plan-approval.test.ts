import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planApproval } from "@/lib/domain/booking/plan-approval";
import type { Booking } from "@/lib/domain/booking/types";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { BOOKED, booking, nth, OPEN, occupiedBy, PRICE, START, usd } from "./samples";

type Wanted = Parameters<typeof planApproval>[0];

const request = booking({
  status: "requested",
  price: null,
  sessions: [nth(1, START, { status: "requested", suggestedStarts: [START, START + DAY] })],
});

function requestedPackage(count: number, change: Partial<Booking> = {}): Booking {
  const sessions = Array.from({ length: count }, (_, index) =>
    nth(index + 1, START + index * DAY, { status: "requested", suggestedStarts: [START + index * DAY] }),
  );
  return booking({ status: "requested", sessions, ...change });
}

function wanted(picks: readonly (readonly [string, Instant])[], change: Partial<Wanted> = {}): Wanted {
  const made = change.booking ?? request;
  return {
    booking: made,
    picks: picks.map(([sessionId, start]) => ({ sessionId, start })),
    settings: OPEN,
    occupied: occupiedBy(made),
    reason: null,
    confirmed: false,
    now: BOOKED,
    ...change,
  };
}

const others = (start: Instant, sessionId: string | null) => [{ start, end: start + 30 * MINUTE, sessionId }];
const busyAt = (start: Instant) => [{ ...others(start, null)[0]!, busy: true } as const];

describe("an approval", () => {
  it.each([
    ["the first suggested time", START],
    ["another suggested time", START + DAY],
    ["a time that was not suggested but is offered", START + DAY + 13 * HOUR],
  ])("takes %s, buffers included, and leaves SEQUENCE as it is", (_, start) => {
    const made = { ...request, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 };
    const to = { start, end: start + 30 * MINUTE };
    expect(planApproval(wanted([["s1", start]], { booking: made }))).toEqual({
      ok: true,
      sessions: [
        {
          session: made.sessions[0],
          to,
          blocked: { start: start - 5 * MINUTE, end: to.end + 10 * MINUTE },
          sequence: 0,
        },
      ],
      due: null,
      reason: null,
      cautions: [],
    });
  });

  it.each<[string, Parameters<typeof wanted>[0], Partial<Wanted>, string]>([
    ["no session", [], {}, "no_sessions"],
    ["a strange one", [["s9", START]], {}, "unknown_session"],
    [
      "one twice",
      [
        ["s1", START],
        ["s1", START + DAY],
      ],
      {},
      "duplicate_session",
    ],
    ["one that is scheduled", [["s1", START + 9 * DAY]], { booking: booking() }, "wrong_status"],
    ["in the past", [["s1", BOOKED - 1]], {}, "in_past"],
    ["no instant", [["s1", Number.NaN]], {}, "not_a_slot"],
    [
      "in the way of a session",
      [["s1", START]],
      { occupied: occupiedBy(request, others(START + 15 * MINUTE, "x")) },
      "slot_taken",
    ],
    [
      "in the way of a hold",
      [["s1", START]],
      { occupied: occupiedBy(request, others(START + 15 * MINUTE, null)) },
      "slot_taken",
    ],
    ["a note that is too long", [["s1", START]], { reason: "x".repeat(2_001) }, "reason_too_long"],
    [
      "two of a package at one time",
      [
        ["s1", START],
        ["s2", START + 15 * MINUTE],
      ],
      { booking: requestedPackage(2) },
      "overlapping_times",
    ],
  ])("is refused: %s", (_, picks, change, code) => {
    expect(planApproval(wanted(picks, change))).toMatchObject({ ok: false, code });
  });

  it("a busy calendar and a time that nobody is offered are taken once the owner confirms them", () => {
    const strange = START + DAY + 13 * HOUR + 7 * MINUTE;
    const settings = { ...OPEN, minimumNoticeMinutes: 90 * 1440 };
    const occupied = occupiedBy(request, [...busyAt(START), ...busyAt(strange)]);
    const ask = (start: Instant, confirmed: boolean) =>
      planApproval(wanted([["s1", start]], { settings, occupied, confirmed }));
    const cautions = { [START]: ["busy"], [strange]: ["too_soon", "not_offered", "busy"] };
    for (const start of [START, strange]) {
      const times = [{ session: "s1", start, cautions: cautions[start] }];
      expect(ask(start, false)).toEqual({ ok: false, code: "needs_confirmation", sessions: times });
      expect(ask(start, true)).toMatchObject({ ok: true, cautions: times });
    }
    expect(ask(START + DAY, false).ok).toBe(true);
  });

  it("carries the note as it is kept", () => {
    expect(planApproval(wanted([["s1", START]], { reason: " See you\r\nthen " }))).toMatchObject({
      reason: "See you\nthen",
    });
  });

  it("all that are picked or none; the others go on waiting", () => {
    const made = requestedPackage(3);
    const plan = planApproval(wanted([["s2", START + DAY]], { booking: made }));
    expect(plan).toMatchObject({ ok: true, sessions: [{ session: { id: "s2" } }] });
    const clash = { booking: made, occupied: occupiedBy(made, others(START + DAY, "x")) };
    const both: Parameters<typeof wanted>[0] = [
      ["s1", START],
      ["s2", START + DAY],
    ];
    expect(planApproval(wanted(both, clash))).toEqual({
      ok: false,
      code: "slot_taken",
      sessions: [{ session: "s2", code: "slot_taken", start: START + DAY }],
    });
  });

  it("makes the price of the whole due, or the approved sessions' share of it", () => {
    const made = requestedPackage(3, { price: { ...PRICE, amount: 10_000 } });
    const all = made.sessions.map(({ id, start }) => [id, start] as const);
    expect(planApproval(wanted(all, { booking: made }))).toMatchObject({ due: usd(10_000) });
    expect(planApproval(wanted(all.slice(0, 1), { booking: made }))).toMatchObject({ due: usd(3_334) });
    const hidden = requestedPackage(3, { price: { ...PRICE, mode: "hidden" } });
    expect(planApproval(wanted(all, { booking: hidden }))).toMatchObject({ due: null });
  });

  it("in however many steps a package is approved, what is due sums exactly to its price", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (count, amount, together) => {
          const made = requestedPackage(count, { price: { ...PRICE, amount } });
          const first = made.sessions.filter((_, index) => together[index]);
          const second = made.sessions.filter((_, index) => !together[index]);
          const due = [first, second].map((sessions) => {
            const plan = planApproval(
              wanted(
                sessions.map(({ id, start }) => [id, start] as const),
                { booking: made },
              ),
            );
            return plan.ok ? (plan.due?.amount ?? Number.NaN) : 0;
          });
          expect((due[0] ?? 0) + (due[1] ?? 0)).toBe(amount);
        },
      ),
    );
  });
});
