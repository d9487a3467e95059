import type { PageAccess } from "@/lib/auth/page-access";
import type { PolicyFields } from "@/lib/domain/policy/form/fields";
import { type FormTerms, writePolicy } from "@/lib/domain/policy/form/write";
import { minorDigits } from "@/lib/format-money";
import {
  countLiveBookings,
  findActiveEventTypes,
  findPolicyHolder,
  type PolicyHolder,
} from "@/lib/store/policies";

/** A policy for its editor. */
export interface EditedPolicy extends PolicyHolder {
  /** The policy as the fields of the editor. */
  readonly fields: PolicyFields;
  /** Bookings with a session ahead, and those of them that stay under an older policy than the one saved. */
  readonly bookings: { readonly live: number; readonly older: number };
  /** The page's own policy only: the event types whose policies are used instead. */
  readonly eventTypes: readonly { readonly id: string; readonly title: string }[];
}

/** The policy of an event type, or the page's own (null); null when the page has no such event type. */
export async function readPolicyOf(
  { accountId, pageId }: PageAccess,
  eventTypeId: string | null,
): Promise<EditedPolicy | null> {
  const holder = await findPolicyHolder({ accountId, pageId, eventTypeId });
  if (!holder) return null;
  const [bookings, eventTypes] = await Promise.all([
    countLiveBookings({ accountId, pageId, eventTypeId }, holder.policy),
    eventTypeId === null ? findActiveEventTypes(accountId, pageId) : [],
  ]);
  return { ...holder, fields: writePolicy(holder.policy, formTerms(holder)), bookings, eventTypes };
}

/** Amounts are asked for only where customers see a price. */
export function formTerms({ price }: Pick<PolicyHolder, "price">): FormTerms {
  const shown = price === null || price.mode === "hidden" ? null : price;
  return { price: shown && { currency: shown.currency, digits: minorDigits(shown.currency) } };
}
