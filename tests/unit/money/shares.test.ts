import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packageAmount, sessionShare, shares, sumMoney } from "@/lib/domain/money/shares";
import { anyAmount, fixed, NONE, percent } from "../booking/samples";

const usd = (amount: number) => ({ amount, currency: "USD" });
const three = (amount: number) => ({ price: usd(amount), sessionCount: 3 });

describe("shares", () => {
  it.each([
    [1500, 3, [500, 500, 500]],
    [1000, 3, [334, 333, 333]],
    [1001, 3, [334, 334, 333]],
    [2, 3, [1, 1, 0]],
    [0, 2, [0, 0]],
    [7, 1, [7]],
  ])("%i in %i parts", (total, count, parts) => {
    expect(shares(total, count)).toEqual(parts);
  });

  it("sum exactly, differ by at most one, the larger first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), fc.integer({ min: 1, max: 20 }), (total, count) => {
        const parts = shares(total, count);
        expect(parts).toHaveLength(count);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        expect(parts).toEqual([...parts].sort((a, b) => b - a));
        expect(parts[0]! - parts[count - 1]!).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    [-1, 3],
    [1.5, 3],
    [10, 0],
    [Number.NaN, 1],
  ])("a total of %d in %d parts is a fault", (total, count) => {
    expect(() => shares(total, count)).toThrow(RangeError);
  });
});

describe("the amount for the package", () => {
  it.each([
    ["10% of $150", percent(10), 15_000, 1500],
    ["half a cent is rounded up", percent(50), 101, 51],
    ["less than half a cent is rounded down", percent(33.33), 100, 33],
    ["two decimals of a percentage count", percent(0.29), 10_000, 29],
    ["a price in the billions", percent(1.15), 1_000_000_050, 11_500_001],
    ["zero-decimal currency", percent(12.5), 999, 125],
    ["a price beyond the safe product of a percentage", percent(99.99), 9_000_000_000_000, 8_999_100_000_000],
    ["nothing", NONE, 15_000, 0],
    ["fixed", fixed(1200), 15_000, 1200],
  ])("%s", (_, amount, price, total) => {
    expect(packageAmount("reschedule", amount, usd(price))).toBe(total);
  });

  it("a fixed refund is capped at the price, a fixed fee is not", () => {
    expect(packageAmount("cancel", fixed(20_000), usd(15_000))).toBe(15_000);
    expect(packageAmount("reschedule", fixed(20_000), usd(15_000))).toBe(20_000);
  });

  it("is 0 without a price", () => {
    expect(packageAmount("reschedule", fixed(500), null)).toBe(0);
    expect(packageAmount("cancel", percent(50), null)).toBe(0);
  });
});

describe("a session's share", () => {
  it("reference example: 3 sessions for $150, fee 10% and refund 50%", () => {
    const positions = [1, 2, 3];
    expect(positions.map((at) => sessionShare("reschedule", percent(10), three(15_000), at))).toEqual([
      500, 500, 500,
    ]);
    expect(positions.map((at) => sessionShare("cancel", percent(50), three(15_000), at))).toEqual([
      2500, 2500, 2500,
    ]);
  });

  it("goes by position", () => {
    expect([1, 2, 3].map((at) => sessionShare("reschedule", fixed(1000), three(15_000), at))).toEqual([
      334, 333, 333,
    ]);
  });

  it.each([0, 4, 1.5])("position %d of 3 is a fault", (position) => {
    expect(() => sessionShare("cancel", percent(50), three(15_000), position)).toThrow(RangeError);
  });

  it("the shares of all sessions make the package amount, and a refund never exceeds the price", () => {
    const anyPrice = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(anyAmount, anyPrice, fc.integer({ min: 1, max: 20 }), (amount, price, sessionCount) => {
        const terms = { price: usd(price), sessionCount };
        for (const kind of ["cancel", "reschedule"] as const) {
          const parts = Array.from({ length: sessionCount }, (_, i) =>
            sessionShare(kind, amount, terms, i + 1),
          );
          const sum = parts.reduce((a, b) => a + b, 0);
          expect(sum).toBe(packageAmount(kind, amount, terms.price));
          if (kind === "cancel" || amount.kind === "percent") expect(sum).toBeLessThanOrEqual(price);
        }
      }),
    );
  });
});

describe("a sum of money", () => {
  it("leaves out what has no amount, and is null when nothing has one", () => {
    expect(sumMoney([usd(500), null, usd(0)])).toEqual(usd(500));
    expect(sumMoney([null, null])).toBeNull();
    expect(sumMoney([usd(0)])).toEqual(usd(0));
  });
});
