import type { NoAccess } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { paymentsAvailable } from "@/lib/payments/available";
import { addressTaken, invalid, notFound } from "@/lib/services/refuse";
import { isEventTypeSlugTaken, keepFormerEventTypeSlug } from "@/lib/store/addresses";
import { findEventType, updateEventType } from "@/lib/store/event-types";
import { lockPageSettings } from "@/lib/store/page-settings";
import { inTransaction } from "@/lib/store/transaction";
import { changedEventType, type EventTypeChange } from "./event-type-change";
import { type EventTypeKey, openPageOf } from "./open-event-type";

export type EventTypeSaved = { readonly ok: true; readonly slug: string };

/**
 * Changes an event type; a former address leads to the new one for ever. Bookings already made keep the title, location,
 * price and policy that they were made with.
 */
export async function saveEventType(
  user: SignedInUser,
  key: EventTypeKey,
  change: EventTypeChange,
  now: Instant,
): Promise<EventTypeSaved | Refused | NoAccess> {
  const access = await openPageOf(user, key);
  if (!access.ok) return access;
  const { pageId, eventTypeId } = key;
  const { accountId } = access;
  const canCollect = await paymentsAvailable(accountId);
  return inTransaction(async (tx) => {
    await lockPageSettings(tx, accountId, pageId);
    const before = await findEventType(accountId, pageId, eventTypeId, tx);
    if (!before) return notFound;
    const changed = changedEventType(before, change, canCollect);
    if (!changed.ok) return invalid(changed.errors);
    const { slug } = changed.settings;
    if (slug !== before.slug) {
      if (await isEventTypeSlugTaken(tx, accountId, { pageId, slug, eventTypeId })) return addressTaken(slug);
      const moved = { pageId, eventTypeId, from: before.slug, to: slug };
      await keepFormerEventTypeSlug(tx, accountId, moved, now);
    }
    await updateEventType(tx, accountId, pageId, { ...changed.settings, id: eventTypeId });
    return { ok: true, slug };
  });
}
