import { validate as isUuid } from "uuid";
import { openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Activity } from "@/lib/domain/booking/activity";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { readActivity } from "@/lib/store/activities";
import { readBooking } from "@/lib/store/bookings";

/** One booking's part of an action, as it was recorded. */
export interface ActedPart {
  readonly booking: Booking;
  readonly activity: Activity;
  /** The sessions that it was about, as they stand now. */
  readonly sessions: readonly Session[];
}

/** A recorded action for a user who may look at the booking; null when there is none that they may know of. */
export async function readActed(
  user: SignedInUser,
  bookingId: string,
  activityId: string,
): Promise<ActedPart | null> {
  if (!isUuid(bookingId) || !isUuid(activityId)) return null;
  const booking = await readBooking(user.accountId, bookingId);
  const access = booking && (await openPageAs(user, booking.pageId, "view"));
  const activity = access?.ok ? await readActivity(user.accountId, bookingId, activityId) : null;
  if (!booking || !activity) return null;
  const { data } = activity;
  const named = "moves" in data ? data.moves : "sessions" in data ? data.sessions : [];
  const ids = new Set(named.map(({ sessionId }) => sessionId));
  return { booking, activity, sessions: booking.sessions.filter(({ id }) => ids.has(id)) };
}
