import type { NoAccess } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { notFound } from "@/lib/services/refuse";
import { findEventTypes, setEventTypeOrder } from "@/lib/store/event-types";
import { lockPageSettings } from "@/lib/store/page-settings";
import { inTransaction } from "@/lib/store/transaction";
import { type EventTypeKey, openPageOf } from "./open-event-type";

/** Moves an event type one place up or down on its page. The first one stays the first, the last one the last. */
export async function moveEventType(
  user: SignedInUser,
  key: EventTypeKey,
  direction: "up" | "down",
): Promise<{ readonly ok: true } | NoAccess> {
  const access = await openPageOf(user, key);
  if (!access.ok) return access;
  const { pageId, eventTypeId } = key;
  const { accountId } = access;
  return inTransaction(async (tx) => {
    await lockPageSettings(tx, accountId, pageId);
    const ids = (await findEventTypes(accountId, pageId, tx)).map(({ id }) => id);
    const from = ids.indexOf(eventTypeId);
    if (from < 0) return notFound;
    const others = ids.filter((id) => id !== eventTypeId);
    const to = Math.max(0, direction === "up" ? from - 1 : from + 1);
    await setEventTypeOrder(tx, accountId, pageId, [
      ...others.slice(0, to),
      eventTypeId,
      ...others.slice(to),
    ]);
    return { ok: true };
  });
}
