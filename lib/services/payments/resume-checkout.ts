import type { Instant } from "@/lib/domain/time";
import { accountGateway } from "@/lib/payments/account-gateway";
import type { Hold } from "@/lib/store/holds";
import { closeHold } from "./release-holds";
import { settleHold } from "./settle-hold";

/** Where a Checkout that is still open can be paid; null when it is not open any more, and the hold was settled then. */
export async function resumeCheckout(hold: Hold, now: Instant): Promise<string | null> {
  const gateway = await accountGateway(hold.accountId);
  if (gateway && hold.checkoutId !== null) {
    const { status, url } = await gateway.readCheckout(hold.checkoutId);
    if (status === "open" && now < hold.expiresAt) return url;
  }
  await settleHold(hold.accountId, hold.id, now);
  return null;
}

/** The customer does not want to pay: the Checkout is closed and the times are free again, unless it was paid meanwhile. */
export async function leaveCheckout(hold: Hold, now: Instant): Promise<void> {
  if (hold.status === "open") await closeHold(hold, now);
}
