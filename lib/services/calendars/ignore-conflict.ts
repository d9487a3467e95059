import { validate as isUuid } from "uuid";
import { openOwnedBooking } from "@/lib/auth/owned-booking";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { notFound } from "@/lib/services/refuse";
import { acceptConflicts } from "@/lib/store/calendar-conflicts";
import { findSessionPlace } from "@/lib/store/session-record";
import { inTransaction } from "@/lib/store/transaction";

/** Leaves a session where it is, although its owner's calendar is busy then. */
export async function ignoreConflict(
  user: SignedInUser,
  sessionId: string,
  now: Instant,
): Promise<{ readonly ok: true; readonly sessionId: string } | Refused> {
  const place = isUuid(sessionId) ? await findSessionPlace(user.accountId, sessionId) : null;
  const owned = place && (await openOwnedBooking(user, place.bookingId));
  if (!owned) return { ...notFound, detail: "There is nothing at this address." };
  const { accountId, ownerId } = owned.booking;
  await inTransaction((tx) => acceptConflicts(tx, accountId, [sessionId], owned.holderName, now), {
    accountId,
    ownerId,
  });
  return { ok: true, sessionId };
}
