import { validate as isUuid } from "uuid";
import { type NoAccess, openPageAs, type PageAccess } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";

/** Names an event type on its page, as the parts of an address do. */
export interface EventTypeKey {
  readonly pageId: string;
  readonly eventTypeId: string;
}

/** The page of an event type for somebody who wants to change it. Whether the event type is there its row tells. */
export async function openPageOf(
  user: SignedInUser,
  { pageId, eventTypeId }: EventTypeKey,
): Promise<PageAccess<"edit"> | NoAccess> {
  const access = await openPageAs(user, pageId, "edit");
  return access.ok && !isUuid(eventTypeId) ? { ok: false, code: "not_found" } : access;
}
