import type { StripeDouble } from "./stripe/double";
import { type Checkout, totalOf } from "./stripe/ledger";
import { rows } from "./studio";

interface HoldRow {
  id: string;
  kind: "booking" | "reschedule";
  status: "open" | "settled" | "abandoned" | "returned";
  amount: number;
  booking_id: string | null;
  held: number;
}

interface Movement {
  id: string;
  hold_id: string | null;
  payment_id: string | null;
  status: string;
  amount: number;
  currency: string;
  intent: string | null;
  checkout: string | null;
}

/**
 * What is wrong with the money and the times of these holds once everything has come to rest, in sentences; none when our books and
 * Stripe's say the same: one charge for each change that was made, and for one that could not be made the money back.
 */
export async function findDifferences(stripe: StripeDouble, holdIds: readonly string[]): Promise<string[]> {
  const [holds, movements] = await Promise.all([readHolds(holdIds), readMovements(holdIds)]);
  const known = new Map(holds.map((hold) => [hold.id, hold]));
  const checkouts = [...stripe.ledger.checkouts.values()].filter(({ parameters }) =>
    holdIds.includes(parameters.client_reference_id),
  );
  return [
    ...checkouts.flatMap((checkout) => ofCheckout(checkout, known, movements)),
    ...holds.flatMap((hold) => ofHold(stripe, hold, movements)),
  ];
}

function ofCheckout(
  checkout: Checkout,
  holds: Map<string, HoldRow>,
  movements: readonly Movement[],
): string[] {
  const { client_reference_id: holdId } = checkout.parameters;
  const hold = holds.get(holdId);
  if (!hold) return [`the Checkout ${checkout.id} is of no hold`];
  if (checkout.status === "open" && movements.some(({ checkout: named }) => named === checkout.id)) {
    return [`the Checkout ${checkout.id} is open and in the books`];
  }
  if (checkout.status !== "complete") return [];
  const { amount, currency } = totalOf(checkout.parameters);
  const entries = movements.filter(({ intent }) => intent === checkout.paymentIntent);
  if (entries.length !== 1) return [`the payment of ${checkout.id} is in the books ${entries.length} times`];
  const [entry] = entries;
  const same =
    entry?.amount === amount && entry.currency.toLowerCase() === currency && entry.hold_id === holdId;
  return same ? [] : [`the payment of ${checkout.id} is in the books as ${JSON.stringify(entry)}`];
}

function ofHold(stripe: StripeDouble, hold: HoldRow, movements: readonly Movement[]): string[] {
  const wrong: string[] = [];
  const say = (sentence: string) => wrong.push(`the ${hold.kind} ${hold.id} (${hold.status}) ${sentence}`);
  if (hold.status === "open") say("was left open");
  if (hold.held > 0) say("keeps its times");
  const payments = movements.filter(({ hold_id }) => hold_id === hold.id);
  const expected = hold.status === "settled" || hold.status === "returned" ? 1 : 0;
  if (payments.length !== expected) say(`has ${payments.length} payments`);
  if (hold.status === "settled" && hold.booking_id === null) say("has no booking");
  for (const payment of payments) {
    const intent = payment.intent ?? "";
    const given = movements.filter(({ payment_id }) => payment_id === payment.id);
    const ours = given.reduce((sum, { amount }) => sum + amount, 0);
    const theirs = stripe.ledger.refunded(intent);
    const waiting = given.filter(({ status }) => status !== "refunded");
    if (![...stripe.ledger.checkouts.values()].some(({ paymentIntent }) => paymentIntent === intent)) {
      say(`has a payment that Stripe never took: ${intent}`);
    }
    if (waiting.length > 0) say(`has refunds under way: ${JSON.stringify(waiting)}`);
    if (ours !== theirs) say(`gave back ${ours}, and Stripe ${theirs}`);
    if (ours > payment.amount) say(`gave back more than the ${payment.amount} that were paid`);
    if (hold.status === "returned" && ours !== payment.amount) say(`gave back only ${ours}`);
  }
  return wrong;
}

const readHolds = (ids: readonly string[]) =>
  rows<HoldRow>(
    `SELECT id, change ->> 'kind' AS kind, status, amount, booking_id,
       (SELECT count(*) FROM blocked_time b WHERE b.hold_id = h.id)::int AS held
     FROM hold h WHERE id = ANY($1::uuid[]) ORDER BY created_at, id`,
    [ids],
  );

const readMovements = (holdIds: readonly string[]) =>
  rows<Movement>(
    `WITH payment AS (SELECT id FROM transaction WHERE hold_id = ANY($1::uuid[]))
     SELECT id, hold_id, payment_id, status, amount, currency, provider ->> 'payment' AS intent,
       provider ->> 'checkout' AS checkout
     FROM transaction WHERE id IN (SELECT id FROM payment) OR payment_id IN (SELECT id FROM payment)`,
    [holdIds],
  );
