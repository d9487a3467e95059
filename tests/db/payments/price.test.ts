import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { bookOnline } from "@/lib/services/book/book-online";
import { settleHold } from "@/lib/services/payments/settle-hold";
import { useDatabase } from "@/tests/support/database";
import { collect, useStripe } from "@/tests/support/payments";
import type { StripeDouble } from "@/tests/support/stripe/double";
import { freeSlots, NOW, openStudio, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();

let stripe: StripeDouble;
let accountId: string;
beforeAll(async () => {
  stripe = await useStripe(NOW);
  await openStudio();
  await collect("coaching");
  accountId = (await rows<{ id: string }>("SELECT id FROM account"))[0]!.id;
});
afterAll(() => stripe.stop());

const JOHN = { name: "John Smith", email: "john@customers.example" };

async function ask(starts: readonly number[], now = NOW, customer = JOHN) {
  const outcome = await bookOnline(
    {
      page: "demo",
      eventType: "coaching",
      starts,
      zone: "Europe/Berlin",
      locale: "en-US",
      customer,
      guests: [],
      note: "",
    },
    now,
  );
  if (!outcome.ok || "booking" in outcome) throw new Error(`not sent to pay: ${JSON.stringify(outcome)}`);
  const checkout = [...stripe.ledger.checkouts.values()].at(-1)!;
  return { checkout, holdId: checkout.parameters.client_reference_id };
}

const bookings = () => rows<{ price_amount: number }>("SELECT price_amount FROM booking ORDER BY created_at");

test("a package is booked when its price is paid, once, at the price that was quoted", async () => {
  const { checkout, holdId } = await ask(await startsOnDays("coaching", 3));
  expect(checkout.parameters.line_items[0]?.price_data).toMatchObject({
    unit_amount: 15_000,
    currency: "usd",
  });
  expect(await bookings()).toEqual([]);
  await collect("coaching", { amount: 20_000, currency: "USD" });
  stripe.ledger.pay(checkout.id);
  const settled = await Promise.all(
    [1, 2, 3].map((minute) => settleHold(accountId, holdId, NOW + minute * MINUTE)),
  );
  expect(settled).toEqual(["settled", "settled", "settled"]);
  expect(await bookings()).toEqual([{ price_amount: 15_000 }]);
  expect(await rows("SELECT kind, status, amount FROM transaction")).toEqual([
    { kind: "payment_schedule", status: "paid", amount: 15_000 },
  ]);
});

test("back from paying and booking again: the times are one's own, and only the later can be paid", async () => {
  const starts = await startsOnDays("coaching", 3, "2026-11-23");
  const first = await ask(starts);
  const second = await ask(starts);
  expect(stripe.ledger.checkout(first.checkout.id).status).toBe("expired");
  const others = { name: "Somebody Else", email: "else@customers.example" };
  await expect(ask(starts, NOW, others)).rejects.toThrow("slot_taken");
  expect(stripe.ledger.checkout(second.checkout.id).status).toBe("open");
});

test("a price that is not paid books nothing, and a payment too late goes back", async () => {
  const before = (await bookings()).length;
  const starts = await startsOnDays("coaching", 3, "2026-11-09");
  const left = await ask(starts);
  expect(await settleHold(accountId, left.holdId, NOW + HOUR)).toBe("abandoned");
  expect((await freeSlots("coaching", "2026-11-09", "2026-11-13")).map(({ start }) => start)).toContain(
    starts[0],
  );

  const paid = await ask(starts);
  await rows("UPDATE event_type SET active = false WHERE slug = 'coaching'");
  stripe.ledger.pay(paid.checkout.id);
  expect(await settleHold(accountId, paid.holdId, NOW + MINUTE)).toBe("returned");
  await rows("UPDATE event_type SET active = true WHERE slug = 'coaching'");
  expect(await bookings()).toHaveLength(before);
  expect(
    await rows(
      "SELECT kind, status, booking_id FROM transaction WHERE hold_id = $1 OR payment_id IN (SELECT id FROM transaction WHERE hold_id = $1) ORDER BY kind",
      [paid.holdId],
    ),
  ).toEqual([
    { kind: "payment_schedule", status: "paid", booking_id: null },
    { kind: "refund_automatic", status: "pending", booking_id: null },
  ]);
});
