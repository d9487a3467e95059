import { currentInstant } from "@/lib/clock";
import { sendRefund } from "@/lib/services/payments/send-refund";
import type { JobPayload } from "../definitions";

/** Sends a refund to Stripe. One that is not through yet is looked at again by the sweep. */
export async function sendOneRefund({ accountId, transactionId }: JobPayload<"send_refund">): Promise<void> {
  await sendRefund(accountId, transactionId, currentInstant());
}
