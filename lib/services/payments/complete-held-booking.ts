import { v7 as orderedUuid } from "uuid";
import type { HeldBooking } from "@/lib/domain/booking/held-change";
import type { Bookable } from "@/lib/domain/booking/page";
import type { Instant } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import { planNewBooking, writeNewBooking } from "@/lib/services/book/book-sessions";
import { newTransactionReference } from "@/lib/services/book/references";
import { recordChange } from "@/lib/services/change/record-change";
import { endHold, type Hold } from "@/lib/store/holds";
import { findBookable } from "@/lib/store/pages";
import { recordPayment } from "@/lib/store/payments";
import type { Tx } from "@/lib/store/transaction";
import { startRefund } from "./refund-payment";
import type { PaidCheckout } from "./settle-hold";

type HeldNewBooking = Hold & { readonly change: HeldBooking };

/**
 * Makes the booking whose price was paid, planned again under the lock as at the moment it was held, at the price that was quoted; or,
 * where it can't be made any more, lets the money go back. In the transaction of the caller, who freed the held times.
 */
export async function completeHeldBooking(
  tx: Tx,
  hold: HeldNewBooking,
  checkout: PaidCheckout,
  now: Instant,
): Promise<"settled" | "returned"> {
  const { accountId, change } = hold;
  const { request } = change;
  const found = await findBookable(accountId, request.page, request.eventType, tx);
  const planned = await planNewBooking(found && asHeld(found, change), request, hold.createdAt, tx, true);
  if (!planned.ok) {
    const payment = await pay(tx, { ...hold, bookingId: null }, null, checkout, now);
    const refund = { kind: "refund_automatic", payment, money: hold.money } as const;
    const { id: refundId } = await startRefund(tx, accountId, refund, now);
    await enqueue(tx, "tell_of_payment", { accountId, refundId, about: "payment_returned", at: now });
    await endHold(tx, hold, { status: "returned", refusal: planned.code, at: now });
    return "returned";
  }
  const { booking, activityId } = await writeNewBooking(tx, planned, request, now);
  const payment = await pay(tx, { ...hold, bookingId: booking.id }, activityId, checkout, now);
  const data = { kind: "paid", reference: payment.reference, money: hold.money, what: "schedule" } as const;
  const author = { by: "customer", holderName: request.customer.name } as const;
  await recordChange(tx, booking, author, { at: now, reason: null, data });
  await endHold(tx, hold, { status: "settled", bookingId: booking.id, at: now });
  return "settled";
}

/** What was held is still offered to the one who holds it: at the price quoted, and also while the page takes nothing new. */
function asHeld({ page, eventType, settings }: Bookable, { price }: HeldBooking): Bookable {
  return { page: { ...page, paused: false }, eventType: { ...eventType, price }, settings };
}

async function pay(
  tx: Tx,
  { accountId, id: holdId, bookingId, money }: Hold,
  activityId: string | null,
  checkout: PaidCheckout,
  now: Instant,
) {
  const payment = { id: orderedUuid(), reference: newTransactionReference(), bookingId };
  await recordPayment(tx, {
    ...payment,
    accountId,
    activityId,
    kind: "payment_schedule",
    money,
    holdId,
    provider: { checkout: checkout.id, payment: checkout.paymentIntent },
    at: now,
  });
  return payment;
}
