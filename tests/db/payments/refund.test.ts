import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { MINUTE } from "@/lib/domain/time";
import { composeMails } from "@/lib/jobs/handlers/compose-mails";
import { tellOfPayment } from "@/lib/jobs/handlers/tell-of-payment";
import { parseMail } from "@/lib/mail/parse";
import { bookOnline } from "@/lib/services/book/book-online";
import { cancelSessions, previewCancel } from "@/lib/services/change/cancel-sessions";
import { rescheduleOnline } from "@/lib/services/change/reschedule-online";
import { readCheckout } from "@/lib/services/payments/read-checkout";
import { startRefund } from "@/lib/services/payments/refund-payment";
import { sendRefund } from "@/lib/services/payments/send-refund";
import { settleHold } from "@/lib/services/payments/settle-hold";
import { inTransaction } from "@/lib/store/transaction";
import { useDatabase } from "@/tests/support/database";
import { collect, useStripe } from "@/tests/support/payments";
import type { StripeDouble } from "@/tests/support/stripe/double";
import { freeSlots, NOW, openStudio, rows } from "@/tests/support/studio";

useDatabase();

let stripe: StripeDouble;
let accountId: string;
beforeAll(async () => {
  stripe = await useStripe(NOW);
  await openStudio();
  await collect("coaching");
  accountId = (await rows<{ id: string }>("SELECT id FROM account"))[0]!.id;
});
beforeEach(() => refunds("automatic"));
afterAll(() => stripe.stop());

async function refunds(policy: "none" | "manual" | "automatic"): Promise<void> {
  await rows(
    `INSERT INTO payment_settings (account_id, refund_policy, updated_at) VALUES ($1, $2::refund_policy, now())
     ON CONFLICT (account_id) DO UPDATE SET refund_policy = EXCLUDED.refund_policy`,
    [accountId, policy],
  );
}

let day = 1;
async function starts(count: number): Promise<number[]> {
  const date = `2026-12-${String(day++).padStart(2, "0")}`;
  const free = await freeSlots("coaching", date, "2026-12-31");
  return free
    .filter((_, index) => index % 3 === 0)
    .slice(0, count)
    .map(({ start }) => start);
}

/** A package whose price, $150 for 3 sessions, was paid. */
async function paidPackage() {
  const outcome = await bookOnline(
    {
      page: "demo",
      eventType: "coaching",
      starts: await starts(3),
      zone: "Europe/Berlin",
      locale: "en-US",
      customer: { name: "John Smith", email: "john@customers.example" },
      guests: ["guest@customers.example"],
      note: "",
    },
    NOW,
  );
  if (!outcome.ok || "booking" in outcome) throw new Error(`not sent to pay: ${JSON.stringify(outcome)}`);
  const token = await pay();
  return () => reopened(token);
}

/** Pays the last Checkout; answers the token of the way back. */
async function pay(): Promise<string> {
  const checkout = [...stripe.ledger.checkouts.values()].at(-1)!;
  stripe.ledger.pay(checkout.id);
  expect(await settleHold(accountId, checkout.parameters.client_reference_id, NOW)).toBe("settled");
  return checkout.parameters.success_url.split("/").at(-1)!;
}

async function reopened(checkoutToken: string) {
  const view = await readCheckout(checkoutToken);
  const managed = await openManagedBooking(view?.manageToken ?? "");
  if (!managed) throw new Error("the payment leads to no booking");
  return managed;
}

type Reopen = Awaited<ReturnType<typeof paidPackage>>;

async function cancel(reopen: Reopen, positions: readonly number[]) {
  const managed = await reopen();
  const sessions = positions.map((position) => managed.booking.sessions[position - 1]!.id);
  const shown = await previewCancel(managed.booking, { sessions, reason: "a trip" }, NOW + MINUTE);
  const done = await cancelSessions(managed, { sessions, reason: "a trip" }, NOW + MINUTE);
  if (!done.ok || !shown.ok) throw new Error(`not canceled: ${JSON.stringify(done)}`);
  expect(done.plan.total).toEqual(shown.total); // what the customer saw is what they get
  return done;
}

const refundsOf = async (reopen: Reopen) =>
  rows<{ id: string; amount: number; status: string; kind: string }>(
    "SELECT id, amount, status, kind FROM transaction WHERE booking_id = $1 AND kind::text LIKE 'refund%' ORDER BY created_at, id",
    [(await reopen()).booking.id],
  );

/** The summaries to somebody, one for each thing that happened, in its order. */
async function mailsAbout(reopen: Reopen, recipient: string) {
  const bookingId = (await reopen()).booking.id;
  await composeMails({ accountId, bookingId });
  const mails = await rows<{ scenario: string; subject: string; raw: Buffer }>(
    `SELECT DISTINCT ON (a.at, a.id) m.scenario, m.subject, m.raw FROM mail m JOIN activity a ON a.id = m.activity_id
     WHERE m.booking_id = $1 AND recipient = $2 ORDER BY a.at, a.id, m.id`,
    [bookingId, recipient],
  );
  return Promise.all(mails.map(async ({ raw, ...mail }) => ({ ...mail, text: (await parseMail(raw)).text })));
}

test("the reference example to the cent: fees of $5 and $15, refunds of $25 and $75", async () => {
  for (const [count, cents] of [
    [1, 500],
    [3, 1500],
  ] as const) {
    const managed = await (await paidPackage())();
    const free = await starts(count);
    const moves = free.map((start, index) => ({ sessionId: managed.booking.sessions[index]!.id, start }));
    await rescheduleOnline(managed, { moves, reason: "a trip", zone: null }, NOW);
    const last = [...stripe.ledger.checkouts.values()].at(-1)!;
    expect(last.parameters.line_items[0]?.price_data.unit_amount).toBe(cents);
  }
  const one = await paidPackage();
  expect((await cancel(one, [2])).plan.total).toEqual({ amount: 2500, currency: "USD" });
  const three = await paidPackage();
  expect((await cancel(three, [1, 2, 3])).plan.total).toEqual({ amount: 7500, currency: "USD" });
  expect(await refundsOf(one)).toMatchObject([{ amount: 2500, status: "pending", kind: "refund_automatic" }]);
  expect(await refundsOf(three)).toMatchObject([{ amount: 7500, status: "pending" }]);
});

test("one by one the refunds come to the same, go back through Stripe, and are told once", async () => {
  const reopen = await paidPackage();
  for (const position of [3, 1, 2]) await cancel(reopen, [position]);
  const made = await refundsOf(reopen);
  expect(made.map(({ amount }) => amount)).toEqual([2500, 2500, 2500]);
  for (const { id } of made) expect(await sendRefund(accountId, id, NOW + 2 * MINUTE)).toBe(true);
  const [{ payment }] = (await rows<{ payment: string }>(
    "SELECT provider ->> 'payment' AS payment FROM transaction WHERE booking_id = $1 AND kind = 'payment_schedule'",
    [(await reopen()).booking.id],
  )) as [{ payment: string }];
  expect(stripe.ledger.refunded(payment)).toBe(7500);
  const mails = await mailsAbout(reopen, "john@customers.example");
  expect(mails.map(({ scenario }) => scenario)).toEqual(["booked", ...Array(3).fill("canceled_by_customer")]);
  expect(mails[0]?.text).toMatch(/Receipt:\n.*\$150\.00\n.*\n.*TXN-/);
  expect(mails[1]?.text).toContain("$25.00 goes back to the card that you paid with.");
});

test("nothing goes back by itself unless the account wants that, and the customer is told whose it is", async () => {
  for (const policy of ["none", "manual"] as const) {
    await refunds(policy);
    const reopen = await paidPackage();
    const { plan } = await cancel(reopen, [1]);
    expect(plan).toMatchObject({ total: { amount: 2500 }, automatic: false });
    expect(await refundsOf(reopen)).toEqual([]);
    const [, mail] = await mailsAbout(reopen, "john@customers.example");
    expect(mail?.text).toContain("$25.00 is to be refunded. It comes from Dana Demo.");
  }
});

test("never more than is left of the price: a refund before counts, and the fees that were paid do not", async () => {
  const reopen = await paidPackage();
  const managed = await reopen();
  const [start = 0] = await starts(1);
  const moves = [{ sessionId: managed.booking.sessions[0]!.id, start }];
  await rescheduleOnline(managed, { moves, reason: "a trip", zone: null }, NOW);
  await pay();
  const { booking } = await reopen();
  const [price] = await rows<{ id: string }>(
    "SELECT id FROM transaction WHERE booking_id = $1 AND kind = 'payment_schedule'",
    [booking.id],
  );
  const manual = { amount: 14_000, currency: "USD" };
  await inTransaction((tx) =>
    startRefund(
      tx,
      accountId,
      { kind: "refund_manual", payment: { id: price!.id, bookingId: booking.id }, money: manual },
      NOW,
    ),
  );
  expect((await cancel(reopen, [1, 2, 3])).plan.total).toEqual({ amount: 1000, currency: "USD" });
  const mails = await mailsAbout(reopen, "john@customers.example");
  expect(mails[1]?.text).toMatch(/Receipt:\n.*Reschedule fee: \$5\.00/);
  expect((await mailsAbout(reopen, "guest@customers.example"))[1]?.text).not.toContain("TXN-");
});

test("a refund that fails is told to the owner, never to the customer", async () => {
  const reopen = await paidPackage();
  await cancel(reopen, [1]);
  const [refund] = await refundsOf(reopen);
  await rows(
    "UPDATE transaction SET provider = provider || '{\"payment\": \"pi_gone\"}' WHERE booking_id = $1 AND kind = 'payment_schedule'",
    [(await reopen()).booking.id],
  );
  expect(await sendRefund(accountId, refund!.id, NOW + 2 * MINUTE)).toBe(false);
  const told = (await mailsAbout(reopen, "dana@demo.example")).filter(
    ({ scenario }) => scenario === "refund_failed",
  );
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain("No such payment_intent");
  expect((await mailsAbout(reopen, "john@customers.example")).map(({ scenario }) => scenario)).not.toContain(
    "refund_failed",
  );
});

test("a price that no booking came of goes back with a mail to both sides", async () => {
  const outcome = await bookOnline(
    {
      page: "demo",
      eventType: "coaching",
      starts: await starts(3),
      zone: "Europe/Berlin",
      locale: "en-US",
      customer: { name: "Lea Late", email: "lea@customers.example" },
      guests: [],
      note: "",
    },
    NOW,
  );
  if (!outcome.ok) throw new Error("not sent to pay");
  const checkout = [...stripe.ledger.checkouts.values()].at(-1)!;
  stripe.ledger.pay(checkout.id);
  await rows("UPDATE event_type SET active = false WHERE slug = 'coaching'");
  expect(await settleHold(accountId, checkout.parameters.client_reference_id, NOW)).toBe("returned");
  await rows("UPDATE event_type SET active = true WHERE slug = 'coaching'");
  const [job] = await rows<{ payload: Parameters<typeof tellOfPayment>[0] }>(
    `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'tell_of_payment'`,
  );
  for (let time = 0; time < 2; time += 1) await tellOfPayment(job!.payload);
  const mails = await rows<{ recipient: string; subject: string; raw: Buffer }>(
    "SELECT recipient, subject, raw FROM mail WHERE scenario = 'payment_returned' ORDER BY recipient",
  );
  expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    ["dana@demo.example", "Payment returned: Coaching with Lea Late"],
    ["lea@customers.example", "Your payment of $150.00 goes back to you"],
  ]);
  const { text } = await parseMail(mails[1]!.raw);
  expect(text).toContain("Nothing is booked.");
  expect(text).toMatch(/Pick other times: http.*\/demo\/coaching\?start=/);
});
