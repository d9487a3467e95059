import { v7 as orderedUuid } from "uuid";
import type { Money } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import { newTransactionReference } from "@/lib/services/book/references";
import { recordRefund } from "@/lib/store/payments";
import type { Tx } from "@/lib/store/transaction";

export interface RefundStart {
  readonly kind: "refund_automatic" | "refund_manual";
  readonly payment: { readonly id: string; readonly bookingId: string | null };
  readonly money: Money;
  readonly activityId?: string;
}

/**
 * Notes a refund and enqueues the job that sends it, in the transaction of the caller, who holds the booking's lock and read what is
 * left of the payment under it. Answers its reference.
 */
export async function startRefund(
  tx: Tx,
  accountId: string,
  { kind, payment, money, activityId }: RefundStart,
  now: Instant,
): Promise<{ readonly id: string; readonly reference: string }> {
  const refund = { id: orderedUuid(), reference: newTransactionReference() };
  await recordRefund(tx, {
    ...refund,
    accountId,
    bookingId: payment.bookingId,
    activityId: activityId ?? null,
    kind,
    money,
    paymentId: payment.id,
    at: now,
  });
  await enqueue(tx, "send_refund", { accountId, transactionId: refund.id });
  return refund;
}
