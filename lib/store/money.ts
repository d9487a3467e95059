import type { Money } from "@/lib/domain/money/types";
import { statement, type Tx } from "./transaction";

const INSERT = statement(`
  INSERT INTO transaction (account_id, id, reference, booking_id, activity_id, kind, status, amount, currency, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6::transaction_kind, $7::transaction_status, $8, $9, $10, $10)`);

const VOID_DUE = statement(`
  UPDATE transaction SET status = 'void', updated_at = $4
  WHERE account_id = $1 AND booking_id = $2 AND activity_id = $3 AND status = 'due'`);

export type TransactionKind =
  | "payment_schedule"
  | "payment_reschedule"
  | "refund_automatic"
  | "refund_manual";

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

/** What an activity made due is due no more. */
export async function voidDue(
  tx: Tx,
  scope: { accountId: string; bookingId: string; activityId: string },
  now: number,
): Promise<void> {
  await tx.query(VOID_DUE, [scope.accountId, scope.bookingId, scope.activityId, new Date(now)]);
}
