import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeable, minimumCharge } from "@/lib/domain/money/minimum-charge";
import { divideRefund, refundable } from "@/lib/domain/money/refunds";
import { packageAmount, sessionShare, sumMoney } from "@/lib/domain/money/shares";
import { minorDigits } from "@/lib/format-money";
import { fromStripeAmount, toStripeAmount } from "@/lib/payments/stripe-amounts";
import { anyAmount, percent } from "../booking/samples";

const CURRENCIES = { 0: ["JPY", "KRW", "ISK", "UGX"], 2: ["USD", "EUR", "GBP"], 3: ["KWD", "BHD", "TND"] };
const currency = fc.constantFrom(...Object.values(CURRENCIES).flat());
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

const packages = fc.record({
  price: fc.record({ amount: fc.integer({ min: 1, max: 99_999_999 }), currency }),
  sessionCount: fc.integer({ min: 1, max: 20 }),
});
/** Which of twenty sessions are meant, in the order in which they are ticked. */
const order = fc.shuffledSubarray(Array.from({ length: 20 }, (_, index) => index + 1));

describe("reference example: 3 sessions for $150", () => {
  const terms = { price: { amount: 15_000, currency: "USD" }, sessionCount: 3 };
  const due = (kind: "reschedule" | "cancel", at: number, positions: readonly number[]) =>
    sum(positions.map((position) => sessionShare(kind, percent(at), terms, position)));

  it("a fee of 10% is $5 for one session and $15 for all", () => {
    expect([[1], [2], [3]].map((one) => due("reschedule", 10, one))).toEqual([500, 500, 500]);
    expect(due("reschedule", 10, [3, 1, 2])).toBe(1_500);
  });

  it("a refund of 50% is $25 for one session and $75 for all, whatever came before", () => {
    expect([[1], [2], [3]].map((one) => due("cancel", 50, one))).toEqual([2_500, 2_500, 2_500]);
    expect(due("cancel", 50, [2, 3, 1])).toBe(7_500);
    const payment = { id: "price", amount: 15_000, refunded: due("cancel", 50, [1]) };
    expect(divideRefund([payment], due("cancel", 50, [2, 3]))).toEqual([
      { paymentId: "price", amount: 5_000 },
    ]);
    expect(refundable([{ ...payment, refunded: due("cancel", 50, [1, 2, 3]) }])).toBe(7_500);
  });
});

it("changing sessions one by one, in any order, costs what changing them at once costs", () => {
  fc.assert(
    fc.property(packages, anyAmount, order, (terms, amount, ticked) => {
      const positions = ticked.filter((position) => position <= terms.sessionCount);
      for (const kind of ["reschedule", "cancel"] as const) {
        const shares = positions.map((position) => sessionShare(kind, amount, terms, position));
        const { currency } = terms.price;
        const together = sumMoney(shares.map((share) => ({ amount: share, currency })));
        expect(together?.amount ?? 0).toBe(sum(shares));
        expect(shares.every(Number.isSafeInteger)).toBe(true);
        expect(sum(shares)).toBeLessThanOrEqual(packageAmount(kind, amount, terms.price));
        if (positions.length === terms.sessionCount) {
          expect(sum(shares)).toBe(packageAmount(kind, amount, terms.price));
        }
      }
    }),
  );
});

it("with a tier of its own for each session what goes back never exceeds the price, at no point on the way", () => {
  fc.assert(
    fc.property(
      packages,
      fc.array(anyAmount, { minLength: 20, maxLength: 20 }),
      order,
      (terms, tiers, ticked) => {
        let given = 0;
        for (const position of ticked.filter((one) => one <= terms.sessionCount)) {
          given += sessionShare("cancel", tiers[position - 1] ?? { kind: "none" }, terms, position);
          expect(given).toBeLessThanOrEqual(terms.price.amount);
        }
      },
    ),
  );
});

it("payments and refunds in any order: the parts sum exactly, and no payment gives back more than it was", () => {
  const payments = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 5 });
  const refunds = fc.array(fc.integer({ min: 1, max: 150_000 }), { maxLength: 12 });
  fc.assert(
    fc.property(payments, refunds, (amounts, wanted) => {
      const books = amounts.map((amount, index) => ({ id: String(index), amount, refunded: 0 }));
      for (const amount of wanted) {
        const left = refundable(books);
        const parts = divideRefund(books, amount);
        expect(parts === null).toBe(amount > left);
        for (const part of parts ?? []) {
          expect(part.amount).toBeGreaterThan(0);
          const payment = books.find(({ id }) => id === part.paymentId);
          if (payment) payment.refunded += part.amount;
        }
        if (parts) expect(sum(parts.map((part) => part.amount))).toBe(amount);
        expect(left - refundable(books)).toBe(parts ? amount : 0);
        for (const payment of books) expect(payment.refunded).toBeLessThanOrEqual(payment.amount);
      }
    }),
  );
});

describe("what is really charged", () => {
  it("is never more than what is due, never below the minimum, and can be sent and read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), currency, (amount, currency) => {
        const charged = chargeable({ amount, currency });
        expect(charged === 0 || charged >= minimumCharge(currency)).toBe(true);
        expect(charged).toBeLessThanOrEqual(amount);
        if (charged > 0) expect(amount - charged).toBeLessThan(10);
        expect(fromStripeAmount(toStripeAmount(charged, currency), currency)).toBe(charged);
        if (minorDigits(currency) === 3) expect(toStripeAmount(charged, currency) % 10).toBe(0);
        if (["ISK", "UGX"].includes(currency)) expect(toStripeAmount(charged, currency) % 100).toBe(0);
      }),
    );
  });

  it.each(
    Object.entries(CURRENCIES).flatMap(([digits, names]) =>
      names.map((name) => [name, Number(digits)] as const),
    ),
  )("%s has %i decimals", (name, digits) => expect(minorDigits(name)).toBe(digits));
});
