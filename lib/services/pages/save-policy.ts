import type { PageAccess } from "@/lib/auth/page-access";
import type { PolicyFields } from "@/lib/domain/policy/form/fields";
import { readPolicy } from "@/lib/domain/policy/form/read";
import type { Policy } from "@/lib/domain/policy/types";
import type { Refused } from "@/lib/errors";
import { lockPolicyHolder, writePolicyOf } from "@/lib/store/policies";
import { inTransaction } from "@/lib/store/transaction";
import { formTerms } from "./read-policy";

export interface SavedPolicy {
  readonly ok: true;
  readonly policy: Policy;
}

/**
 * Saves the policy of an event type, or the page's own (null), from the fields of its editor. It is in force for
 * bookings made from then on; those made before keep the copy they were made with.
 */
export async function savePolicy(
  { accountId, pageId }: PageAccess<"edit">,
  eventTypeId: string | null,
  fields: PolicyFields,
): Promise<SavedPolicy | Refused> {
  const key = { accountId, pageId, eventTypeId };
  return inTransaction(async (tx) => {
    const holder = await lockPolicyHolder(tx, key);
    if (!holder) return { ok: false, code: "not_found", detail: "This page has no such event type." };
    if (eventTypeId === null && !holder.active) return { ok: false, code: "invalid", detail: NOT_USED };
    // Read under the lock: an amount is in the currency of the price as it stands now.
    const read = readPolicy(fields, formTerms(holder));
    if (!read.ok)
      return { ok: false, code: "invalid", detail: summaryOf(read.errors.length), errors: read.errors };
    await writePolicyOf(tx, key, read.policy);
    return { ok: true, policy: read.policy };
  });
}

const NOT_USED = "Save the policy at the event type: each of this page's event types has its own.";

function summaryOf(count: number): string {
  return count === 1
    ? "Correct the field that is marked, then save the policy."
    : `Correct the ${count} fields that are marked, then save the policy.`;
}
