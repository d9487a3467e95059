import type { Booking } from "@/lib/domain/booking/types";
import { chargeStep } from "@/lib/domain/money/minimum-charge";
import { refundable } from "@/lib/domain/money/refunds";
import type { Money } from "@/lib/domain/money/types";
import { readPaymentSettings } from "@/lib/store/payment-settings";
import { paymentsOf } from "@/lib/store/payments";
import type { Tx } from "@/lib/store/transaction";

type Paid = Pick<Booking, "accountId" | "id" | "price">;

/** What a customer who cancels can get of the price at most, and whether it goes back by itself. */
export interface PriceLeft {
  /** Null where nothing is collected: the two settle it between themselves. */
  readonly left: Money | null;
  readonly automatic: boolean;
}

/** Reads what is left of the price that was paid through Stripe. It counts when it is read under the booking's lock. */
export async function readPriceLeft(booking: Paid, tx?: Tx): Promise<PriceLeft> {
  const { accountId, price } = booking;
  if (price?.mode !== "collected") return { left: null, automatic: false };
  const { refundPolicy } = await readPaymentSettings(accountId, tx);
  const left = refundable(await pricePayments(booking, tx));
  return { left: { amount: left, currency: price.currency }, automatic: refundPolicy === "automatic" };
}

/** Fees were paid for moves that were made: they are not what a cancellation gives back. */
async function pricePayments({ accountId, id }: Paid, tx?: Tx) {
  return (await paymentsOf(tx, accountId, id)).filter(({ kind }) => kind === "payment_schedule");
}

/** A refund by the policy, cut to what is left and to what Stripe can pay out; as it is where nothing was collected. */
export function atMost(refund: Money | null, left: Money | null): Money | null {
  if (refund === null || left === null) return refund;
  const step = chargeStep(refund.currency);
  return { ...refund, amount: Math.floor(Math.min(refund.amount, left.amount) / step) * step };
}
