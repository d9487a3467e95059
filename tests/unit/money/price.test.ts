import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPrice, type TypedPrice } from "@/lib/domain/money/price";
import { readAmount, writeAmount } from "@/lib/domain/money/typed";
import { isCurrency, listCurrencies, minorDigits } from "@/lib/format-money";

describe("an amount as somebody writes it", () => {
  it.each([
    ["150", 2, 15_000],
    ["149.90", 2, 14_990],
    ["149,9", 2, 14_990],
    [" 0.05 ", 2, 5],
    ["1500", 0, 1_500],
    ["1.234", 3, 1_234],
    ["21474836.47", 2, 2_147_483_647],
  ])("%o with %i decimals is %i minor units", (written, digits, amount) =>
    expect(readAmount(written, digits)).toBe(amount),
  );

  it.each([
    ["149.999", 2],
    ["1,500", 2],
    ["1,500.00", 2],
    ["1500.5", 0],
    ["-5", 2],
    ["$5", 2],
    ["1e3", 2],
    ["", 2],
    ["21474836.48", 2],
    ["٣", 0],
  ])("%o with %i decimals is none", (written, digits) => expect(readAmount(written, digits)).toBeNull());

  it("comes back as it was written", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_147_483_647 }),
        fc.integer({ min: 0, max: 4 }),
        (amount, digits) => {
          expect(readAmount(writeAmount(amount, digits), digits)).toBe(amount);
        },
      ),
    );
    expect(writeAmount(15_000, 2)).toBe("150.00");
    expect(writeAmount(5, 3)).toBe("0.005");
  });
});

describe("a price", () => {
  const terms = { isCurrency, digitsOf: minorDigits, paymentsAvailable: false };
  const read = (change: Partial<TypedPrice>, paymentsAvailable = false) =>
    readPrice(
      { mode: "displayed", amount: "150", currency: "USD", ...change },
      { ...terms, paymentsAvailable },
    );
  const fields = (...args: Parameters<typeof read>) => {
    const outcome = read(...args);
    return outcome.ok ? null : outcome.errors.map(({ field }) => field);
  };

  it("is stored in minor units of its currency", () => {
    expect(read({})).toEqual({ ok: true, price: { mode: "displayed", amount: 15_000, currency: "USD" } });
    expect(read({ currency: "JPY" })).toMatchObject({ price: { amount: 150 } });
    expect(read({ currency: "KWD", amount: "1.5" })).toMatchObject({ price: { amount: 1_500 } });
    expect(read({ amount: 15_000 })).toMatchObject({ price: { amount: 15_000 } });
  });

  it("is none where none is shown and none is written", () => {
    expect(read({ mode: "hidden", amount: "", currency: "" })).toEqual({ ok: true, price: null });
    expect(read({ mode: "hidden" })).toMatchObject({ ok: true, price: { mode: "hidden", amount: 15_000 } });
  });

  it("is refused at its field", () => {
    expect(fields({ amount: "" })).toEqual(["price.amount"]);
    expect(fields({ amount: "0" })).toEqual(["price.amount"]);
    expect(fields({ amount: 1.5 })).toEqual(["price.amount"]);
    expect(fields({ amount: "150.00", currency: "JPY" })).toEqual(["price.amount"]);
    expect(fields({ currency: "XXX" })).toEqual(["price.currency"]);
    expect(fields({ mode: "hidden", amount: "x" })).toEqual(["price.amount"]);
  });

  it("is collected only where payments can be", () => {
    const refused = read({ mode: "collected" });
    expect(refused.ok ? [] : refused.errors).toMatchObject([
      { field: "price.mode", message: expect.stringContaining("Stripe") },
    ]);
    expect(read({ mode: "collected" }, true)).toMatchObject({ ok: true, price: { mode: "collected" } });
  });
});

it("every currency has a name and is known again", () => {
  expect(listCurrencies().length).toBeGreaterThan(100);
  expect(listCurrencies()).toContainEqual({ currency: "USD", name: "US Dollar" });
  expect(isCurrency("USD")).toBe(true);
  expect(isCurrency("usd")).toBe(false);
});
