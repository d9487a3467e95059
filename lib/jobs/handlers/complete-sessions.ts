import { currentInstant } from "@/lib/clock";
import { completeSessions } from "@/lib/services/change/complete-sessions";

/** Completes the sessions whose end has passed. */
export async function completeEndedSessions(): Promise<void> {
  await completeSessions(currentInstant());
}
