import { afterAll, beforeAll, expect, test } from "vitest";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { bookOnline } from "@/lib/services/book/book-online";
import { rescheduleOnline } from "@/lib/services/change/reschedule-online";
import { receiveStripeEvent } from "@/lib/services/payments/receive-stripe-event";
import { settleHold } from "@/lib/services/payments/settle-hold";
import { sweepPayments } from "@/lib/services/payments/sweep-payments";
import { findDifferences } from "@/tests/support/books";
import { useDatabase } from "@/tests/support/database";
import { bookingCustomer, type Customer, idsOf, movingCustomer } from "@/tests/support/killed/customers";
import { bundleChild, Died, KilledProcess } from "@/tests/support/killed/process";
import type { Death } from "@/tests/support/killed/steps";
import { collect, setStripesClock, signed, useStripe } from "@/tests/support/payments";
import type { StripeDouble } from "@/tests/support/stripe/double";
import { totalOf } from "@/tests/support/stripe/ledger";
import { NOW, openStudio, rows } from "@/tests/support/studio";

useDatabase();

let stripe: StripeDouble;
let accountId: string;
beforeAll(async () => {
  stripe = await useStripe(NOW);
  await openStudio();
  await collect("coaching");
  accountId = (await rows<{ id: string }>("SELECT id FROM account"))[0]!.id;
  await bundleChild();
});
afterAll(() => stripe.stop());

function pay(customer: Customer): void {
  if (customer.url === null || customer.paid) return;
  stripe.pay(customer.url.split("/").at(-1)!);
  customer.paid = true;
}

/** From the wish to its end, in a process that may die over it. Answers at which step there was an address to pay at. */
async function live(process: KilledProcess, customer: Customer, spoil: boolean): Promise<number> {
  process.watchStripe();
  const asked = await process.perform<{ ok: boolean; checkoutUrl?: string }>(customer.wants);
  customer.url = asked.checkoutUrl ?? null;
  const asking = process.steps.taken.length;
  if (spoil) await customer.spoil();
  customer.spoiled = spoil;
  pay(customer);
  await process.perform({ do: "event", ...signed(stripe, stripe.webhooks.events.at(-1)!.payload) });
  const [holdId = ""] = await customer.holds();
  await process.perform({ do: "settle", accountId, holdId, now: NOW + MINUTE });
  const payments = "SELECT id FROM transaction WHERE hold_id = $1";
  const refunds = await idsOf(`SELECT id FROM transaction WHERE payment_id IN (${payments})`, [holdId]);
  for (const transactionId of refunds) {
    await process.perform({ do: "refund", accountId, transactionId, now: NOW + 2 * MINUTE });
  }
  return asking;
}

const RECOVERIES = ["no event comes", "the events come again", "the customer asks again"] as const;
type Recovery = (typeof RECOVERIES)[number];

/** What happens after the process was started again. */
async function recover(customer: Customer, recovery: Recovery): Promise<void> {
  if (recovery === "the customer asks again") await askAgain(customer, NOW + 3 * MINUTE);
  if (recovery === "the events come again") await eventsAgain(customer);
  for (const later of [5 * MINUTE, 40 * MINUTE, 3 * HOUR]) {
    setStripesClock(stripe, NOW + later);
    await sweepPayments(NOW + later);
  }
  if (recovery !== "the customer asks again" || customer.paid) return;
  await askAgain(customer, NOW + 3 * HOUR);
  await sweepPayments(NOW + 3 * HOUR + 5 * MINUTE);
}

async function askAgain(customer: Customer, now: number): Promise<void> {
  const { wants } = customer;
  setStripesClock(stripe, now);
  if (!customer.paid) {
    const asked =
      wants.do === "book"
        ? await bookOnline(wants.request, now)
        : await rescheduleOnline(
            (await openManagedBooking(wants.token))!,
            { ...wants, reason: "a trip", zone: null },
            now,
          );
    if (asked.ok && "checkoutUrl" in asked) customer.url = asked.checkoutUrl;
  }
  pay(customer);
}

async function eventsAgain(customer: Customer): Promise<void> {
  const holds = await customer.holds();
  const events = stripe.webhooks.events.filter(({ payload }) => holds.some((id) => payload.includes(id)));
  for (const { payload } of [...events, ...events].reverse()) {
    const event = signed(stripe, payload);
    expect(await receiveStripeEvent(event.payload, event.signature)).toEqual({ ok: true });
    await Promise.all(holds.map((id) => settleHold(accountId, id, NOW + 2 * MINUTE)));
  }
}

async function check(customer: Customer): Promise<string[]> {
  const holds = await customer.holds();
  const charged = [...stripe.ledger.checkouts.values()].filter(
    ({ status, parameters }) => status === "complete" && holds.includes(parameters.client_reference_id),
  );
  const kept = charged.reduce(
    (sum, checkout) =>
      sum + totalOf(checkout.parameters).amount - stripe.ledger.refunded(checkout.paymentIntent ?? ""),
    0,
  );
  const done = await customer.isDone();
  const price = customer.wants.do === "book" ? 15_000 : 500;
  const wrong = await findDifferences(stripe, holds);
  if (charged.length !== Number(customer.paid)) wrong.push(`charged ${charged.length} times`);
  if (kept !== (done ? price : 0)) wrong.push(`${kept} were kept, and it is ${done ? "" : "not "}done`);
  if (done !== (customer.paid && !customer.spoiled)) wrong.push(`it is ${done ? "" : "not "}done`);
  return wrong;
}

const STORIES = [
  ["the price of a booking", bookingCustomer, false],
  ["a fee", movingCustomer, false],
  ["a price for times that are gone", bookingCustomer, true],
  ["a fee for a move that can't be made", movingCustomer, true],
] as const;

test.each(STORIES)(
  "killed at every step of paying %s",
  async (_, newCustomer, spoil) => {
    const startProcess = (death: Death | null) => new KilledProcess(stripe, death).start();
    const tell = async (process: KilledProcess, recovery: Recovery) => {
      setStripesClock(stripe, NOW);
      stripe.faults.clear();
      const customer = await newCustomer();
      const asking = await live(process, customer, spoil).catch((error: unknown) => {
        if (error instanceof Died) return 0;
        throw error;
      });
      await process.stop();
      await recover(customer, recovery);
      const wrong = await check(customer);
      await rows("UPDATE event_type SET active = true WHERE slug = 'coaching'");
      return { asking, wrong };
    };

    const alive = await startProcess(null);
    const { asking, wrong } = await tell(alive, "no event comes");
    expect(wrong).toEqual([]);
    const { taken } = alive.steps;
    expect(taken.slice(0, asking)).toEqual(["COMMIT", "POST /v1/checkout/sessions", "UPDATE hold", "COMMIT"]);
    // After a step everything is as before the next one; only before the payment and at the end something else comes between. And up
    // to the payment it is the same whether what was asked for can be done or not.
    const deaths: Death[] = taken.map((_, step) => ({ step, when: "before" }));
    deaths.splice(asking, 0, { step: asking - 1, when: "after" });
    deaths.push({ step: taken.length - 1, when: "after" });
    if (spoil) deaths.splice(0, asking + 1);
    let next = startProcess(deaths[0] ?? null);
    for (const [index, death] of deaths.entries()) {
      const process = await next;
      const following = deaths[index + 1];
      if (following) next = startProcess(following);
      const recovery = RECOVERIES[index % RECOVERIES.length] ?? "no event comes";
      const { wrong } = await tell(process, recovery);
      const where = `killed ${death.when} ${taken[death.step]} (step ${death.step}); then ${recovery}`;
      expect(wrong, where).toEqual([]);
      expect(process.steps.died, where).toBe(true);
    }
  },
  120_000,
);
