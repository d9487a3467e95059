import { describe, expect, it } from "vitest";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import { type PolicyTextContext, policyText } from "@/lib/domain/policy/text";
import type { PolicyRules } from "@/lib/domain/policy/types";
import { fixed, NONE, percent } from "../booking/samples";
import { ANY_TIME, CANCEL_ANY, DAYS, five, packageOf, single, three, tiers } from "./contexts";

describe("fees, one plain sentence for each tier", () => {
  it.each<[string, PolicyRules, PolicyTextContext, string]>([
    [
      "a percentage",
      anyTime(percent(10)),
      three,
      `${ANY_TIME} A reschedule fee of 10% of the price applies, shared equally by the sessions of the package: $5.00 for each session.`,
    ],
    [
      "fixed",
      anyTime(fixed(1500)),
      three,
      `${ANY_TIME} A reschedule fee of $15.00 applies, shared equally by the sessions of the package: $5.00 for each session.`,
    ],
    ["none", anyTime(), three, `${ANY_TIME} Rescheduling is free.`],
    [
      "unequal shares, one larger",
      anyTime(fixed(1000)),
      three,
      `${ANY_TIME} A reschedule fee of $10.00 applies, shared by the sessions of the package: $3.34 for the first session and $3.33 for each other session.`,
    ],
    [
      "unequal shares, one smaller",
      anyTime(fixed(1001)),
      three,
      `${ANY_TIME} A reschedule fee of $10.01 applies, shared by the sessions of the package: $3.34 for each of the first 2 sessions and $3.33 for the last session.`,
    ],
    [
      "unequal shares of two",
      anyTime(fixed(1001)),
      packageOf(2, 15_000),
      `${ANY_TIME} A reschedule fee of $10.01 applies, shared by the sessions of the package: $5.01 for the first session and $5.00 for the last session.`,
    ],
    [
      "free, then a fee (as in the look)",
      tiers([3 * DAYS, NONE], [DAYS, percent(10)]),
      five,
      "Sessions can be rescheduled up to 24 hours before the scheduled session time. Rescheduling is free until 3 days before. After that, a fee of 10% of the price applies, shared equally by the sessions of the package: $5.00 for each session.",
    ],
    [
      "three fees",
      tiers([7 * DAYS, percent(5)], [3 * DAYS, percent(10)], [0, fixed(7500)]),
      five,
      `${ANY_TIME} Until 7 days before, a reschedule fee of 5% of the price applies, shared equally by the sessions of the package: $2.50 for each session. After that and until 3 days before, a fee of 10% of the price applies: $5.00 for each session. After that, a fee of $75.00 applies: $15.00 for each session.`,
    ],
    [
      "a fee that ends",
      tiers([3 * DAYS, percent(10)], [0, NONE]),
      five,
      `${ANY_TIME} Until 3 days before, a reschedule fee of 10% of the price applies, shared equally by the sessions of the package: $5.00 for each session. After that, rescheduling is free.`,
    ],
    [
      "tiers of the same amount are one",
      tiers([3 * DAYS, percent(10)], [0, fixed(2500)]),
      five,
      `${ANY_TIME} A reschedule fee of $25.00 applies, shared equally by the sessions of the package: $5.00 for each session.`,
    ],
    ["never", never(), three, "Sessions cannot be rescheduled online."],
    [
      "single, a percentage",
      anyTime(percent(12.5)),
      single,
      "Bookings can be rescheduled any time before the meeting time. A reschedule fee of 12.5% of the price applies: $18.75.",
    ],
    [
      "single, fixed and late",
      upTo(1440, NONE, fixed(1500)),
      single,
      "Bookings can be rescheduled any time before the meeting time. Rescheduling is free until 24 hours before. After that, a fee of $15.00 applies.",
    ],
  ])("%s", (_, rules, context, text) => {
    expect(policyText("reschedule", rules, context)).toBe(text);
  });
});

describe("refunds, one plain sentence for each tier", () => {
  it.each<[string, PolicyRules, PolicyTextContext, string]>([
    [
      "half",
      anyTime(percent(50)),
      three,
      `${CANCEL_ANY} Half of the price is refunded: $25.00 for each session.`,
    ],
    [
      "a percentage",
      anyTime(percent(10)),
      three,
      `${CANCEL_ANY} 10% of the price is refunded: $5.00 for each session.`,
    ],
    [
      "all",
      anyTime(percent(100)),
      three,
      `${CANCEL_ANY} The full price is refunded: $50.00 for each session.`,
    ],
    ["none", anyTime(), three, `${CANCEL_ANY} Nothing is refunded.`],
    ["nothing to refund", anyTime(percent(50)), packageOf(3, 0), CANCEL_ANY],
    [
      "fixed",
      anyTime(fixed(7500)),
      three,
      `${CANCEL_ANY} $75.00 of the price is refunded, shared equally by the sessions of the package: $25.00 for each session.`,
    ],
    [
      "fixed, above the price",
      anyTime(fixed(99_000)),
      three,
      `${CANCEL_ANY} The full price is refunded: $50.00 for each session.`,
    ],
    [
      "all, then half (as in the look)",
      tiers([7 * DAYS, percent(100)], [DAYS, percent(50)]),
      five,
      "Sessions can be canceled up to 24 hours before the scheduled session time. Until 7 days before, the full price is refunded: $50.00 for each session. After that, half of it: $25.00 for each session.",
    ],
    [
      "all, a part, another part, nothing",
      tiers([7 * DAYS, percent(100)], [3 * DAYS, percent(50)], [DAYS, percent(25)], [0, NONE]),
      five,
      `${CANCEL_ANY} Until 7 days before, the full price is refunded: $50.00 for each session. After that and until 3 days before, half of it: $25.00 for each session. After that and until 24 hours before, 25% of the price is refunded: $12.50 for each session. After that, nothing is refunded.`,
    ],
    [
      "single",
      upTo(1440, percent(100), fixed(2000)),
      single,
      "Bookings can be canceled any time before the meeting time. Until 24 hours before, the full price is refunded: $150.00. After that, $20.00 of the price is refunded.",
    ],
  ])("%s", (_, rules, context, text) => {
    expect(policyText("cancel", rules, context)).toBe(text);
  });
});
