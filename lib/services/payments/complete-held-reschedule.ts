import { v7 as orderedUuid } from "uuid";
import { type HeldReschedule, isUnchanged } from "@/lib/domain/booking/held-change";
import type { ReschedulePlan } from "@/lib/domain/booking/plan-reschedule";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { newTransactionReference } from "@/lib/services/book/references";
import { recordChange, SYSTEM } from "@/lib/services/change/record-change";
import { planForCustomer, writeReschedule } from "@/lib/services/change/reschedule-sessions";
import { lockBooking } from "@/lib/store/bookings";
import { endHold, type Hold } from "@/lib/store/holds";
import { recordPayment } from "@/lib/store/payments";
import type { Tx } from "@/lib/store/transaction";
import { feeToPay } from "./hold-reschedule";
import { startRefund } from "./refund-payment";
import type { PaidCheckout } from "./settle-hold";

type HeldMoves = Hold & { readonly change: HeldReschedule };

/**
 * Makes the moves whose fee was paid, planned again under the lock as at the moment of the quote; or, where they can't be made any
 * more, lets the money go back and says so. In the transaction of the caller, who freed the held times.
 */
export async function completeHeldReschedule(
  tx: Tx,
  hold: HeldMoves,
  checkout: PaidCheckout,
  now: Instant,
): Promise<"settled" | "returned"> {
  const { accountId, change } = hold;
  const booking = await lockBooking(tx, accountId, hold.bookingId ?? "");
  if (!booking) throw new Error(`the booking of hold ${hold.id} is missing`);
  const planned = await planAgain(tx, booking, hold);
  return planned.ok
    ? move(tx, booking, planned, hold, checkout, now)
    : giveBack(tx, booking, planned, hold, checkout, now);

  async function planAgain(tx: Tx, booking: Booking, hold: HeldMoves): Promise<ReschedulePlan | Refusal> {
    if (!isUnchanged(booking, change)) return { ok: false, code: "wrong_status" };
    const { moves, reason, zone, quotedAt } = change;
    const planned = await planForCustomer(
      booking,
      { moves, reason, zone, quotedAt },
      hold.createdAt,
      tx,
      true,
    );
    if (!planned.ok) return planned;
    const due = feeToPay(booking, planned);
    return due?.amount === hold.money.amount ? planned : { ok: false, code: "wrong_status" };
  }
}

async function move(
  tx: Tx,
  booking: Booking,
  planned: ReschedulePlan,
  hold: HeldMoves,
  checkout: PaidCheckout,
  now: Instant,
): Promise<"settled"> {
  const author = { by: "customer", holderName: hold.change.byName } as const;
  const terms = { zone: hold.change.zone, paid: true };
  const { activityId } = await writeReschedule(tx, author, booking, planned, terms, now);
  const { reference } = await pay(tx, booking, activityId, hold, checkout, now);
  const data = { kind: "paid", reference, money: hold.money, what: "reschedule" } as const;
  await recordChange(tx, booking, author, { at: now, reason: null, data });
  await endHold(tx, hold, { status: "settled", at: now });
  return "settled";
}

async function giveBack(
  tx: Tx,
  booking: Booking,
  refusal: Refusal,
  hold: HeldMoves,
  checkout: PaidCheckout,
  now: Instant,
): Promise<"returned"> {
  const payment = await pay(tx, booking, null, hold, checkout, now);
  const refund = { payment: { ...payment, bookingId: booking.id }, money: hold.money };
  const { reference } = await startRefund(
    tx,
    booking.accountId,
    { ...refund, kind: "refund_automatic" },
    now,
  );
  const wanted = hold.change.moves.map(({ sessionId, start }) => ({ sessionId, start }));
  const data = {
    kind: "payment_returned",
    reference,
    money: hold.money,
    refusal: refusal.sessions?.[0]?.code ?? refusal.code,
    wanted,
  } as const;
  await recordChange(tx, booking, SYSTEM, { at: now, reason: null, data });
  await endHold(tx, hold, { status: "returned", refusal: data.refusal, at: now });
  return "returned";
}

async function pay(
  tx: Tx,
  booking: Booking,
  activityId: string | null,
  hold: HeldMoves,
  checkout: PaidCheckout,
  now: Instant,
) {
  const payment = { id: orderedUuid(), reference: newTransactionReference() };
  await recordPayment(tx, {
    ...payment,
    accountId: booking.accountId,
    bookingId: booking.id,
    activityId,
    kind: "payment_reschedule",
    money: hold.money,
    holdId: hold.id,
    provider: { checkout: checkout.id, payment: checkout.paymentIntent },
    at: now,
  });
  return payment;
}
