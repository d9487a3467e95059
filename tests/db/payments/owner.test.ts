import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { OwnedBooking } from "@/lib/auth/owned-booking";
import { openOwnedBooking } from "@/lib/auth/owned-booking";
import type { RefundPolicy } from "@/lib/domain/money/refundable";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { differenceLine } from "@/lib/reconcile-words";
import { openSessions } from "@/lib/services/actions/open-sessions";
import { readRefunds } from "@/lib/services/actions/read-refunds";
import { refundPayments } from "@/lib/services/actions/refund-payments";
import { readSessionRecord } from "@/lib/services/activity/read-session-record";
import { bookOnline } from "@/lib/services/book/book-online";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { answerKey } from "@/lib/services/change/idempotency";
import { chooseRefundPolicy } from "@/lib/services/payments/choose-refund-policy";
import { exportTransactions } from "@/lib/services/payments/export-transactions";
import { giveUpRefund } from "@/lib/services/payments/give-up-refund";
import { listFailedRefunds, listTransactions } from "@/lib/services/payments/list-transactions";
import { reconcileBooks } from "@/lib/services/payments/reconcile-books";
import { retryRefund } from "@/lib/services/payments/retry-refund";
import { sendRefund } from "@/lib/services/payments/send-refund";
import { settleHold } from "@/lib/services/payments/settle-hold";
import { useDatabase } from "@/tests/support/database";
import { collect, useStripe } from "@/tests/support/payments";
import { dana, join } from "@/tests/support/people";
import type { StripeDouble } from "@/tests/support/stripe/double";
import { freeSlots, NOW, openStudio, rows } from "@/tests/support/studio";

useDatabase();

let stripe: StripeDouble;
let accountId: string;
beforeAll(async () => {
  stripe = await useStripe(NOW);
  await openStudio();
  await collect("coaching");
  accountId = (await dana()).accountId;
});
beforeEach(() => policy("manual"));
afterAll(() => stripe.stop());

const policy = async (wanted: RefundPolicy) => chooseRefundPolicy(await dana(), wanted, NOW);
const usd = (amount: number) => ({ amount, currency: "USD" });
const everything = {
  filter: { kind: null, status: null, from: null, to: null },
  place: null,
  zone: "Etc/UTC",
};

let day = 1;
/** A package whose price, $150 for 3 sessions, was paid, as its owner opens it. */
async function paid(name = "John Smith"): Promise<() => Promise<OwnedBooking>> {
  const free = await freeSlots("coaching", `2026-12-${String(day++).padStart(2, "0")}`, "2026-12-31");
  const asked = await bookOnline(
    {
      page: "demo",
      eventType: "coaching",
      starts: [0, 3, 6].map((index) => free[index]!.start),
      zone: "Europe/Berlin",
      locale: "en-US",
      customer: { name, email: "john@customers.example" },
      guests: [],
      note: "",
    },
    NOW,
  );
  if (!asked.ok || "booking" in asked) throw new Error(`not sent to pay: ${JSON.stringify(asked)}`);
  const checkout = [...stripe.ledger.checkouts.values()].at(-1)!;
  stripe.ledger.pay(checkout.id);
  const { client_reference_id: hold } = checkout.parameters;
  expect(await settleHold(accountId, hold, NOW)).toBe("settled");
  const [found] = await rows<{ id: string }>("SELECT booking_id AS id FROM hold WHERE id = $1", [hold]);
  return async () => (await openOwnedBooking(await dana(), found!.id))!;
}

const refundsOf = ({ booking }: OwnedBooking) =>
  rows<{ id: string; kind: string; status: string; amount: number }>(
    "SELECT id, kind, status, amount FROM transaction WHERE booking_id = $1 AND payment_id IS NOT NULL ORDER BY created_at, id",
    [booking.id],
  );
const atStripe = () => [...stripe.ledger.refunds.values()].filter(({ status }) => status === "succeeded");
const told = async ({ booking }: OwnedBooking) =>
  (
    await rows<{ kind: string }>("SELECT kind FROM activity WHERE booking_id = $1 ORDER BY at, id", [
      booking.id,
    ])
  ).map(({ kind }) => kind);

test("an owner gives back any amount, in parts, and never more than is left", async () => {
  const open = await paid();
  const first = await refundPayments(await open(), { money: usd(4_000), reason: "a sick child" }, NOW);
  expect(first).toMatchObject({ ok: true });
  const refused = await refundPayments(await open(), { money: usd(11_001), reason: null }, NOW);
  expect(refused).toEqual({ ok: false, code: "refund_too_high", most: usd(11_000) });
  expect(await refundPayments(await open(), { money: usd(0), reason: null }, NOW)).toMatchObject({
    ok: false,
  });
  expect(await refundPayments(await open(), { money: usd(11_000), reason: null }, NOW)).toMatchObject({
    ok: true,
  });
  const nothingLeft = await refundPayments(await open(), { money: usd(1), reason: null }, NOW);
  expect(nothingLeft).toEqual({ ok: false, code: "refund_too_high", most: usd(0) });
  for (const { id } of await refundsOf(await open())) await sendRefund(accountId, id, NOW + MINUTE);
  expect(await refundsOf(await open())).toMatchObject([
    { kind: "refund_manual", status: "refunded", amount: 4_000 },
    { kind: "refund_manual", status: "refunded", amount: 11_000 },
  ]);
  expect(await told(await open())).toEqual([
    "booked",
    "paid",
    "refund_started",
    "refund_started",
    "refunded",
    "refunded",
  ]);
});

test("the same request twice, and two at once, give back once", async () => {
  const open = await paid();
  const owned = await open();
  const key = answerKey("owner refund", "one", {});
  const wanted = { money: usd(4_000), reason: null };
  const render = () => ({ status: 200, body: "done" });
  const both = await Promise.allSettled(
    [1, 2].map(() => refundPayments(owned, wanted, NOW, { answerKey: key, render })),
  );
  expect(both.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  expect(await refundsOf(owned)).toHaveLength(1);
});

test("the account's policy decides whether anything goes back", async () => {
  const open = await paid();
  await policy("none");
  const wanted = { money: usd(1_000), reason: null };
  expect(await refundPayments(await open(), wanted, NOW)).toEqual({ ok: false, code: "refunds_off" });
  const { booking } = await open();
  const [session] = booking.sessions;
  expect((await readSessionRecord(await dana(), session!.id, NOW))?.mayRefund).toBe(false);
  const opened = await openSessions(await dana(), [session!.id]);
  expect(opened.ok && (await readRefunds(opened.bookings, NOW))).toMatchObject([{ most: usd(0), off: true }]);
  const request = { sessions: [session!.id], reason: null, refund: usd(1_000) };
  expect(await cancelSessions(await open(), request, NOW)).toMatchObject({ code: "refund_too_high" });
  await policy("manual");
  expect((await readSessionRecord(await dana(), session!.id, NOW))?.mayRefund).toBe(true);
  // Of members nobody decides about it.
  const editor = await join("ed@demo.example", { page: "editor" });
  expect(await chooseRefundPolicy(editor, "automatic", NOW)).toMatchObject({ code: "forbidden" });
});

test("what an owner gives back when they cancel goes through Stripe", async () => {
  const open = await paid();
  const { booking } = await open();
  const before = atStripe().length;
  const sessions = booking.sessions.slice(0, 2).map(({ id }) => id);
  const canceled = await cancelSessions(await open(), { sessions, reason: null, refund: usd(9_000) }, NOW);
  expect(canceled).toMatchObject({ ok: true });
  const [refund] = await refundsOf(await open());
  expect(refund).toMatchObject({ kind: "refund_manual", status: "pending", amount: 9_000 });
  await sendRefund(accountId, refund!.id, NOW + MINUTE);
  expect(atStripe().slice(before)).toMatchObject([{ amount: 9_000 }]);
  const too = { sessions: [booking.sessions[2]!.id], reason: null, refund: usd(6_001) };
  expect(await cancelSessions(await open(), too, NOW)).toMatchObject({
    code: "refund_too_high",
    most: usd(6_000),
  });
});

/** A refund that Stripe took and whose bank sent it back. */
async function bounced(open: () => Promise<OwnedBooking>, amount: number): Promise<string> {
  await refundPayments(await open(), { money: usd(amount), reason: null }, NOW);
  const id = (await refundsOf(await open())).at(-1)!.id;
  expect(await sendRefund(accountId, id, NOW)).toBe(true);
  const made = atStripe().find(({ metadata }) => metadata.reslot_transaction === id)!;
  Object.assign(made, { status: "failed", failure_reason: "lost_or_stolen_card" });
  expect(await sendRefund(accountId, id, NOW + MINUTE)).toBe(false); // as the event of it does
  return id;
}

test("a refund that fails is shown, counts as going back, and goes through once it is tried again", async () => {
  const open = await paid("Failing Fred");
  const id = await bounced(open, 15_000);
  expect(await listFailedRefunds(await dana())).toMatchObject([
    { id, failure: "lost_or_stolen_card", customerName: "Failing Fred", amount: 15_000 },
  ]);
  expect(await refundPayments(await open(), { money: usd(1), reason: null }, NOW)).toMatchObject({
    ok: false,
  });
  const viewer = await join("vi@demo.example", { page: "viewer" });
  expect(await retryRefund(viewer, id, NOW + HOUR)).toEqual({ ok: false, code: "forbidden" });
  expect(await retryRefund(await dana(), id, NOW + HOUR)).toEqual({ ok: true, now: "refunded" });
  expect(await retryRefund(await dana(), id, NOW + HOUR)).toMatchObject({ ok: false, code: "wrong_status" });
  expect(atStripe().filter(({ metadata }) => metadata.reslot_transaction === id)).toHaveLength(1);
  expect(await told(await open())).toEqual([
    "booked",
    "paid",
    "refund_started",
    "refunded",
    "refund_failed",
    "refunded",
  ]);
});

test("a refund that is given up is tried no more, and can be given anew", async () => {
  const open = await paid();
  const id = await bounced(open, 15_000);
  expect(await giveUpRefund(await dana(), id, NOW + HOUR)).toEqual({ ok: true });
  const before = atStripe().length;
  expect(await sendRefund(accountId, id, NOW + 2 * HOUR)).toBe(true);
  expect(atStripe()).toHaveLength(before);
  expect((await told(await open())).at(-1)).toBe("refund_given_up");
  expect(await refundPayments(await open(), { money: usd(15_000), reason: null }, NOW)).toMatchObject({
    ok: true,
  });
});

test("everybody sees the transactions of their pages, a page of the list at a time, and as a file", async () => {
  const all = (await listTransactions(await dana(), everything)).rows;
  const [newest] = all;
  expect(all.length).toBeGreaterThan(10);
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a));
  expect(newest).toMatchObject({ title: "Coaching", customerEmail: "john@customers.example" });
  const asked = {
    ...everything,
    filter: { ...everything.filter, kind: "payment_schedule", status: "paid" },
  } as const;
  const paidOnes = (await listTransactions(await dana(), asked)).rows;
  expect(paidOnes.length).toBeGreaterThan(3);
  expect(paidOnes.every(({ stripe: id }) => id?.startsWith("pi_"))).toBe(true);
  expect(
    (await listTransactions(await dana(), { ...asked, filter: { ...asked.filter, from: "2027-01-01" } }))
      .rows,
  ).toEqual([]);

  await rows(
    `INSERT INTO transaction (account_id, id, reference, booking_id, kind, status, amount, currency, created_at, updated_at)
     SELECT t.account_id, gen_random_uuid(), 'TXN-L' || n, t.booking_id, 'payment_reschedule', 'due', n, 'USD', $1, $1
     FROM (SELECT * FROM transaction WHERE booking_id IS NOT NULL LIMIT 1) t, generate_series(1, 60) n`,
    [new Date(NOW - HOUR)],
  );
  const seen: string[] = [];
  let place = null as Parameters<typeof listTransactions>[1]["place"];
  for (let pages = 0; pages < 10; pages += 1) {
    const list = await listTransactions(await dana(), { ...everything, place });
    seen.push(...list.rows.map(({ id }) => id));
    const [at, id] = list.after?.split("_") ?? [];
    if (!at || !id) break;
    place = { side: "after", at: Number(at), id };
  }
  expect(new Set(seen).size).toBe(seen.length);
  const [{ n } = { n: 0 }] = await rows<{ n: number }>("SELECT count(*)::int AS n FROM transaction");
  expect(seen).toHaveLength(n);

  const lines = async (user: Awaited<ReturnType<typeof dana>>) => {
    let text = "";
    for await (const piece of exportTransactions(user, everything.filter, "Etc/UTC")) text += piece;
    return text.trim().split("\n");
  };
  expect(await lines(await dana())).toHaveLength(n + 1);
  const stranger = await join("nobody@demo.example");
  expect((await listTransactions(stranger, everything)).rows).toEqual([]);
  expect(await lines(stranger)).toHaveLength(1);
});

test("our books agree with Stripe's, and each difference is named", async () => {
  await rows("UPDATE transaction SET status = 'void' WHERE status = 'failed'");
  for (const { id } of await rows<{ id: string }>("SELECT id FROM transaction WHERE status = 'pending'"))
    await sendRefund(accountId, id, NOW);
  const later = NOW + 3 * HOUR;
  const range = { from: NOW - DAY, to: later };
  const agreed = await reconcileBooks(range, later);
  expect(agreed).toMatchObject({ ok: true, differences: [] });
  expect(agreed.ok && agreed.payments).toBeGreaterThan(5);

  const open = await paid();
  const { booking } = await open();
  const [payment] = await rows<{ id: string; reference: string }>(
    "SELECT id, reference FROM transaction WHERE booking_id = $1 AND hold_id IS NOT NULL",
    [booking.id],
  );
  await refundPayments(await open(), { money: usd(1_000), reason: null }, NOW);
  await rows("UPDATE transaction SET amount = 14999 WHERE id = $1", [payment!.id]);
  const made = [...stripe.ledger.refunds.values()].find(({ status }) => status === "succeeded")!;
  stripe.ledger.refunds.set("re_elsewhere", { ...made, id: "re_elsewhere", amount: 5, metadata: {} });
  const result = await reconcileBooks(range, later);
  const lines = result.ok ? result.differences.map(differenceLine) : [];
  expect(lines.toSorted()).toEqual([
    `Payment ${payment!.reference}, $149.99, paid here, is $150.00 at Stripe (${[...stripe.ledger.checkouts.keys()].at(-1)}).`,
    expect.stringMatching(/^Refund TXN-\w+, \$10\.00, pending here, is unknown to Stripe\.$/),
    "Refund re_elsewhere of $0.05, refunded at Stripe, is missing in our books.",
  ]);
});
