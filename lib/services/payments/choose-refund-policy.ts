import { isAdministrator } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { RefundPolicy } from "@/lib/domain/money/refundable";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { saveRefundPolicy } from "@/lib/store/payment-settings";
import { ONLY_ADMINISTRATORS } from "./only-administrators";

/** Decides what goes back through Stripe, and by whom. Refunds that were begun go on whatever it says. */
export async function chooseRefundPolicy(
  user: SignedInUser,
  policy: RefundPolicy,
  now: Instant,
): Promise<{ readonly ok: true } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  await saveRefundPolicy(user.accountId, policy, now);
  return { ok: true };
}
