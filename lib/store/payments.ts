import type { Money } from "@/lib/domain/money/types";
import { query, statement, type Tx } from "./transaction";

const INSERT_PAYMENT = statement(`
  INSERT INTO transaction (account_id, id, reference, booking_id, activity_id, kind, status, amount, currency, hold_id, provider,
    created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6::transaction_kind, 'paid', $7, $8, $9, $10, $11, $11)`);

/** A payment that Stripe took. */
export interface NewPayment {
  readonly accountId: string;
  readonly id: string;
  readonly reference: string;
  /** Null where the booking could not be made after it. */
  readonly bookingId: string | null;
  readonly activityId: string | null;
  readonly kind: "payment_schedule" | "payment_reschedule";
  readonly money: Money;
  readonly holdId: string;
  readonly provider: { readonly checkout: string; readonly payment: string };
  readonly at: number;
}

export async function recordPayment(tx: Tx, payment: NewPayment): Promise<void> {
  const { accountId, id, reference, bookingId, activityId, kind, money, holdId, provider, at } = payment;
  await tx.query(INSERT_PAYMENT, [
    accountId,
    id,
    reference,
    bookingId,
    activityId,
    kind,
    money.amount,
    money.currency,
    holdId,
    JSON.stringify(provider),
    new Date(at),
  ]);
}

const INSERT_REFUND = statement(`
  INSERT INTO transaction (account_id, id, reference, booking_id, activity_id, kind, status, amount, currency, payment_id,
    created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6::transaction_kind, 'pending', $7, $8, $9, $10, $10)`);

/** Money that is to go back through Stripe. */
export interface NewRefund {
  readonly accountId: string;
  readonly id: string;
  readonly reference: string;
  readonly bookingId: string | null;
  readonly activityId: string | null;
  readonly kind: "refund_automatic" | "refund_manual";
  readonly money: Money;
  readonly paymentId: string;
  readonly at: number;
}

/** Records a refund that is yet to be sent. The booking's lock is held: what is left of the payment was read under it. */
export async function recordRefund(tx: Tx, refund: NewRefund): Promise<void> {
  const { accountId, id, reference, bookingId, activityId, kind, money, paymentId, at } = refund;
  await tx.query(INSERT_REFUND, [
    accountId,
    id,
    reference,
    bookingId,
    activityId,
    kind,
    money.amount,
    money.currency,
    paymentId,
    new Date(at),
  ]);
}

const PAYMENTS_OF = statement(`
  SELECT p.id, p.kind, p.amount, p.currency, p.provider, coalesce((
      SELECT sum(r.amount) FROM transaction r
      WHERE r.account_id = p.account_id AND r.payment_id = p.id AND r.status IN ('pending', 'refunded', 'failed')), 0)::int AS refunded
  FROM transaction p
  WHERE p.account_id = $1 AND p.booking_id = $2 AND p.kind IN ('payment_schedule', 'payment_reschedule') AND p.status = 'paid'
  ORDER BY p.created_at, p.id`);

export interface PaymentRow {
  readonly id: string;
  readonly kind: "payment_schedule" | "payment_reschedule";
  readonly amount: number;
  readonly currency: string;
  readonly provider: { readonly checkout?: string; readonly payment?: string } | null;
  /** What went back or is going back of it; a refund that failed is tried again. */
  readonly refunded: number;
}

/** The payments of a booking that Stripe took, oldest first, each with what went back of it. */
export async function paymentsOf(
  tx: Tx | undefined,
  accountId: string,
  bookingId: string,
): Promise<PaymentRow[]> {
  const values = [accountId, bookingId];
  return tx ? tx.query<PaymentRow>(PAYMENTS_OF, values) : query<PaymentRow>(PAYMENTS_OF, values);
}

const REFUND_TO_SEND = statement(`
  SELECT r.id, r.reference, r.kind = 'refund_automatic' AS automatic, r.status, r.amount, r.currency,
    r.booking_id AS "bookingId", p.provider ->> 'payment' AS payment, r.provider ->> 'refund' AS refund,
    (extract(epoch FROM r.updated_at) * 1000)::float8 AS "heardAt"
  FROM transaction r JOIN transaction p ON p.account_id = r.account_id AND p.id = r.payment_id
  WHERE r.account_id = $1 AND r.id = $2`);

export interface RefundRow {
  readonly id: string;
  readonly reference: string;
  readonly automatic: boolean;
  /** Void: it failed, and its owner gave it up. */
  readonly status: "pending" | "refunded" | "failed" | "void";
  readonly amount: number;
  readonly currency: string;
  readonly bookingId: string | null;
  /** Stripe's id of the payment that it goes back to. */
  readonly payment: string;
  /** Stripe's id of the refund, once it has one. */
  readonly refund: string | null;
  /** When something was heard of it last, as an instant. */
  readonly heardAt: number;
}

export async function readRefund(accountId: string, id: string): Promise<RefundRow | null> {
  const [row] = await query<RefundRow>(REFUND_TO_SEND, [accountId, id]);
  return row ?? null;
}

const SET_REFUND = statement(`
  UPDATE transaction t SET status = $3::transaction_status, failure = $4, updated_at = $6,
    provider = coalesce(t.provider, '{}') || CASE WHEN $5::text IS NULL THEN '{}' ELSE jsonb_build_object('refund', $5::text) END
  FROM (SELECT status, failure FROM transaction WHERE account_id = $1 AND id = $2 FOR UPDATE) AS before
  WHERE t.account_id = $1 AND t.id = $2
    AND (before.status <> 'refunded' OR ($3::text = 'failed' AND t.provider ->> 'refund' = $5::text))
    AND ($3::text <> 'failed' OR before.status <> 'void')
    AND ($3::text <> 'failed' OR $5::text IS NULL OR coalesce(t.provider ->> 'refund', $5::text) = $5::text)
  RETURNING (before.status, before.failure) IS DISTINCT FROM ($3::transaction_status, $4) AS news`);

/**
 * Notes what became of a refund. Answers whether that was news: a failure is told once, and one that went through stays so unless
 * Stripe says of the very same that it failed after all.
 */
export async function setRefund(
  tx: Tx,
  accountId: string,
  id: string,
  outcome: {
    status: "pending" | "refunded" | "failed";
    failure: string | null;
    refund: string | null;
    at: number;
  },
): Promise<boolean> {
  const values = [accountId, id, outcome.status, outcome.failure, outcome.refund, new Date(outcome.at)];
  const [row] = await tx.query<{ news: boolean }>(SET_REFUND, values);
  return row?.news ?? false;
}

const GIVE_UP = statement(`
  UPDATE transaction SET status = 'void', updated_at = $3
  WHERE account_id = $1 AND id = $2 AND status = 'failed' AND kind IN ('refund_automatic', 'refund_manual') RETURNING id`);

/** A refund that failed is tried no more. Answers false when it has not failed, or not any more. */
export async function giveUpRefund(tx: Tx, accountId: string, id: string, at: number): Promise<boolean> {
  return (await tx.query(GIVE_UP, [accountId, id, new Date(at)])).length > 0;
}

const REFUNDS_OPEN = statement(`
  SELECT account_id AS "accountId", id FROM transaction
  WHERE status IN ('pending', 'failed') AND kind IN ('refund_automatic', 'refund_manual') AND updated_at <= $1
  ORDER BY updated_at LIMIT $2`);

/** Refunds that are not through, and about which nothing was heard since; for the sweep. */
export async function openRefunds(
  until: number,
  limit: number,
): Promise<{ accountId: string; id: string }[]> {
  return query<{ accountId: string; id: string }>(REFUNDS_OPEN, [new Date(until), limit]);
}

const PAYMENT_OF_HOLD = statement(`
  SELECT id, reference, activity_id AS "activityId" FROM transaction
  WHERE account_id = $1 AND hold_id = $2 AND kind IN ('payment_schedule', 'payment_reschedule')`);

/** The payment that came of a hold, or null. */
export async function paymentOfHold(
  accountId: string,
  holdId: string,
): Promise<{ id: string; reference: string; activityId: string | null } | null> {
  const [row] = await query<{ id: string; reference: string; activityId: string | null }>(PAYMENT_OF_HOLD, [
    accountId,
    holdId,
  ]);
  return row ?? null;
}

const RETURNED = statement(`
  SELECT r.reference, r.amount, r.currency, r.failure, p.hold_id AS "holdId"
  FROM transaction r JOIN transaction p ON p.account_id = r.account_id AND p.id = r.payment_id
  WHERE r.account_id = $1 AND r.id = $2`);

/** The refund of a payment that no booking came of. */
export interface ReturnedPayment extends Money {
  readonly reference: string;
  /** What Stripe says where it failed. */
  readonly failure: string | null;
  /** What was paid for. */
  readonly holdId: string;
}

export async function readReturnedPayment(
  accountId: string,
  refundId: string,
): Promise<ReturnedPayment | null> {
  const [row] = await query<ReturnedPayment>(RETURNED, [accountId, refundId]);
  return row ?? null;
}
