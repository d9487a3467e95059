import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import { type WaitingEvents, waitingEvents } from "@/lib/store/calendar-events";
import { type ListedFinding, listFindings } from "@/lib/store/calendar-findings";

export type { WaitingEvents } from "@/lib/store/calendar-events";
export type { ListedFinding } from "@/lib/store/calendar-findings";

const MOST = 50;

/** The user's own sessions ahead that a calendar says something against. */
export function readFindings(user: SignedInUser, now: Instant): Promise<ListedFinding[]> {
  return listFindings(user.accountId, user.userId, now, MOST);
}

/** The user's own sessions whose events could not be written yet, or were given up. */
export function readUnwritten(user: SignedInUser): Promise<WaitingEvents> {
  return waitingEvents(user.accountId, user.userId);
}
