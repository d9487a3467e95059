import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BookedMovement, reconcile, type StripeMovement } from "@/lib/domain/money/reconcile";

const usd = (amount: number) => ({ amount, currency: "USD" });
const payment = (key: string, amount = 15_000): BookedMovement => ({
  kind: "payment",
  key,
  reference: `TXN-${key}`,
  money: usd(amount),
  status: "paid",
});
const refund = (key: string, status: BookedMovement["status"] = "refunded"): BookedMovement => ({
  kind: "refund",
  key,
  reference: `TXN-${key}`,
  money: usd(2_000),
  status,
});
/** What Stripe has of it when all is well. */
const same = ({ kind, key, money, status }: BookedMovement): StripeMovement => ({
  kind,
  key,
  id: `at stripe ${key}`,
  money,
  status: status === "void" ? "failed" : status,
});
const whats = (ours: readonly BookedMovement[], theirs: readonly StripeMovement[]) =>
  reconcile(ours, theirs).map(({ what }) => what);

describe("what agrees", () => {
  test("the same on both sides, and what never moved", () => {
    const books = [
      payment("a"),
      refund("b"),
      refund("c", "pending"),
      refund("d", "failed"),
      refund("e", "void"),
    ];
    expect(reconcile(books, books.map(same))).toEqual([]);
    expect(whats([refund("d", "failed"), refund("e", "void")], [])).toEqual([]);
  });

  test("an attempt that failed before the one that went through", () => {
    const ours = refund("b");
    expect(whats([ours], [{ ...same(ours), id: "re_1", status: "failed" }, same(ours)])).toEqual([]);
  });
});

describe("what differs is named", () => {
  const ours = refund("b");
  test.each([
    ["a payment that our books miss", [], [same(payment("a"))], ["missing_here"]],
    [
      "a refund that was made at Stripe alone",
      [ours],
      [same(ours), { ...same(ours), key: null }],
      ["missing_here"],
    ],
    ["a payment that Stripe does not know", [payment("a")], [], ["missing_at_stripe"]],
    ["a refund that was never sent", [refund("b", "pending")], [], ["missing_at_stripe"]],
    ["another amount", [payment("a")], [same(payment("a", 14_999))], ["amount"]],
    ["another currency", [ours], [{ ...same(ours), money: { amount: 2_000, currency: "EUR" } }], ["amount"]],
    ["a refund that failed after all", [ours], [{ ...same(ours), status: "failed" }], ["status"]],
    ["a refund that went through though it was given up", [refund("b", "void")], [same(ours)], ["status"]],
    ["a refund that was made twice", [ours], [same(ours), { ...same(ours), id: "re_2" }], ["twice"]],
  ] as const)("%s", (_, books, theirs, expected) => {
    expect(whats(books, theirs)).toEqual(expected);
  });
});

test("any one thing that is changed on a side is one difference, and nothing else is", () => {
  const books = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })
    .map((keys) => keys.map((key, index) => (index % 3 === 2 ? refund(key) : payment(key, 100 + index))));
  fc.assert(
    fc.property(books, fc.nat(), fc.constantFrom("drop here", "drop there", "amount"), (ours, at, how) => {
      const theirs = ours.map(same).toReversed();
      expect(reconcile(ours, theirs)).toEqual([]);
      const hit = at % ours.length;
      const key = ours[hit]?.key;
      const changed =
        how === "drop here"
          ? reconcile(
              ours.filter((_, index) => index !== hit),
              theirs,
            )
          : reconcile(
              ours,
              theirs.flatMap((one) => {
                if (one.key !== key) return one;
                return how === "drop there" ? [] : { ...one, money: usd(one.money.amount + 1) };
              }),
            );
      expect(changed).toHaveLength(1);
    }),
  );
});
