import type { Booking } from "@/lib/domain/booking/types";
import { readBooking } from "@/lib/store/bookings";
import { type ManageLink, readManageToken } from "./manage-link";

declare const proven: unique symbol;

/** Proof that the bearer holds a valid link to this booking. Only `openManagedBooking` makes one. */
export interface ManagedBooking {
  readonly by: "customer";
  readonly link: ManageLink;
  readonly booking: Booking;
  /** The name of the person the link was given to, for the record. */
  readonly holderName: string;
  readonly [proven]: true;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * The booking behind a Cancel/Reschedule token, or null. Forged, revoked, missing: the same work is done and the
 * same answer given, so that nothing can be told apart by content or time.
 */
export async function openManagedBooking(token: string): Promise<ManagedBooking | null> {
  const link = readManageToken(token);
  const booking = await readBooking(link?.accountId ?? NOBODY, link?.bookingId ?? NOBODY);
  if (!link || !booking || booking.linkVersion !== link.version) return null;
  const guest = link.holder.role === "guest" ? booking.guests[link.holder.position - 1] : undefined;
  if (link.holder.role === "guest" && !guest) return null;
  return { by: "customer", link, booking, holderName: guest ?? booking.customer.name } as ManagedBooking;
}
