import type { Booking } from "@/lib/domain/booking/types";
import { chargeStep } from "@/lib/domain/money/minimum-charge";
import { divideRefund } from "@/lib/domain/money/refunds";
import type { Money } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import { paymentsOf } from "@/lib/store/payments";
import type { Tx } from "@/lib/store/transaction";
import { type RefundStart, startRefund } from "./refund-payment";

/** What goes back for a booking, by whose choice, and the activity that it came of. */
export interface GiveBack extends Pick<RefundStart, "kind"> {
  readonly money: Money;
  readonly activityId: string;
}

/**
 * Starts the refunds that make up an amount, each to one of the payments of a booking, in the transaction of the caller, who holds
 * the booking's lock and found under it that so much is left (`readRefundable`). Answers their references.
 */
export async function giveBack(
  tx: Tx,
  { accountId, id: bookingId }: Pick<Booking, "accountId" | "id">,
  { kind, money, activityId }: GiveBack,
  now: Instant,
): Promise<string[]> {
  const step = chargeStep(money.currency);
  const amount = Math.floor(money.amount / step) * step;
  if (amount === 0) return [];
  const parts = divideRefund(await paymentsOf(tx, accountId, bookingId), amount);
  if (!parts) throw new Error(`less than ${amount} ${money.currency} is left of booking ${bookingId}`);
  const references: string[] = [];
  for (const part of parts) {
    const payment = { id: part.paymentId, bookingId };
    const partly = { amount: part.amount, currency: money.currency };
    const { reference } = await startRefund(tx, accountId, { kind, payment, money: partly, activityId }, now);
    references.push(reference);
  }
  return references;
}
