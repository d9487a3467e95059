import type { NoAccess } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { setEventTypeActive } from "@/lib/store/event-types";
import { inTransaction } from "@/lib/store/transaction";
import { type EventTypeKey, openPageOf } from "./open-event-type";

/** Offers an event type to customers, or hides it from them. What is booked already goes on, and nothing is deleted. */
export async function showEventType(
  user: SignedInUser,
  key: EventTypeKey,
  active: boolean,
): Promise<{ readonly ok: true } | NoAccess> {
  const access = await openPageOf(user, key);
  if (!access.ok) return access;
  const { pageId, eventTypeId } = key;
  const found = await inTransaction((tx) =>
    setEventTypeActive(tx, access.accountId, pageId, { id: eventTypeId, active }),
  );
  return found ? { ok: true } : { ok: false, code: "not_found" };
}
