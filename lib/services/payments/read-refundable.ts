import type { Booking } from "@/lib/domain/booking/types";
import { type RefundPolicy, refundable } from "@/lib/domain/money/refundable";
import type { Money } from "@/lib/domain/money/types";
import { readMoneyMoved } from "@/lib/store/money";
import { readPaymentSettings } from "@/lib/store/payment-settings";
import type { Tx } from "@/lib/store/transaction";

/** What an owner may still give back for a booking. */
export interface Refundable {
  /** Null where there is no price to speak of. */
  readonly most: Money | null;
  /** The account's; it counts where the price was collected. */
  readonly policy: RefundPolicy;
}

/** Counts when it is read under the booking's lock. */
export async function readRefundable(
  { accountId, id, price }: Pick<Booking, "accountId" | "id" | "price">,
  tx?: Tx,
): Promise<Refundable> {
  const moved = await readMoneyMoved(accountId, id, tx);
  const { refundPolicy: policy } = await readPaymentSettings(accountId, tx);
  return { most: refundable(price, moved, policy), policy };
}
