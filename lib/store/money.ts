import type { RecordedFee } from "@/lib/domain/booking/plan-waive";
import type { MoneyMoved } from "@/lib/domain/money/refundable";
import type { TransactionKind } from "@/lib/domain/money/transactions";
import type { Money } from "@/lib/domain/money/types";
import { query, statement, type Tx } from "./transaction";

const INSERT = statement(`
  INSERT INTO transaction (account_id, id, reference, booking_id, activity_id, kind, status, amount, currency, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6::transaction_kind, $7::transaction_status, $8, $9, $10, $10)`);

const VOID_DUE = statement(`
  UPDATE transaction SET status = 'void', updated_at = $4
  WHERE account_id = $1 AND booking_id = $2 AND activity_id = $3 AND status IN ('due', 'waived')`);

const MOVED = statement(`
  SELECT
    coalesce(sum(amount) FILTER (WHERE kind IN ('payment_schedule', 'payment_reschedule') AND status IN ('paid', 'refunded')), 0)
      ::float8 AS paid,
    coalesce(sum(amount) FILTER (WHERE kind IN ('refund_automatic', 'refund_manual')
      AND status IN ('due', 'pending', 'paid', 'refunded', 'failed')), 0)::float8 AS "givenBack"
  FROM transaction WHERE account_id = $1 AND booking_id = $2`);

const FEES = statement(`
  SELECT t.reference, t.amount, t.currency, t.status = 'due' AS due,
    ARRAY(SELECT move ->> 'sessionId' FROM jsonb_array_elements(a.data -> 'moves') AS move) AS "sessionIds"
  FROM transaction t JOIN activity a ON a.account_id = t.account_id AND a.id = t.activity_id
  WHERE t.account_id = $1 AND t.booking_id = $2 AND t.kind = 'payment_reschedule' ORDER BY t.created_at, t.id`);

const WAIVE = statement(`
  UPDATE transaction SET status = 'waived', updated_at = $4
  WHERE account_id = $1 AND booking_id = $2 AND reference = ANY($3::text[]) AND status = 'due' RETURNING id`);

/** Records an amount that customer and owner settle between themselves; nothing is recorded for zero. */
export async function recordDue(
  tx: Tx,
  due: {
    accountId: string;
    id: string;
    reference: string;
    bookingId: string;
    activityId: string;
    kind: TransactionKind;
    money: Money;
    at: number;
  },
): Promise<void> {
  if (due.money.amount === 0) return;
  await tx.query(INSERT, [
    due.accountId,
    due.id,
    due.reference,
    due.bookingId,
    due.activityId,
    due.kind,
    "due",
    due.money.amount,
    due.money.currency,
    new Date(due.at),
  ]);
}

/** What an activity made due is due no more, not even as something that was waived. */
export async function voidDue(
  tx: Tx,
  scope: { accountId: string; bookingId: string; activityId: string },
  now: number,
): Promise<void> {
  await tx.query(VOID_DUE, [scope.accountId, scope.bookingId, scope.activityId, new Date(now)]);
}

/** What was paid for a booking and what goes back; read under its lock when it is given, and counts then. */
export async function readMoneyMoved(accountId: string, bookingId: string, tx?: Tx): Promise<MoneyMoved> {
  const values = [accountId, bookingId];
  const [moved] = tx ? await tx.query<MoneyMoved>(MOVED, values) : await query<MoneyMoved>(MOVED, values);
  return moved ?? { paid: 0, givenBack: 0 };
}

interface FeeRow extends Omit<RecordedFee, "money"> {
  amount: number;
  currency: string;
}

/** The reschedule fees of a booking, oldest first, whatever became of them. */
export async function readFees(accountId: string, bookingId: string, tx?: Tx): Promise<RecordedFee[]> {
  const values = [accountId, bookingId];
  const rows = tx ? await tx.query<FeeRow>(FEES, values) : await query<FeeRow>(FEES, values);
  return rows.map(({ amount, currency, ...fee }) => ({ ...fee, money: { amount, currency } }));
}

/** The owner lets go of what is due. */
export async function waiveDue(
  tx: Tx,
  scope: { accountId: string; bookingId: string; references: readonly string[] },
  now: number,
): Promise<void> {
  const values = [scope.accountId, scope.bookingId, scope.references, new Date(now)];
  const waived = await tx.query(WAIVE, values);
  if (waived.length !== scope.references.length)
    throw new Error("a fee changed although its booking was locked");
}
