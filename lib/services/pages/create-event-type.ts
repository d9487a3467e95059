import { v7 as orderedUuid } from "uuid";
import { type NoAccess, openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { defaultForm } from "@/lib/domain/booking/form";
import { slugFrom } from "@/lib/domain/booking/slug";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { paymentsAvailable } from "@/lib/payments/available";
import { addressTaken, invalid, notFound } from "@/lib/services/refuse";
import { isEventTypeSlugTaken } from "@/lib/store/addresses";
import { insertEventType } from "@/lib/store/event-types";
import { lockPageSettings, type StoredPage } from "@/lib/store/page-settings";
import { inTransaction } from "@/lib/store/transaction";
import { changedEventType, type EventTypeChange } from "./event-type-change";

export type EventTypeCreated = { readonly ok: true; readonly eventTypeId: string; readonly slug: string };

/** Adds an event type at the end of a page. Its address is made from its title where none is given. */
export async function createEventType(
  user: SignedInUser,
  pageId: string,
  input: EventTypeChange,
  now: Instant,
): Promise<EventTypeCreated | Refused | NoAccess> {
  const access = await openPageAs(user, pageId, "edit");
  if (!access.ok) return access;
  const { accountId } = access;
  const canCollect = await paymentsAvailable(accountId);
  return inTransaction(async (tx) => {
    const page = await lockPageSettings(tx, accountId, pageId);
    if (!page) return notFound;
    const slug = input.slug?.trim() || slugFrom(input.title ?? "");
    const start = newEventType(page);
    const changed = changedEventType(start, { ...input, slug }, canCollect);
    if (!changed.ok) return invalid(changed.errors);
    const id = orderedUuid();
    if (await isEventTypeSlugTaken(tx, accountId, { pageId, slug, eventTypeId: id }))
      return addressTaken(slug);
    const eventType = { ...changed.settings, id, policy: start.policy, active: true };
    await insertEventType(tx, accountId, pageId, eventType, now);
    return { ok: true, eventTypeId: id, slug };
  });
}

/** What an event type starts with: the policy that held on the page until then, which no longer counts (spec section 2). */
function newEventType(page: StoredPage) {
  return {
    slug: "",
    title: "",
    description: "",
    locationKind: "place" as const,
    location: "",
    durationMinutes: page.durationMinutes,
    form: defaultForm,
    sessionCount: 1,
    requiresApproval: false,
    price: null,
    policy: page.policy ?? defaultPolicy,
  };
}
