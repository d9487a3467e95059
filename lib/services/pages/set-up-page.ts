import { v7 as orderedUuid } from "uuid";
import { isAdministrator } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { defaultForm } from "@/lib/domain/booking/form";
import {
  RESERVED_EVENT_TYPE_SLUGS,
  RESERVED_PAGE_SLUGS,
  slugFrom,
  slugProblem,
} from "@/lib/domain/booking/slug";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import type { Instant, Minutes, Zone } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { ONLY_ADMINISTRATORS } from "@/lib/services/people/only-administrators";
import { refuseField } from "@/lib/services/refuse";
import { insertEventType } from "@/lib/store/event-types";
import { hasPages, insertPage } from "@/lib/store/page-settings";
import { lockPeople } from "@/lib/store/people";
import { inTransaction } from "@/lib/store/transaction";

export interface FirstPageInput {
  readonly title: string;
  readonly slug: string;
  readonly zone: Zone;
  /** Minutes after midnight, on Monday to Friday. */
  readonly opens: Minutes;
  readonly closes: Minutes;
  readonly eventType: {
    readonly title: string;
    readonly durationMinutes: Minutes;
    readonly sessionCount: number;
  };
}

const NEW_EVENT_TYPE = {
  description: "",
  locationKind: "place",
  location: "",
  form: defaultForm,
  requiresApproval: false,
  price: null,
  policy: defaultPolicy,
  active: true,
} as const;

/** Makes the first booking page of an account, with its hours and one event type, all or nothing. */
export async function setUpPage(
  user: SignedInUser,
  { title, slug, zone, opens, closes, eventType }: FirstPageInput,
  now: Instant,
): Promise<{ ok: true; slug: string } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  const problem = slugProblem(slug, RESERVED_PAGE_SLUGS);
  if (problem) return refuseField("slug", problem);
  if (closes - opens < eventType.durationMinutes) {
    return refuseField("closes", "Write a later time: one session must fit between the two.");
  }
  const { accountId, userId } = user;
  return inTransaction(async (tx) => {
    await lockPeople(tx, accountId);
    if (await hasPages(tx, accountId)) {
      const detail = "There is a booking page already. Make further ones under Booking pages.";
      return { ok: false, code: "wrong_status", detail };
    }
    const pageId = orderedUuid();
    const hours = { start: opens, end: closes };
    await insertPage(tx, {
      accountId,
      id: pageId,
      slug,
      ownerId: userId,
      title,
      zone,
      createdAt: now,
      hours,
    });
    const offer = {
      ...NEW_EVENT_TYPE,
      ...eventType,
      id: orderedUuid(),
      slug: eventTypeSlug(eventType.title),
    };
    await insertEventType(tx, accountId, pageId, offer, now);
    return { ok: true, slug };
  });
}

/** Made from the title; a title without Latin letters gets a plain one. */
function eventTypeSlug(title: string): string {
  const slug = slugFrom(title);
  return slug === "" || RESERVED_EVENT_TYPE_SLUGS.has(slug) ? "session" : slug;
}
