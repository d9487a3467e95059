import { validate as isUuid } from "uuid";
import { type Difference, reconcile, type StripeMovement } from "@/lib/domain/money/reconcile";
import { HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { accountGateway } from "@/lib/payments/account-gateway";
import type { CheckoutState, RefundState, StripeGateway } from "@/lib/payments/gateway";
import { currentAccount } from "@/lib/services/account";
import { type BookRow, booksBetween, booksOf, ourPayments } from "@/lib/store/books";

/** A Checkout is paid some time after it was opened, by which Stripe lists it; until then it may still be. */
const PAID_WITHIN = HOUR;
/** What was made just now may be on its way. */
const UNDER_WAY = 10 * MINUTE;

export interface Reconciled {
  readonly ok: true;
  readonly payments: number;
  readonly refunds: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares our books with Stripe's, for what was made in a stretch of time on either side, and names each difference. Nothing is changed.
 */
export async function reconcileBooks(
  { from, to }: { readonly from: Instant; readonly to: Instant },
  now: Instant,
): Promise<Reconciled | { readonly ok: false; readonly code: "payment_unavailable" }> {
  const { id: accountId } = await currentAccount();
  const gateway = await accountGateway(accountId);
  if (!gateway) return { ok: false, code: "payment_unavailable" };
  const until = Math.min(to, now - UNDER_WAY);
  const listed = await booksBetween(accountId, from, until);
  const opened = { from: from - PAID_WITHIN, to: Math.min(to, now - PAID_WITHIN) };
  const checkouts = await all(gateway.paidCheckoutsBetween(accountId, opened.from, opened.to));
  const refunds = await ours(accountId, await all(gateway.refundsBetween(from, until)));
  const further = await booksOf(accountId, {
    holds: checkouts.flatMap(({ holdId }) => (isUuid(holdId) ? [holdId as string] : [])),
    refunds: refunds.flatMap(({ transactionId }) => (isUuid(transactionId) ? [transactionId as string] : [])),
  });
  const books = [...new Map([...listed, ...further].map((row) => [`${row.kind} ${row.key}`, row])).values()];
  const theirs = [...checkouts.map(asPayment), ...refunds.map(asRefund)];
  const asked = await askAbout(gateway, books, theirs);
  return {
    ok: true,
    payments: books.filter(({ kind }) => kind === "payment").length,
    refunds: books.filter(({ kind }) => kind === "refund").length,
    differences: reconcile(books, [...theirs, ...asked]),
  };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Other programs may use the same Stripe account: only what goes back of our payments concerns us. */
async function ours(accountId: string, refunds: readonly RefundState[]): Promise<RefundState[]> {
  const known = await ourPayments(accountId, [
    ...new Set(refunds.flatMap(({ paymentIntent }) => paymentIntent ?? [])),
  ]);
  return refunds.filter(({ paymentIntent }) => paymentIntent !== null && known.has(paymentIntent));
}

/** What our books have and Stripe's lists of that time do not: it may only have been made there before, or after. */
async function askAbout(
  gateway: StripeGateway,
  books: readonly BookRow[],
  theirs: readonly StripeMovement[],
): Promise<StripeMovement[]> {
  const seen = new Set(theirs.map(({ kind, key }) => `${kind} ${key}`));
  const ids = new Set(theirs.map(({ id }) => id));
  const found: StripeMovement[] = [];
  for (const { kind, key, payment } of books.filter((row) => !seen.has(`${row.kind} ${row.key}`))) {
    if (kind === "payment") {
      const checkout = await gateway.findCheckout(key);
      if (checkout?.status === "paid") found.push(asPayment(checkout));
    } else {
      const made = await gateway.refundsOf(payment);
      found.push(
        ...made.filter(({ id, transactionId }) => transactionId === key && !ids.has(id)).map(asRefund),
      );
    }
  }
  return found;
}

function asPayment({ id, amount }: CheckoutState): StripeMovement {
  return { kind: "payment", key: id, id, money: amount, status: "paid" };
}

function asRefund({ id, transactionId, amount, status }: RefundState): StripeMovement {
  return { kind: "refund", key: transactionId, id, money: amount, status };
}
