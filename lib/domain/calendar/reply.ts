import { isLive } from "../booking/status";
import type { Session } from "../booking/types";
import type { Instant } from "../time";

/** What a calendar program answered to an invitation; `countered`: another time is proposed instead. */
export type CalendarAnswer = "accepted" | "tentative" | "declined" | "countered";

/** An iTIP REPLY or COUNTER for one session (RFC 5546 §3.2.3 and §3.2.7). */
export interface CalendarReply {
  readonly uid: string;
  /** The address that was invited, lower case, even where it was answered under another one. */
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

/** "john+calendar@example.com" → "john@example.com": both reach the same person. */
export function withoutTag(address: string): string {
  return address.replace(/^([^@+]+)\+[^@]*@/, "$1@");
}

/**
 * Which of those who were invited gave an answer: the one whom it names as its attendee, else the one who sent it, else the one
 * whose address either of these is but for a "+tag". Null for a stranger, and where it could be two. Addresses are lower case.
 */
export function writerAmong<Invited extends { readonly attendee: string }>(
  invited: readonly Invited[],
  { attendee, from }: { readonly attendee: string; readonly from: string | null },
): Invited | null {
  const addresses = from === null ? [attendee] : [attendee, from];
  for (const read of [(address: string) => address, withoutTag]) {
    for (const address of addresses) {
      const [found, ...others] = invited.filter((one) => read(one.attendee) === read(address));
      if (found && others.length === 0) return found;
    }
  }
  return null;
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
