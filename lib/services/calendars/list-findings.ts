import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import { type WaitingEvents, waitingEvents } from "@/lib/store/calendar-events";
import { type ListedFinding, listFindings } from "@/lib/store/calendar-findings";

export type { WaitingEvents } from "@/lib/store/calendar-events";
export type { ListedFinding } from "@/lib/store/calendar-findings";

const MOST = 50;

export interface CalendarFindings {
  /** Sessions ahead that a calendar says something against. */
  readonly findings: readonly ListedFinding[];
  /** Events that could not be written yet, or were given up. */
  readonly unwritten: WaitingEvents;
}

/** What the user's own calendars say about their sessions. */
export async function readFindings(user: SignedInUser, now: Instant): Promise<CalendarFindings> {
  const [findings, unwritten] = await Promise.all([
    listFindings(user.accountId, user.userId, now, MOST),
    waitingEvents(user.accountId, user.userId),
  ]);
  return { findings, unwritten };
}
