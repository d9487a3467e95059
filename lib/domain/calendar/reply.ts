import { isLive } from "../booking/status";
import type { Session } from "../booking/types";
import type { Instant } from "../time";

/** What a calendar program answered to an invitation; `countered`: another time is proposed instead. */
export type CalendarAnswer = "accepted" | "tentative" | "declined" | "countered";

/** An iTIP REPLY or COUNTER for one session (RFC 5546 §3.2.3 and §3.2.7). */
export interface CalendarReply {
  readonly uid: string;
  /** Lower case. */
  readonly attendee: string;
  readonly answer: CalendarAnswer;
  /** The SEQUENCE of the invitation that it answers; 0 where none is given. */
  readonly sequence: number;
  /** DTSTAMP: when it was written. */
  readonly stampedAt: Instant;
  /** Of a `countered`. */
  readonly proposedStart: Instant | null;
  /** What its writer added. */
  readonly comment: string | null;
}

type Stamp = Pick<CalendarReply, "sequence" | "stampedAt">;

/** Whether a reply was written after another one of the same attendee (RFC 5546 §2.1.5: SEQUENCE first, then DTSTAMP). */
export function isNewer(reply: Stamp, than: Stamp): boolean {
  if (reply.sequence !== than.sequence) return reply.sequence > than.sequence;
  return reply.stampedAt > than.stampedAt;
}

type Answered = Pick<Session, "status" | "icalSequence" | "start">;

/** Whether a reply is about the session as it stands: it has not begun, and has not changed since it was answered. */
export function isCurrent({ sequence }: Pick<Stamp, "sequence">, session: Answered, now: Instant): boolean {
  return isLive(session.status) && sequence >= session.icalSequence && session.start > now;
}

/** Whether somebody has to decide: the others agree, or may yet. */
export function asksForDecision(answer: CalendarAnswer): boolean {
  return answer === "declined" || answer === "countered";
}
