import { currentInstant } from "@/lib/clock";
import { expireRequests } from "@/lib/services/change/expire-requests";

/** Cancels the requests that can't be approved as suggested any more. */
export async function expireOldRequests(): Promise<void> {
  await expireRequests(currentInstant());
}
