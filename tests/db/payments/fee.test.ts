import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { rescheduleOnline } from "@/lib/services/change/reschedule-online";
import { previewReschedule } from "@/lib/services/change/reschedule-sessions";
import { sendRefund } from "@/lib/services/payments/send-refund";
import { settleHold } from "@/lib/services/payments/settle-hold";
import { inTransaction } from "@/lib/store/transaction";
import { useDatabase } from "@/tests/support/database";
import { useStripe } from "@/tests/support/payments";
import type { StripeDouble } from "@/tests/support/stripe/double";
import { book, freeSlots, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();

let stripe: StripeDouble;
beforeAll(async () => {
  stripe = await useStripe(NOW);
  await openStudio();
});
beforeEach(() => stripe.faults.clear());
afterAll(() => stripe.stop());

/** A booked package whose fees are collected, as if its price had been paid. */
async function paidPackage() {
  await rows("UPDATE event_type SET price_mode = 'displayed' WHERE slug = 'coaching'");
  const booked = await book("coaching", await startsOnDays("coaching", 3), {}, NOW);
  await rows("UPDATE booking SET price_mode = 'collected' WHERE id = $1", [booked.booking.id]);
  return reopen(booked);
}

async function freeStarts(count: number): Promise<number[]> {
  const free = await freeSlots("coaching", "2026-12-07", "2026-12-18");
  return free
    .filter((_, index) => index % 4 === 0)
    .slice(0, count)
    .map(({ start }) => start);
}

type Managed = Awaited<ReturnType<typeof paidPackage>>;

async function ask(managed: Managed, starts: readonly number[], now = NOW) {
  const moves = starts.map((start, index) => ({ sessionId: managed.booking.sessions[index]!.id, start }));
  const outcome = await rescheduleOnline(managed, { moves, reason: "a trip", zone: null }, now);
  if (!outcome.ok || "plan" in outcome) throw new Error(`not sent to pay: ${JSON.stringify(outcome)}`);
  const checkout = [...stripe.ledger.checkouts.values()].at(-1)!;
  return { checkout, holdId: checkout.parameters.client_reference_id, url: outcome.checkoutUrl };
}

const sessionsOf = (managed: Managed) =>
  rows<{ starts_at: Date; status: string }>(
    "SELECT starts_at, status FROM session WHERE booking_id = $1 ORDER BY position",
    [managed.booking.id],
  );
const moneyOf = (managed: Managed) =>
  rows<{ kind: string; status: string; amount: number }>(
    "SELECT kind, status, amount FROM transaction WHERE booking_id = $1 ORDER BY created_at, id",
    [managed.booking.id],
  );

test("a fee is paid before anything moves, and the payment moves it", async () => {
  const managed = await paidPackage();
  const starts = await freeStarts(2);
  const { checkout, holdId } = await ask(managed, starts);
  expect(checkout.parameters.line_items[0]?.price_data).toMatchObject({ unit_amount: 1000, currency: "usd" });
  expect((await sessionsOf(managed)).map(({ status }) => status)).toEqual(Array(3).fill("scheduled"));
  // What is held is offered to nobody.
  const offered = (await freeSlots("coaching", "2026-12-07", "2026-12-18")).map(({ start }) => start);
  expect(offered).not.toContain(starts[0]);

  expect(await settleHold(managed.booking.accountId, holdId, NOW + MINUTE)).toBe("open");
  stripe.ledger.pay(checkout.id);
  expect(await settleHold(managed.booking.accountId, holdId, NOW + 2 * MINUTE)).toBe("settled");
  expect(await settleHold(managed.booking.accountId, holdId, NOW + 3 * MINUTE)).toBe("settled");
  const moved = await sessionsOf(managed);
  expect(moved.slice(0, 2).map(({ starts_at }) => starts_at.getTime())).toEqual(starts);
  expect(moved.map(({ status }) => status)).toEqual(["rescheduled", "rescheduled", "scheduled"]);
  expect((await moneyOf(managed)).filter(({ kind }) => kind !== "payment_schedule")).toEqual([
    { kind: "payment_reschedule", status: "paid", amount: 1000 },
  ]);
});

test("a payment that never comes moves nothing, and the times are free again", async () => {
  const managed = await paidPackage();
  const starts = await freeStarts(1);
  const { holdId } = await ask(managed, starts);
  expect(await settleHold(managed.booking.accountId, holdId, NOW + HOUR)).toBe("abandoned");
  expect((await sessionsOf(managed))[0]?.status).toBe("scheduled");
  const offered = (await freeSlots("coaching", "2026-12-07", "2026-12-18")).map(({ start }) => start);
  expect(offered).toContain(starts[0]);
});

test("a paid change that can't be made any more gives the money back by itself", async () => {
  const managed = await paidPackage();
  const { checkout, holdId } = await ask(managed, await freeStarts(1));
  await rows("UPDATE session SET ical_sequence = ical_sequence + 1, status = 'canceled' WHERE id = $1", [
    managed.booking.sessions[0]!.id,
  ]);
  stripe.ledger.pay(checkout.id);
  expect(await settleHold(managed.booking.accountId, holdId, NOW + MINUTE)).toBe("returned");
  const [refund] = await rows<{ id: string }>(
    "SELECT id FROM transaction WHERE booking_id = $1 AND kind = 'refund_automatic'",
    [managed.booking.id],
  );
  stripe.faults.add({ call: "POST /v1/refunds", when: "after", how: "drop", times: 1 });
  expect(await sendRefund(managed.booking.accountId, refund!.id, NOW + 2 * MINUTE)).toBe(true);
  expect(await sendRefund(managed.booking.accountId, refund!.id, NOW + 3 * MINUTE)).toBe(true);
  expect(
    [...stripe.ledger.refunds.values()].filter(({ metadata }) => metadata.reslot_transaction === refund!.id),
  ).toHaveLength(1);
});

test("two tabs: the second change ends the first, and only one can be paid", async () => {
  const managed = await paidPackage();
  const starts = await freeStarts(2);
  const first = await ask(managed, [starts[0]!]);
  // Back from paying, what the booking holds itself is free to its customer, and to nobody else.
  const again = [{ sessionId: managed.booking.sessions[0]!.id, start: starts[0]! }];
  expect(await previewReschedule(managed.booking, again, NOW)).toMatchObject({ ok: true });
  const other = await paidPackage();
  const theirs = [{ sessionId: other.booking.sessions[0]!.id, start: starts[0]! }];
  expect(await previewReschedule(other.booking, theirs, NOW)).toMatchObject({ code: "slot_taken" });
  const second = await ask(managed, [starts[0]!]);
  expect(stripe.ledger.checkout(first.checkout.id).status).toBe("expired");
  stripe.ledger.pay(second.checkout.id);
  expect(await settleHold(managed.booking.accountId, second.holdId, NOW + MINUTE)).toBe("settled");
  expect(() => stripe.ledger.pay(first.checkout.id)).toThrow();
});

test("while the first change can't be closed, as Stripe does not answer, a second is refused and the first can still be paid", async () => {
  const managed = await paidPackage();
  const [start = 0, other = 0] = await freeStarts(2);
  const first = await ask(managed, [start]);
  stripe.faults.add({ call: "POST /v1/checkout/sessions/:id/expire", when: "before", how: "drop", times: 9 });
  const moves = [{ sessionId: managed.booking.sessions[0]!.id, start: other }];
  expect(await rescheduleOnline(managed, { moves, reason: "a trip", zone: null }, NOW)).toEqual({
    ok: false,
    code: "payment_unavailable",
  });
  stripe.ledger.pay(first.checkout.id);
  expect(await settleHold(managed.booking.accountId, first.holdId, NOW + MINUTE)).toBe("settled");
  expect((await sessionsOf(managed))[0]!.starts_at.getTime()).toBe(start);
});

test("where Stripe can't be asked any more, the times are free after a day, and a payment is still settled later", async () => {
  const managed = await paidPackage();
  const [start = 0] = await freeStarts(1);
  const { checkout, holdId } = await ask(managed, [start]);
  stripe.ledger.pay(checkout.id);
  const how = { refuse: "resource_missing" };
  stripe.faults.add({ call: "GET /v1/checkout/sessions/:id", when: "before", how, times: 2 });
  const settle = (after: number) => settleHold(managed.booking.accountId, holdId, NOW + after);
  const offered = async () =>
    (await freeSlots("coaching", "2026-12-07", "2026-12-18")).map((slot) => slot.start);
  await expect(settle(24 * HOUR)).rejects.toThrow("resource_missing");
  expect(await offered()).not.toContain(start);
  await expect(settle(25 * HOUR)).rejects.toThrow("resource_missing");
  expect(await offered()).toContain(start);
  expect(await settle(26 * HOUR)).toBe("settled");
});

test("two tabs in the same moment: only one of the two changes waits for a payment", async () => {
  const managed = await paidPackage();
  const starts = await freeStarts(2);
  const sessionId = managed.booking.sessions[0]!.id;
  const { accountId, ownerId } = managed.booking;
  const ask = (start: number) =>
    rescheduleOnline(managed, { moves: [{ sessionId, start }], reason: "a trip", zone: null }, NOW);
  let asking: ReturnType<typeof ask>[] = [];
  await inTransaction(
    async () => {
      asking = starts.map(ask);
      const waiting = () => rows("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
      await expect.poll(waiting).toHaveLength(2);
    },
    { accountId, ownerId },
  );
  const outcomes = await Promise.all(asking);
  const open = await rows<{ checkout_id: string }>(
    "SELECT checkout_id FROM hold WHERE booking_id = $1 AND status = 'open'",
    [managed.booking.id],
  );
  expect(open).toHaveLength(1);
  const payable = [...stripe.ledger.checkouts.values()]
    .filter(({ status }) => status === "open")
    .map(({ id }) => id);
  expect(payable).toContain(open[0]!.checkout_id);
  const sentTo = outcomes.flatMap((outcome) =>
    outcome.ok && "checkoutUrl" in outcome ? [outcome.checkoutUrl] : [],
  );
  expect(sentTo.filter((url) => payable.some((id) => url.endsWith(id)))).toHaveLength(1);
});

test("a hold is not given up while its Checkout is being opened", async () => {
  const managed = await paidPackage();
  const [start = 0] = await freeStarts(1);
  const moves = [{ sessionId: managed.booking.sessions[0]!.id, start }];
  // The sweep reads the hold before the Checkout is noted, and decides after it.
  stripe.faults.add({ call: "POST /v1/checkout/sessions", when: "after", how: { delayMs: 300 }, times: 1 });
  const asking = rescheduleOnline(managed, { moves, reason: "a trip", zone: null }, NOW);
  const holdOf = () =>
    rows<{ id: string; owner_id: string }>("SELECT id, owner_id FROM hold WHERE booking_id = $1", [
      managed.booking.id,
    ]);
  await expect.poll(holdOf).toHaveLength(1);
  const [hold] = await holdOf();
  const { accountId, ownerId } = managed.booking;
  let sweep: Promise<unknown> = Promise.resolve();
  await inTransaction(
    async () => {
      sweep = settleHold(accountId, hold!.id, NOW + 10 * MINUTE);
      await asking;
    },
    { accountId, ownerId },
  );
  expect(await sweep).toBe("open");
});
