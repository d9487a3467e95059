import { validate as isUuid } from "uuid";
import { openOwnedBooking } from "@/lib/auth/owned-booking";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { notFound } from "@/lib/services/refuse";
import { findSessionPlace } from "@/lib/store/session-record";
import { inTransaction } from "@/lib/store/transaction";
import { noteSessionEvent } from "./note-events";

/** Has a session's event written into its owner's calendar once more, as the session stands: put back, or tried again. */
export async function restoreEvent(
  user: SignedInUser,
  sessionId: string,
  now: Instant,
): Promise<{ readonly ok: true } | Refused> {
  const place = isUuid(sessionId) ? await findSessionPlace(user.accountId, sessionId) : null;
  const owned = place && (await openOwnedBooking(user, place.bookingId));
  if (!owned) return { ...notFound, detail: "There is nothing at this address." };
  const { accountId, ownerId } = owned.booking;
  await inTransaction((tx) => noteSessionEvent(tx, { accountId, ownerId }, sessionId, now));
  return { ok: true };
}
