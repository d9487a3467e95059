import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { StripeDouble, TEST_SECRET_KEY } from "@/tests/support/stripe/double";

const double = new StripeDouble();
let stripe: Stripe;
beforeAll(async () => {
  const { hostname: host, port } = new URL((await double.start()).url);
  stripe = new Stripe(TEST_SECRET_KEY, { host, port, protocol: "http", maxNetworkRetries: 0 });
});
beforeEach(() => {
  double.faults.clear();
  double.ahead = 0;
  double.ledger.refundsAre = "succeeded";
});
afterAll(() => double.stop());

const now = () => Math.floor(Date.now() / 1000);
let keys = 0;
const newKey = () => `key ${++keys}`;

function request(price: { currency?: string; unit_amount?: number } = {}, more: object = {}) {
  const product_data = { name: "Coaching" };
  return {
    mode: "payment" as const,
    allowed_payment_method_types: ["card" as const],
    client_reference_id: "hold",
    customer_email: "john@customers.example",
    locale: "en" as const,
    line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 500, product_data, ...price } }],
    metadata: { reslot_hold: "hold" },
    payment_intent_data: { description: "Coaching", metadata: { reslot_hold: "hold" } },
    success_url: "https://book.example/back",
    cancel_url: "https://book.example/back?left=1",
    expires_at: now() + 31 * 60,
    ...more,
  };
}
const open = (...args: Parameters<typeof request>) =>
  stripe.checkout.sessions.create(request(...args), { idempotencyKey: newKey() });

async function paid(amount = 500): Promise<string> {
  const { id } = await open({ unit_amount: amount });
  double.pay(id);
  return (await stripe.checkout.sessions.retrieve(id)).payment_intent as string;
}
const refund = (payment_intent: string, amount: number, idempotencyKey = newKey()) =>
  stripe.refunds.create(
    { payment_intent, amount, metadata: { reslot_transaction: "one" } },
    { idempotencyKey },
  );

describe("the double of Stripe refuses what Stripe refuses", () => {
  it.each([
    ["a parameter that nobody knows", {}, { tip: 1 }, { code: "parameter_unknown" }],
    ["a currency in capitals", { currency: "USD" }, {}, { param: "line_items[0][price_data][currency]" }],
    ["a part of a cent", { unit_amount: 1.5 }, {}, { param: "line_items[0][price_data][unit_amount]" }],
    ["less than the minimum", { unit_amount: 49 }, {}, { code: "amount_too_small" }],
    ["more than eight digits", { unit_amount: 100_000_000 }, {}, { code: "amount_too_large" }],
    [
      "a last digit of three decimals",
      { currency: "kwd", unit_amount: 1_005 },
      {},
      { code: "parameter_invalid_integer" },
    ],
    ["an end in 29 minutes", {}, { expires_at: now() + 29 * 60 }, { param: "expires_at" }],
    ["an end after a day", {}, { expires_at: now() + 25 * 3600 }, { param: "expires_at" }],
    ["a name of metadata in brackets", {}, { metadata: { "a[b": "c" } }, { param: "metadata[a[b]" }],
    ["a long value of metadata", {}, { metadata: { a: "c".repeat(501) } }, { param: "metadata[a]" }],
    ["no address to come back to", {}, { success_url: "/back" }, { param: "success_url" }],
  ])("%s", async (_, price, more, why) => {
    await expect(open(price, more)).rejects.toMatchObject({ statusCode: 400, ...why });
  });

  it("another version of the API, and another key", async () => {
    const wrong = { apiVersion: "2020-08-27" } as Stripe.RequestOptions;
    await expect(stripe.balance.retrieve({}, wrong)).rejects.toMatchObject({ statusCode: 400 });
    await expect(stripe.balance.retrieve({}, { apiKey: "sk_test_of_another" })).rejects.toMatchObject({
      statusCode: 401,
    });
  });

  it("paying twice, paying late, and closing what was paid", async () => {
    const { id } = await open();
    double.pay(id);
    expect(() => double.pay(id)).toThrow("not open");
    await expect(stripe.checkout.sessions.expire(id)).rejects.toMatchObject({ statusCode: 400 });
    const late = await open();
    double.ahead = 31 * 60;
    expect(() => double.pay(late.id)).toThrow("not open");
    double.pass(1);
    expect((await stripe.checkout.sessions.retrieve(late.id)).status).toBe("expired");
  });

  it("giving back more than is left of a payment", async () => {
    const payment = await paid(500);
    await refund(payment, 300);
    await expect(refund(payment, 201)).rejects.toMatchObject({ statusCode: 400, param: "amount" });
    await refund(payment, 200);
    await expect(refund(payment, 1)).rejects.toMatchObject({ code: "charge_already_refunded" });
    await expect(refund("pi_of_nobody", 1)).rejects.toMatchObject({ code: "resource_missing" });
  });
});

describe("an Idempotency-Key", () => {
  it("answers the same request the same, and no other request", async () => {
    const key = newKey();
    const payment = await paid();
    expect((await refund(payment, 100, key)).id).toBe((await refund(payment, 100, key)).id);
    await expect(refund(payment, 200, key)).rejects.toMatchObject({ type: "StripeIdempotencyError" });
  });

  it("keeps a failure for a day, and nothing that was never begun", async () => {
    const payment = await paid();
    const call = "POST /v1/refunds";
    const [kept, free] = [newKey(), newKey()];
    double.faults.add({ call, when: "before", how: { refuse: "balance_insufficient" }, times: 1 });
    await expect(refund(payment, 100, kept)).rejects.toMatchObject({ code: "balance_insufficient" });
    await expect(refund(payment, 100, kept)).rejects.toMatchObject({ code: "balance_insufficient" });
    double.ahead = 24 * 3600;
    expect((await refund(payment, 100, kept)).status).toBe("succeeded");
    double.faults.add({ call, when: "before", how: "429", times: 1 });
    await expect(refund(payment, 100, free)).rejects.toMatchObject({ statusCode: 429 });
    expect((await refund(payment, 100, free)).status).toBe("succeeded");
  });
});

it("a refund may take its time, and fail at the end; what failed can be given back again", async () => {
  const payment = await paid();
  double.ledger.refundsAre = "pending";
  const { id, status } = await refund(payment, 500);
  expect(status).toBe("pending");
  double.endRefund(id, "failed");
  expect(await stripe.refunds.retrieve(id)).toMatchObject({ status: "failed" });
  expect(double.ledger.refunded(payment)).toBe(0);
  await refund(payment, 500);
  expect(double.ledger.refunded(payment)).toBe(500);
});

it("signs its events as Stripe does", () => {
  const { payload } = double.webhooks.events.at(-1)!;
  const { secret } = double.webhooks;
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
  expect(stripe.webhooks.constructEvent(payload, signature, secret).object).toBe("event");
  expect(() => stripe.webhooks.constructEvent(`${payload} `, signature, secret)).toThrow();
});
