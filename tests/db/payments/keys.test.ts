import { afterAll, beforeAll, expect, test } from "vitest";
import { paymentsAvailable } from "@/lib/payments/available";
import { bookOnline } from "@/lib/services/book/book-online";
import { createEventType } from "@/lib/services/pages/create-event-type";
import { readPaymentSetup } from "@/lib/services/payments/read-payment-setup";
import { receiveStripeEvent } from "@/lib/services/payments/receive-stripe-event";
import { removeKeys } from "@/lib/services/payments/remove-stripe-keys";
import { saveKeys } from "@/lib/services/payments/save-stripe-keys";
import { settleHold } from "@/lib/services/payments/settle-hold";
import { useDatabase } from "@/tests/support/database";
import { collect, useStripe } from "@/tests/support/payments";
import { dana, demoPageId, join } from "@/tests/support/people";
import { type StripeDouble, TEST_SECRET_KEY } from "@/tests/support/stripe/double";
import { NOW, openStudio, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();

let stripe: StripeDouble;
beforeAll(async () => {
  stripe = await useStripe(NOW, false);
  await openStudio();
});
afterAll(() => stripe.stop());

const keys = (change: Partial<Parameters<typeof saveKeys>[1]> = {}) => ({
  secretKey: TEST_SECRET_KEY,
  webhookSecret: stripe.webhooks.secret,
  otherAccount: false,
  ...change,
});
const available = async () => paymentsAvailable((await dana()).accountId);

async function sell(change: object) {
  return createEventType(
    await dana(),
    await demoPageId(),
    {
      title: `Sold ${Math.random()}`,
      price: { mode: "collected", amount: "150", currency: "USD" },
      ...change,
    },
    NOW,
  );
}

test("without keys no price can be collected, and it says where they are set", async () => {
  expect(await available()).toBe(false);
  const refused = await sell({});
  expect(refused).toMatchObject({ ok: false, errors: [{ field: "price.mode" }] });
  expect(JSON.stringify(refused)).toMatch(/STRIPE_SECRET_KEY.*STRIPE_WEBHOOK_SECRET/);
});

test.each([
  ["nothing", { secretKey: "", webhookSecret: "" }, ["secretKey", "webhookSecret"]],
  ["the publishable key", { secretKey: "pk_test_1234567890" }, ["secretKey"]],
  ["the webhook's secret twice", { secretKey: "whsec_1234567890" }, ["secretKey"]],
  ["a live key without https", { secretKey: "sk_live_1234567890" }, ["secretKey"]],
  ["a key that Stripe does not know", { secretKey: "sk_test_of_somebody_else" }, ["secretKey"]],
  ["no webhook secret", { webhookSecret: "we_1234567890" }, ["webhookSecret"]],
])("%s is refused at its field, and nothing is kept", async (_, change, fields) => {
  const refused = await saveKeys(await dana(), keys(change), NOW);
  expect(refused.ok ? [] : refused.errors?.map(({ field }) => field)).toEqual(fields);
  expect(await rows("SELECT FROM payment_settings")).toEqual([]);
});

test("keys are not kept before Stripe has answered", async () => {
  stripe.faults.add({ call: "GET /v1/checkout/sessions", when: "before", how: "500", times: 1 });
  const refused = await saveKeys(await dana(), keys(), NOW);
  expect(refused).toMatchObject({ ok: false, detail: expect.stringContaining("did not answer") });
  expect(await available()).toBe(false);
});

test("an administrator's keys are sealed, shown by their ends, and at work at once", async () => {
  const editor = await join("ed@demo.example", { page: "editor" });
  expect(await saveKeys(editor, keys(), NOW)).toMatchObject({ ok: false, code: "forbidden" });
  expect(await readPaymentSetup(editor)).toMatchObject({ ok: false, code: "forbidden" });

  expect(await saveKeys(await dana(), keys(), NOW)).toEqual({ ok: true });
  const [row] = await rows<{ secret_key: Buffer }>("SELECT secret_key FROM payment_settings");
  expect(row!.secret_key.toString("latin1")).not.toContain("sk_test");
  const setup = await readPaymentSetup(await dana());
  expect(setup).toMatchObject({ keys: { from: "settings", secretKey: "…uble", mode: "test" } });
  expect(JSON.stringify(setup)).not.toContain(TEST_SECRET_KEY);

  expect(await available()).toBe(true);
  expect(await sell({})).toMatchObject({ ok: true });
  await collect("coaching");
  const asked = await bookOnline(
    {
      page: "demo",
      eventType: "coaching",
      starts: await startsOnDays("coaching", 3),
      zone: "Europe/Berlin",
      locale: "en-US",
      customer: { name: "John Smith", email: "john@customers.example" },
      guests: [],
      note: "",
    },
    NOW,
  );
  expect(asked).toMatchObject({ ok: true, checkoutUrl: expect.stringContaining(stripe.url) });
  const checkout = [...stripe.ledger.checkouts.values()].at(-1)!;
  stripe.pay(checkout.id);
  expect(await settleHold((await dana()).accountId, checkout.parameters.client_reference_id, NOW)).toBe(
    "settled",
  );
  expect(await receiveStripeEvent("{}", "t=1,v1=forged")).toMatchObject({ ok: false, code: "invalid" });
});

test("a key of another account is taken only by whoever says so", async () => {
  const [checkout] = [...stripe.ledger.checkouts.values()];
  stripe.ledger.checkouts.delete(checkout!.id);
  const refused = await saveKeys(await dana(), keys(), NOW);
  expect(refused.ok ? [] : refused.errors?.map(({ field }) => field)).toEqual(["secretKey", "otherAccount"]);
  expect(await saveKeys(await dana(), keys({ otherAccount: true }), NOW)).toEqual({ ok: true });
  stripe.ledger.checkouts.set(checkout!.id, checkout!);
});

test("one of the two keys can be changed alone", async () => {
  expect(
    await saveKeys(await dana(), keys({ secretKey: "", webhookSecret: "whsec_another_one" }), NOW),
  ).toEqual({
    ok: true,
  });
  expect(await readPaymentSetup(await dana())).toMatchObject({
    keys: { secretKey: "…uble", webhookSecret: "…_one" },
  });
});

test("what Stripe does not charge, or takes before an approval, can't be collected", async () => {
  const fields = async (change: object) => {
    const made = await sell(change);
    return made.ok || !("errors" in made) ? [] : made.errors?.map(({ field }) => field);
  };
  expect(await fields({ requiresApproval: true })).toEqual(["requiresApproval"]);
  expect(await fields({ price: { mode: "collected", amount: "0.49", currency: "USD" } })).toEqual([
    "price.amount",
  ]);
  expect(await fields({ price: { mode: "collected", amount: "1.005", currency: "KWD" } })).toEqual([
    "price.amount",
  ]);
  expect(await fields({ price: { mode: "collected", amount: "1.010", currency: "KWD" } })).toEqual([]);
  expect(await fields({ price: { mode: "displayed", amount: "0.49", currency: "USD" } })).toEqual([]);
});

test("removed keys are gone, and what needs them is counted before", async () => {
  expect(await readPaymentSetup(await dana())).toMatchObject({
    inUse: { eventTypes: 3, waiting: 0, refunds: 0 },
  });
  expect(await removeKeys(await dana(), NOW)).toEqual({ ok: true });
  expect(await available()).toBe(false);
  expect(await rows("SELECT secret_key, webhook_secret FROM payment_settings")).toEqual([
    { secret_key: null, webhook_secret: null },
  ]);
});
