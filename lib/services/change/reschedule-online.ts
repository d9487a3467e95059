import type { ManagedBooking } from "@/lib/auth/managed-booking";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { type RescheduleRefusal, withNearest } from "@/lib/services/book/nearest-times";
import { feeToPay, type Held, holdReschedule } from "@/lib/services/payments/hold-reschedule";
import {
  type CheckoutOpened,
  type CheckoutUnavailable,
  openCheckout,
} from "@/lib/services/payments/open-checkout";
import { afterReleasingHolds } from "@/lib/services/payments/release-holds";
import { inTransaction } from "@/lib/store/transaction";
import { changeBooking } from "./change-booking";
import { type Idempotency, keepOutcome } from "./idempotency";
import {
  planForCustomer,
  type Rescheduled,
  type RescheduleRequest,
  writeReschedule,
} from "./reschedule-sessions";

export type RescheduledOnline = Rescheduled | CheckoutOpened;

/**
 * Moves sessions for their customer, all of them or none. Where a fee is due and the account collects it through Stripe, nothing
 * moves yet: the new times are held, and the customer is sent to pay; the payment completes the change (spec section 5).
 */
export async function rescheduleOnline(
  managed: ManagedBooking,
  request: RescheduleRequest,
  now: Instant,
  idempotency: Idempotency<RescheduledOnline> | null = null,
): Promise<RescheduledOnline | RescheduleRefusal | CheckoutUnavailable> {
  const { booking } = managed;
  const moveOrHold = () => change(managed, request, now, idempotency);
  const outcome = await (booking.price?.mode === "collected"
    ? afterReleasingHolds(booking, now, moveOrHold)
    : moveOrHold());
  if (!outcome.ok && outcome.code === "payment_unavailable") return outcome;
  if (!outcome.ok) return withNearest(booking, request.moves, outcome, now);
  return "plan" in outcome ? outcome : sendToPay(booking, outcome, request.moves.length, now, idempotency);
}

function change(
  managed: ManagedBooking,
  request: RescheduleRequest,
  now: Instant,
  idempotency: Idempotency<RescheduledOnline> | null,
) {
  return changeBooking<Awaited<ReturnType<typeof planForCustomer>>, Rescheduled | Held>(
    managed,
    {
      plan: (present, tx) => planForCustomer(present, request, now, tx),
      write: (tx, present, planned) => {
        const money = feeToPay(present, planned);
        const { zone, quotedAt = null } = request;
        return money === null
          ? writeReschedule(tx, managed, present, planned, { zone, paid: false }, now)
          : holdReschedule(tx, managed, present, planned, { zone, quotedAt, money }, now);
      },
    },
    now,
    idempotency && { ...idempotency, render: (done) => ("plan" in done ? idempotency.render(done) : null) },
  );
}

/** What is answered to the Idempotency-Key is kept once there is an address to pay at. */
async function sendToPay(
  booking: Booking,
  { holdId, money, expiresAt }: Held,
  count: number,
  now: Instant,
  idempotency: Idempotency<RescheduledOnline> | null,
): Promise<CheckoutOpened | CheckoutUnavailable> {
  const { accountId, ownerId, title, locale } = booking;
  const description = count === 1 ? "Reschedule fee for 1 session" : `Reschedule fee for ${count} sessions`;
  const { email } = booking.customer;
  const payable = { accountId, holdId, ownerId, money, expiresAt, title, description, email, locale };
  const opened = await openCheckout(payable, now);
  if (opened.ok) await inTransaction((tx) => keepOutcome(tx, accountId, idempotency, opened, now));
  return opened;
}
