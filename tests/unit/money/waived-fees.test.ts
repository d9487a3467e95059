import fc from "fast-check";
import { expect, test } from "vitest";
import { chargeable } from "@/lib/domain/money/minimum-charge";
import { shares } from "@/lib/domain/money/shares";
import { waivedUpTo } from "@/lib/domain/money/waived-fees";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import { waivedFeeWords } from "@/lib/waived-fee-words";

const price = (amount: number, currency = "USD") => ({ amount, currency, mode: "collected" }) as const;

test.each([
  ["10% of $150 by 3 is $5 each, which is charged", 15_000, 10, 3, 0],
  ["1% of $60 by 3 is 20 cents each: 2 are waived, 3 are charged", 6_000, 1, 3, 2],
  ["1% of $90 by 3 is 30 cents each: 1 is waived", 9_000, 1, 3, 1],
  ["1% of $30 by 3 is never charged", 3_000, 1, 3, 3],
  ["no fee at all", 15_000, 0, 3, 0],
])("%s", (_, amount, percent, count, waived) => {
  expect(waivedUpTo({ kind: "percent", percent }, price(amount), count)).toBe(waived);
});

test("up to that many can be waived, and more never are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 20 }), (fee, count) => {
      const waived = waivedUpTo({ kind: "fixed", amount: fee }, price(100_000), count);
      const rising = shares(fee, count).toReversed();
      for (let ticked = 1; ticked <= count; ticked += 1) {
        const due = rising.slice(0, ticked).reduce((sum, share) => sum + share, 0);
        if (due > 0) expect(chargeable({ amount: due, currency: "USD" }) === 0).toBe(ticked <= waived);
      }
    }),
  );
});

test("the owner is told in words, and only of what is collected", () => {
  const reschedule = {
    ...defaultPolicy.reschedule,
    tiers: [
      { minutesBefore: 1440, amount: { kind: "none" } },
      { minutesBefore: 0, amount: { kind: "percent", percent: 1 } },
    ],
  } as const;
  const offer = { policy: { ...defaultPolicy, reschedule }, sessionCount: 3 };
  expect(waivedFeeWords({ ...offer, price: price(6_000) }, "en-US")).toBe(
    "Stripe charges no less than $0.50. Smaller fees are waived: $0.20 each, for up to 2 sessions moved together.",
  );
  expect(waivedFeeWords({ ...offer, price: price(3_000), sessionCount: 1 }, "en-US")).toBe(
    "Stripe charges no less than $0.50. Smaller fees are waived: $0.30.",
  );
  expect(waivedFeeWords({ ...offer, price: price(90_000) }, "en-US")).toBeNull();
  expect(waivedFeeWords({ ...offer, price: { ...price(3_000), mode: "displayed" } }, "en-US")).toBeNull();
});
