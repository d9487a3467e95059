import { currentInstant } from "@/lib/clock";
import { settleHold } from "@/lib/services/payments/settle-hold";
import type { JobPayload } from "../definitions";

/** Brings the hold of a payment to its end, as Stripe says. */
export async function settlePaidHold({ accountId, holdId }: JobPayload<"settle_hold">): Promise<void> {
  await settleHold(accountId, holdId, currentInstant());
}
