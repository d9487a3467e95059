import type { OwnedSessions } from "@/lib/services/actions/open-sessions";
import type { Refundable } from "@/lib/services/payments/read-refundable";

/** Why a booking has nothing that could be refunded here. */
export function whyNothing(chosen: readonly OwnedSessions[], found: Refundable | null): string {
  const [part] = chosen;
  if (!part) return "Choose a session in the activity first.";
  if (!found) return "Choose the sessions of one booking: its payments are refunded by themselves.";
  if (part.owned.booking.price?.mode !== "collected")
    return "Nothing was paid through Stripe for this booking.";
  if (found.policy === "none") {
    return "This account gives nothing back through Stripe. An administrator changes that in the payment settings.";
  }
  return "Nothing is left of what was paid: all of it went back, or is on its way.";
}
