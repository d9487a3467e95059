import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planCancel } from "@/lib/domain/booking/plan-cancel";
import { planOwnerCancel } from "@/lib/domain/booking/plan-owner-cancel";
import { refundable } from "@/lib/domain/money/refundable";
import { anyTime, defaultPolicy, never, upTo } from "@/lib/domain/policy/defaults";
import { HOUR } from "@/lib/domain/time";
import { anyBookingAndMoment, BOOKED, booking, NONE, nth, PRICE, percent, START, usd } from "./samples";

type Wanted = Parameters<typeof planOwnerCancel>[0];

const half = booking({ policy: { ...defaultPolicy, cancel: anyTime(percent(50)) } });

function wanted(change: Partial<Wanted> = {}): Wanted {
  return {
    booking: half,
    sessionIds: ["s1", "s2"],
    reason: null,
    now: BOOKED,
    refund: "none",
    refundable: usd(15_000),
    ...change,
  };
}

describe("what can be given back", () => {
  it.each([
    ["the whole price where it is only shown", PRICE, { paid: 0, givenBack: 0 }, usd(15_000)],
    ["less what went back before", PRICE, { paid: 0, givenBack: 4_000 }, usd(11_000)],
    [
      "what was paid, where it is collected",
      { ...PRICE, mode: "collected" },
      { paid: 9_000, givenBack: 500 },
      usd(8_500),
    ],
    ["never below nothing", { ...PRICE, mode: "collected" }, { paid: 100, givenBack: 500 }, usd(0)],
    [
      "nothing to speak of, where no price is shown",
      { ...PRICE, mode: "hidden" },
      { paid: 0, givenBack: 0 },
      null,
    ],
    ["nor without a price", null, { paid: 0, givenBack: 0 }, null],
  ] as const)("%s", (_, price, moved, most) => {
    expect(refundable(price, moved)).toEqual(most);
  });
});

describe("an owner cancels", () => {
  it.each([
    ["nothing", "none", null],
    ["by the policy, as the customer would get it", "policy", usd(5_000)],
    ["an amount of their own", usd(1_234), usd(1_234)],
    ["everything", usd(15_000), usd(15_000)],
    ["explicitly nothing", usd(0), usd(0)],
  ] as const)("and gives back %s", (_, refund, total) => {
    expect(planOwnerCancel(wanted({ refund }))).toMatchObject({ ok: true, total });
  });

  it("the policy gives nothing for a session that the customer could not cancel any more", () => {
    const made = { ...half, policy: { ...defaultPolicy, cancel: upTo(1440, percent(50)) } };
    const plan = planOwnerCancel(wanted({ booking: made, refund: "policy", now: START - HOUR }));
    expect(plan).toMatchObject({
      ok: true,
      sessions: [{ refund: usd(0) }, { refund: usd(2_500) }],
      total: usd(2_500),
    });
    const closed = { ...half, policy: { ...defaultPolicy, cancel: never() } };
    expect(planOwnerCancel(wanted({ booking: closed, refund: "policy" }))).toMatchObject({ total: usd(0) });
  });

  it("the policy gives no more than is left", () => {
    expect(planOwnerCancel(wanted({ refund: "policy", refundable: usd(3_000) }))).toMatchObject({
      total: usd(3_000),
    });
  });

  it.each([
    ["more than is left", usd(15_001), usd(15_000)],
    ["less than nothing", usd(-1), usd(15_000)],
    ["half a cent", usd(0.5), usd(15_000)],
    ["another currency", { amount: 1, currency: "EUR" }, usd(15_000)],
    ["anything without a price", usd(1), null],
  ] as const)("is refused: %s", (_, refund, most) => {
    expect(planOwnerCancel(wanted({ refund, refundable: most }))).toEqual({
      ok: false,
      code: "refund_too_high",
      most,
    });
  });

  it("without a price the policy gives nothing to speak of, and a request has nothing to give back", () => {
    const free = { ...half, price: null };
    expect(planOwnerCancel(wanted({ booking: free, refund: "policy", refundable: null }))).toMatchObject({
      total: null,
    });
    const request = booking({ sessions: [nth(1, START, { status: "requested" })] });
    expect(planOwnerCancel(wanted({ booking: request, sessionIds: ["s1"], refund: "policy" }))).toMatchObject(
      { ok: true, total: usd(0) },
    );
  });

  it("whatever the policy: as planned for the owner, and by the policy never more than the customer would get", () => {
    fc.assert(
      fc.property(anyBookingAndMoment, fc.constantFrom("none", "policy"), ([made, now], refund) => {
        const ids = made.sessions.filter(({ status }) => status !== "canceled").map(({ id }) => id);
        const asked = { booking: made, sessionIds: ids, reason: null, now };
        const most = refundable(made.price, { paid: made.price?.amount ?? 0, givenBack: 0 });
        const plan = planOwnerCancel({ ...asked, refund, refundable: most });
        const bare = planCancel({ ...asked, by: "owner" });
        expect(plan.ok).toBe(bare.ok);
        if (!plan.ok || refund === "none") return;
        const customers = planCancel({ ...asked, by: "customer", reason: "Because" });
        if (customers.ok) expect(plan.total?.amount ?? 0).toBe(customers.total?.amount ?? 0);
        expect(plan.total?.amount ?? 0).toBeLessThanOrEqual(most?.amount ?? 0);
      }),
    );
  });
});

it("a tier without an amount gives nothing", () => {
  const made = { ...half, policy: { ...defaultPolicy, cancel: anyTime(NONE) } };
  expect(planOwnerCancel(wanted({ booking: made, refund: "policy" }))).toMatchObject({ total: usd(0) });
});
