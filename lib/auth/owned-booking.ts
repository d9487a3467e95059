import type { Booking } from "@/lib/domain/booking/types";
import { readBooking } from "@/lib/store/bookings";
import { findUserWhoMayChange } from "@/lib/store/users";

declare const proven: unique symbol;

/** Proof that a user may change this booking on its owner's side. Only `openOwnedBooking` makes one. */
export interface OwnedBooking {
  readonly by: "owner";
  readonly booking: Booking;
  readonly userId: string;
  /** The user's name, for the record: an editor's or administrator's too. */
  readonly holderName: string;
  readonly [proven]: true;
}

/** The booking for a user who logged in, or null when there is none, or none that they may change. */
export async function openOwnedBooking(
  user: { readonly accountId: string; readonly userId: string },
  bookingId: string,
): Promise<OwnedBooking | null> {
  const found = await findUserWhoMayChange(user.accountId, user.userId, bookingId);
  const booking = found && (await readBooking(user.accountId, bookingId));
  if (!booking) return null;
  return { by: "owner", booking, userId: found.id, holderName: found.name } as OwnedBooking;
}
