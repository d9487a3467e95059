import { validate as isUuid } from "uuid";
import { type OwnedBooking, openOwnedBooking } from "@/lib/auth/owned-booking";
import { type NoAccess, openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Session } from "@/lib/domain/booking/types";
import { findBookingsOfSessions } from "@/lib/store/bookings";

/** Some sessions of one booking, with the proof that the user may change it. */
export interface OwnedSessions {
  readonly owned: OwnedBooking;
  /** By position, at least one. */
  readonly sessions: readonly Session[];
}

/** How many sessions can be changed in one go. */
export const MAX_CHOSEN_SESSIONS = 100;

/**
 * The bookings of the sessions that a user chose, each with the proof that they may change it. All or nothing: one session
 * that they may not know of is `not_found`, one on a page where their role ends is `forbidden`.
 */
export async function openSessions(
  user: SignedInUser,
  sessionIds: readonly string[],
): Promise<{ readonly ok: true; readonly bookings: readonly OwnedSessions[] } | NoAccess> {
  const ids = [...new Set(sessionIds.map((id) => id.toLowerCase()))];
  if (ids.length > MAX_CHOSEN_SESSIONS || !ids.every((id) => isUuid(id)))
    return { ok: false, code: "not_found" };
  const found = await findBookingsOfSessions(user.accountId, ids);
  if (found.flatMap((booking) => booking.sessionIds).length < ids.length)
    return { ok: false, code: "not_found" };
  const bookings: OwnedSessions[] = [];
  const closedPages = new Set<string>();
  for (const { bookingId, pageId, sessionIds: chosen } of found) {
    const owned = await openOwnedBooking(user, bookingId);
    if (!owned) closedPages.add(pageId);
    else bookings.push({ owned, sessions: owned.booking.sessions.filter(({ id }) => chosen.includes(id)) });
  }
  if (closedPages.size > 0) return { ok: false, code: await whyClosed(user, closedPages) };
  return { ok: true, bookings };
}

/** Whoever may look at all these pages is told where their role ends; nobody else learns that anything is there. */
async function whyClosed(user: SignedInUser, pageIds: Iterable<string>): Promise<NoAccess["code"]> {
  for (const pageId of pageIds) {
    const page = await openPageAs(user, pageId, "view");
    if (!page.ok) return "not_found";
  }
  return "forbidden";
}
