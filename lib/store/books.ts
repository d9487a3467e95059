import type { BookedMovement } from "@/lib/domain/money/reconcile";
import type { Instant } from "@/lib/domain/time";
import { query, statement } from "./transaction";

const COLUMNS = `
  SELECT CASE WHEN t.hold_id IS NULL THEN 'refund' ELSE 'payment' END AS kind,
    CASE WHEN t.hold_id IS NULL THEN t.id::text ELSE t.provider ->> 'checkout' END AS key,
    t.reference, t.amount, t.currency, t.status, coalesce(p.provider, t.provider) ->> 'payment' AS payment,
    (extract(epoch FROM t.created_at) * 1000)::float8 AS at
  FROM transaction t LEFT JOIN transaction p ON p.account_id = t.account_id AND p.id = t.payment_id
  WHERE t.account_id = $1 AND (t.hold_id IS NOT NULL OR t.payment_id IS NOT NULL)`;

const BETWEEN = statement(
  `${COLUMNS} AND t.created_at >= $2 AND t.created_at < $3 ORDER BY t.created_at, t.id`,
);
const PAYMENTS = statement(`${COLUMNS} AND t.hold_id = ANY ($2::uuid[])`);
const REFUNDS = statement(`${COLUMNS} AND t.id = ANY ($2::uuid[]) AND t.payment_id IS NOT NULL`);

const OF_PAYMENTS = statement(`
  SELECT provider ->> 'payment' AS payment FROM transaction
  WHERE account_id = $1 AND hold_id IS NOT NULL AND provider ->> 'payment' = ANY ($2::text[])`);

/** A movement through Stripe with what it takes to ask Stripe about it. */
export interface BookRow extends BookedMovement {
  /** Stripe's id of the payment: its own, or of a refund the one that it goes back to. */
  readonly payment: string;
  readonly at: Instant;
}

type Row = Omit<BookRow, "money"> & { amount: number; currency: string };

const toRow = ({ amount, currency, ...row }: Row): BookRow => ({ ...row, money: { amount, currency } });

/** Everything that our books say moved through Stripe in a stretch of time, the oldest first. */
export async function booksBetween(accountId: string, from: Instant, to: Instant): Promise<BookRow[]> {
  return (await query<Row>(BETWEEN, [accountId, new Date(from), new Date(to)])).map(toRow);
}

/** The payments that came of holds, and the refunds of those ids, whenever they were made. */
export async function booksOf(
  accountId: string,
  { holds, refunds }: { readonly holds: readonly string[]; readonly refunds: readonly string[] },
): Promise<BookRow[]> {
  const found = await Promise.all([
    query<Row>(PAYMENTS, [accountId, holds]),
    query<Row>(REFUNDS, [accountId, refunds]),
  ]);
  return found.flat().map(toRow);
}

/** Which of Stripe's payments are ours. */
export async function ourPayments(accountId: string, payments: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ payment: string }>(OF_PAYMENTS, [accountId, payments]);
  return new Set(rows.map(({ payment }) => payment));
}
