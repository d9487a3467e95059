import { currentInstant } from "@/lib/clock";
import { sweepPayments } from "@/lib/services/payments/sweep-payments";

/** Asks Stripe about payments and refunds that were left open. */
export async function sweepOpenPayments(): Promise<void> {
  await sweepPayments(currentInstant());
}
