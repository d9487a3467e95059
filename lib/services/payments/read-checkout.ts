import { readCheckoutToken } from "@/lib/auth/checkout-link";
import { mintManageToken } from "@/lib/auth/manage-link";
import type { BookingPage } from "@/lib/domain/booking/page";
import type { Booking } from "@/lib/domain/booking/types";
import type { Minutes } from "@/lib/domain/time";
import { readBooking } from "@/lib/store/bookings";
import { type Hold, readHold } from "@/lib/store/holds";
import { findBookable, readPageSettings } from "@/lib/store/pages";
import { paymentOfHold } from "@/lib/store/payments";

/** What a customer who comes back from paying is shown. */
export interface CheckoutView {
  readonly hold: Hold;
  readonly page: BookingPage;
  /** What it is for. */
  readonly title: string;
  readonly durationMinutes: Minutes;
  /** Null for a booking that is not made. */
  readonly booking: Booking | null;
  /** The token of the Cancel/Reschedule link, where there is a booking. */
  readonly manageToken: string | null;
  /** The activity of the change that the payment completed. */
  readonly activityId: string | null;
}

/** The change behind the token of a Checkout's way back, or null. */
export async function readCheckout(token: string): Promise<CheckoutView | null> {
  const link = readCheckoutToken(token);
  const hold = link && (await readHold(link.accountId, link.holdId));
  if (!hold) return null;
  const { accountId, bookingId } = hold;
  const { page, settings } = await readPageSettings(accountId, hold.pageId);
  const booking = bookingId === null ? null : await readBooking(accountId, bookingId);
  const offer = booking ?? (await offerOf(hold));
  const payment = hold.status === "settled" ? await paymentOfHold(accountId, hold.id) : null;
  return {
    hold,
    page,
    title: offer?.title ?? page.title,
    durationMinutes: offer?.durationMinutes ?? settings.durationMinutes,
    booking,
    manageToken:
      booking && mintManageToken({ ...linkOf(hold), bookingId: booking.id, version: booking.linkVersion }),
    activityId: payment?.activityId ?? null,
  };
}

/** What is to be booked, as it is offered now; it may have been taken off the page meanwhile. */
async function offerOf({ accountId, change }: Hold) {
  if (change.kind !== "booking") return null;
  const found = await findBookable(accountId, change.request.page, change.request.eventType);
  return found && { title: found.eventType.title, durationMinutes: found.settings.durationMinutes };
}

/** The way back leads to the link that the change was asked for with: the customer's, or a guest's. */
function linkOf({ accountId, change }: Hold) {
  const position = change.kind === "reschedule" ? change.guestPosition : 0;
  const holder = position > 0 ? ({ role: "guest", position } as const) : ({ role: "customer" } as const);
  return { accountId, sessionId: null, holder };
}
