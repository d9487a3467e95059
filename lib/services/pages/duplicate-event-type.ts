import { v7 as orderedUuid } from "uuid";
import type { NoAccess } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { MAX_TITLE_LENGTH } from "@/lib/domain/booking/settings";
import { freeSlug } from "@/lib/domain/booking/slug";
import type { Instant } from "@/lib/domain/time";
import { notFound } from "@/lib/services/refuse";
import { isEventTypeSlugTaken } from "@/lib/store/addresses";
import { findEventType, insertEventType } from "@/lib/store/event-types";
import { lockPageSettings } from "@/lib/store/page-settings";
import { inTransaction } from "@/lib/store/transaction";
import type { EventTypeCreated } from "./create-event-type";
import { type EventTypeKey, openPageOf } from "./open-event-type";

/** Copies an event type with its policy and form. The copy stands last and is hidden until its owner shows it. */
export async function duplicateEventType(
  user: SignedInUser,
  key: EventTypeKey,
  now: Instant,
): Promise<EventTypeCreated | NoAccess> {
  const access = await openPageOf(user, key);
  if (!access.ok) return access;
  const { pageId, eventTypeId } = key;
  const { accountId } = access;
  return inTransaction(async (tx) => {
    await lockPageSettings(tx, accountId, pageId);
    const original = await findEventType(accountId, pageId, eventTypeId, tx);
    if (!original) return notFound;
    const id = orderedUuid();
    const slug = await freeSlug(`${original.slug}-copy`, (candidate) =>
      isEventTypeSlugTaken(tx, accountId, { pageId, slug: candidate, eventTypeId: id }),
    );
    const suffix = " (copy)";
    const title = `${original.title.slice(0, MAX_TITLE_LENGTH - suffix.length)}${suffix}`;
    await insertEventType(tx, accountId, pageId, { ...original, id, slug, title, active: false }, now);
    return { ok: true, eventTypeId: id, slug };
  });
}
