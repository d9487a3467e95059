import { validate as isUuid } from "uuid";
import type { PageAccess } from "@/lib/auth/page-access";
import { findEventType, findEventTypes, type StoredEventType } from "@/lib/store/event-types";

export type { StoredEventType } from "@/lib/store/event-types";

/** The event types of a page in their order, hidden ones too. */
export async function listEventTypes({ accountId, pageId }: PageAccess): Promise<StoredEventType[]> {
  return findEventTypes(accountId, pageId);
}

/** One of them, or null. */
export async function readEventType(
  { accountId, pageId }: PageAccess,
  eventTypeId: string,
): Promise<StoredEventType | null> {
  return isUuid(eventTypeId) ? findEventType(accountId, pageId, eventTypeId) : null;
}
