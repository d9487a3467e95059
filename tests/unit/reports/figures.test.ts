import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addFigures,
  addMoney,
  canceledOf,
  figuresOf,
  isEmpty,
  type MoneySum,
  NO_FIGURES,
  per100Held,
  rescheduledOf,
  standingMoney,
} from "@/lib/domain/reports/figures";
import { groupReasons, type ReasonCount } from "@/lib/domain/reports/reasons";

describe("the figures of a report", () => {
  it("tell customers' changes from owners'; what the system ends is nobody's", () => {
    const figures = figuresOf([
      { what: "rescheduled", by: "customer", count: 4 },
      { what: "rescheduled", by: "owner", count: 3 },
      { what: "canceled", by: "customer", count: 2 },
      { what: "canceled", by: "system", count: 9 },
      { what: "asked", by: "owner", count: 5 },
      { what: "completed", count: 40 },
      { what: "no_show", count: 1 },
    ]);
    expect(figures).toEqual({
      held: 40,
      noShows: 1,
      rescheduledByCustomer: 4,
      rescheduledByOwner: 3,
      canceledByCustomer: 2,
      canceledByOwner: 0,
      asked: 5,
    });
    expect([rescheduledOf(figures), canceledOf(figures)]).toEqual([7, 2]);
    expect(addFigures([figures, figures])).toMatchObject({ held: 80, rescheduledByCustomer: 8, asked: 10 });
    expect([isEmpty(figures), isEmpty(NO_FIGURES)]).toEqual([false, true]);
  });

  it("the rate is for each hundred held, and none where none was", () => {
    expect(per100Held(7, { held: 40 })).toBe(17.5);
    expect(per100Held(1, { held: 3 })).toBe(33.3);
    expect(per100Held(0, { held: 3 })).toBe(0);
    expect(per100Held(5, { held: 2 })).toBe(250);
    expect(per100Held(5, { held: 0 })).toBeNull();
  });
});

describe("the money of a report", () => {
  const sum = (
    kind: MoneySum["kind"],
    state: MoneySum["state"],
    currency: string,
    amount: number,
  ): MoneySum => ({
    ...{ kind, state, currency, amount },
    count: 1,
  });

  it("is added by currency, kind and state, and never across currencies", () => {
    const all = [
      sum("refund", "due", "USD", 1),
      sum("fee", "waived", "USD", 2),
      sum("fee", "due", "USD", 3),
      sum("fee", "due", "USD", 4),
      sum("fee", "due", "EUR", 5),
    ];
    expect(addMoney(all)).toEqual([
      sum("fee", "due", "EUR", 5),
      { ...sum("fee", "due", "USD", 7), count: 2 },
      sum("fee", "waived", "USD", 2),
      sum("refund", "due", "USD", 1),
    ]);
  });

  it("stands where it is due or paid; waived, returned and failed amounts are no income", () => {
    const all = (["due", "paid", "waived", "returned", "failed"] as const).map((state, index) =>
      sum("fee", state, "USD", 10 ** index),
    );
    expect(
      standingMoney([...all, sum("refund", "due", "USD", 9), sum("fee", "paid", "JPY", 7)], "fee"),
    ).toEqual([
      { currency: "JPY", amount: 7 },
      { currency: "USD", amount: 11 },
    ]);
    expect(standingMoney([], "fee")).toEqual([]);
  });
});

describe("the reasons of a report", () => {
  const reason = (text: string | null, count: number, more: Partial<ReasonCount> = {}): ReasonCount => ({
    ...{ text, count, what: "canceled", by: "customer" },
    ...more,
  });

  it("the same text is one reason, however it is capitalised, spaced or encoded; the usual spelling is shown", () => {
    const groups = groupReasons([
      reason("I am ill", 2),
      reason("  i am   ILL ", 1),
      reason("i am ill", 3, { what: "rescheduled" }),
      reason("CAFÉ", 1),
      reason("cafe\u0301", 2),
      reason("I am ill", 1, { by: "owner", what: "asked" }),
      reason(null, 9),
      reason("   ", 1),
    ]);
    expect(groups).toEqual([
      { text: "i am ill", by: "customer", rescheduled: 3, canceled: 3, asked: 0, count: 6 },
      { text: "café", by: "customer", rescheduled: 0, canceled: 3, asked: 0, count: 3 },
      { text: "I am ill", by: "owner", rescheduled: 0, canceled: 0, asked: 1, count: 1 },
      { text: null, by: "customer", rescheduled: 0, canceled: 10, asked: 0, count: 10 },
    ]);
  });

  it("nothing is lost, the most frequent stands first, and the order of the rows does not matter", () => {
    const anyReason = fc.record({
      text: fc.option(fc.constantFrom("Ill", "ill", " ILL", "Travel", "travel ", "Work")),
      what: fc.constantFrom("rescheduled" as const, "canceled" as const, "asked" as const),
      by: fc.constantFrom("customer" as const, "owner" as const),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(anyReason), (all) => {
        const groups = groupReasons(all);
        const total = all.reduce((sum, { count }) => sum + count, 0);
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        const told = groups.filter(({ text }) => text !== null).map(({ count }) => count);
        expect(told).toEqual([...told].sort((a, b) => b - a));
        expect(groupReasons([...all].reverse())).toEqual(groups);
      }),
    );
  });
});
