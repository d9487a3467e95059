import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import { judge } from "@/lib/domain/policy/judge";
import { anyBookingAndMoment, anyRules, BOOKED, booking, fixed, nth, START } from "../booking/samples";

describe("over random policies, bookings and moments", () => {
  const kinds = ["reschedule", "cancel"] as const;
  const policyStatuses: readonly SessionStatus[] = ["scheduled", "rescheduled"];

  it("a verdict says of the next change exactly what is judged then, to the millisecond", () => {
    fc.assert(
      fc.property(anyBookingAndMoment, fc.constantFrom(...kinds), ([made, now], kind) => {
        for (const one of made.sessions) {
          const verdict = judge(kind, made, one, now);
          if (!verdict.allowed || verdict.next === null) continue;
          const { at, charge, closed } = verdict.next;
          expect(at).toBeGreaterThanOrEqual(now);
          if (at > now && at < one.start) {
            expect(judge(kind, made, one, at)).toEqual(verdict);
          }
          const after = judge(kind, made, one, at + 1);
          expect(after.allowed).toBe(!closed);
          if (after.allowed) {
            expect(after.charge).toEqual(charge);
            expect(charge).not.toEqual(verdict.charge);
          } else {
            expect(at).toBe(verdict.deadline);
          }
        }
      }),
    );
  });

  it("the change is open until its deadline and closed after it", () => {
    fc.assert(
      fc.property(anyBookingAndMoment, fc.constantFrom(...kinds), ([made, now], kind) => {
        for (const one of made.sessions.filter(({ status }) => policyStatuses.includes(status))) {
          const verdict = judge(kind, made, one, now);
          if (verdict.allowed) {
            expect(verdict.deadline).not.toBeNull();
            expect(verdict.deadline!).toBeLessThanOrEqual(one.start);
            expect(judge(kind, made, one, Math.min(verdict.deadline!, one.start - 1)).allowed).toBe(true);
            expect(judge(kind, made, one, verdict.deadline! + 1).allowed).toBe(false);
          } else if (verdict.code === "too_late") {
            expect(judge(kind, made, one, verdict.deadline!).allowed).toBe(true);
            expect(now).toBeGreaterThan(verdict.deadline!);
          }
        }
      }),
    );
  });

  it("fees never fall and refunds never rise as the start comes nearer, when the tiers are so ordered", () => {
    const moment = fc.integer({ min: BOOKED, max: START - 1 });
    fc.assert(
      fc.property(anyRules, moment, moment, fc.constantFrom(...kinds), (rules, a, b, kind) => {
        const rising = (x: number, y: number) => (kind === "reschedule" ? x - y : y - x);
        const amounts = rules.tiers.map((_, index) => index * 700).sort(rising);
        const tiers = rules.tiers.map((tier, index) => ({ ...tier, amount: fixed(amounts[index]!) }));
        const made = booking({ policy: { ...defaultPolicy, [kind]: { ...rules, tiers } } });
        const earlier = judge(kind, made, nth(2, START), Math.min(a, b));
        const later = judge(kind, made, nth(2, START), Math.max(a, b));
        if (!earlier.allowed || !later.allowed) return;
        expect(rising(earlier.charge!.amount, later.charge!.amount)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
