import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTime, defaultPolicy, never, upTo } from "@/lib/domain/policy/defaults";
import { policyProblems } from "@/lib/domain/policy/problems";
import type { Amount, PolicyRules } from "@/lib/domain/policy/types";
import { anyRules, fixed, NONE, percent } from "../booking/samples";

const tiers = (...minutes: number[]): PolicyRules => ({
  ...anyTime(),
  tiers: minutes.map((minutesBefore) => ({ minutesBefore, amount: NONE })),
});
const costing = (amount: Amount) => anyTime(amount);

describe("builders", () => {
  it("any time is one tier at 0", () => {
    expect(anyTime(percent(10)).tiers).toEqual([{ minutesBefore: 0, amount: percent(10) }]);
  });
  it("up to X is one tier at X, or two with a late amount", () => {
    expect(upTo(1440).tiers).toEqual([{ minutesBefore: 1440, amount: NONE }]);
    expect(upTo(1440, percent(100), percent(50)).tiers).toEqual([
      { minutesBefore: 1440, amount: percent(100) },
      { minutesBefore: 0, amount: percent(50) },
    ]);
  });
  it("never is an empty list, and quota, furthest date and grace are off by default", () => {
    expect(never()).toMatchObject({
      tiers: [],
      maxPerSession: null,
      maxMinutesAfterOriginal: null,
      graceMinutes: 0,
    });
    expect(policyProblems(defaultPolicy.cancel)).toEqual([]);
    expect(policyProblems(defaultPolicy.reschedule)).toEqual([]);
  });
});

describe("rules that may not be stored", () => {
  it.each<[string, PolicyRules, string | null]>([
    ["the shortest notice", tiers(15), null],
    ["the longest on the menu", tiers(14 * 1440), null],
    ["a longer one of the owner's own", tiers(90 * 1440), null],
    ["too short a notice", tiers(14), "tiers.0.minutesBefore: Write a notice of 15 minutes"],
    ["a negative notice", tiers(-15), "tiers.0.minutesBefore: Write a notice of 15 minutes"],
    ["half a minute", tiers(60.5), "tiers.0.minutesBefore: Write a notice of 15 minutes"],
    ["not a number", tiers(Number.NaN), "tiers.0.minutesBefore: Write a notice of 15 minutes"],
    ["too long a notice", tiers(366 * 1440), "tiers.0.minutesBefore: Write a notice of 15 minutes"],
    ["equal notices", tiers(60, 60), "tiers.1.minutesBefore: Write a shorter notice"],
    ["rising notices", tiers(60, 1440), "tiers.1.minutesBefore: Write a shorter notice"],
    ["falling notices", tiers(1440, 60, 0), null],
    ["as many tiers as may be", tiers(...Array.from({ length: 20 }, (_, index) => 600 - index)), null],
    [
      "one too many",
      tiers(...Array.from({ length: 21 }, (_, index) => 600 - index)),
      "tiers: Keep at most 20 tiers",
    ],
    ["100%", costing(percent(100)), null],
    ["two decimals", costing(percent(33.33)), null],
    ["three decimals", costing(percent(33.333)), "tiers.0.amount: Write a percentage"],
    ["more than everything", costing(percent(100.01)), "tiers.0.amount: Write a percentage"],
    ["less than nothing", costing(percent(-1)), "tiers.0.amount: Write a percentage"],
    ["no percentage", costing(percent(Number.NaN)), "tiers.0.amount: Write a percentage"],
    ["part of a cent", costing(fixed(1.5)), "tiers.0.amount: Write an amount"],
    ["a negative amount", costing(fixed(-1)), "tiers.0.amount: Write an amount"],
    ["no reschedule at all by quota", anyTime(NONE, { maxPerSession: 0 }), "maxPerSession: Write a number"],
    ["part of a reschedule", anyTime(NONE, { maxPerSession: 1.5 }), "maxPerSession: Write a number"],
    [
      "no room for a new date",
      anyTime(NONE, { maxMinutesAfterOriginal: 0 }),
      "maxMinutesAfterOriginal: Write a time",
    ],
    ["a negative grace period", anyTime(NONE, { graceMinutes: -1 }), "graceMinutes: Write a time"],
    [
      "an empty custom text",
      anyTime(NONE, { customText: " \n" }),
      "customText: Write the policy's description",
    ],
    ["the longest custom text", anyTime(NONE, { customText: "é".repeat(2000) }), null],
    ["too long a custom text", anyTime(NONE, { customText: "é".repeat(2001) }), "customText: Write at most"],
  ])("%s", (_, rules, problem) => {
    const problems = policyProblems(rules).map(({ field, message }) => `${field}: ${message}`);
    if (problem === null) expect(problems).toEqual([]);
    else {
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(problem);
    }
  });

  it("all problems are told at once", () => {
    expect(policyProblems({ ...tiers(60, 90), maxPerSession: 0, graceMinutes: -1 })).toHaveLength(3);
  });

  it("rules as the other tests draw them have none", () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        expect(policyProblems(rules)).toEqual([]);
      }),
    );
  });
});
