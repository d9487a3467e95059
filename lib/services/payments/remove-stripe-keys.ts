import { isAdministrator } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { saveStripeKeys } from "@/lib/store/payment-settings";
import { ONLY_ADMINISTRATORS } from "./only-administrators";

/** Forgets the keys that an administrator typed in. Nothing is collected or refunded from then on; nothing else changes. */
export async function removeKeys(user: SignedInUser, now: Instant): Promise<{ readonly ok: true } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  await saveStripeKeys(user.accountId, { secretKey: null, webhookSecret: null }, now);
  return { ok: true };
}
