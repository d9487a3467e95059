import type { Booking, Session } from "../booking/types";
import { type Instant, MINUTE } from "../time";
import { chargeCourse, quotaUsed } from "./course";
import type { ChangeKind, Verdict, VerdictCode } from "./types";

/** What a verdict needs to know of the booking: all of it is frozen when the booking is made. */
export type JudgedBooking = Pick<Booking, "policy" | "price" | "sessionCount" | "createdAt">;

/** What a verdict needs to know of the session. */
export type JudgedSession = Pick<Session, "position" | "start" | "status" | "rescheduleCount">;

/**
 * The one verdict on a customer's change of one session at one moment; it decides, explains and enforces
 * (spec section 2). It does not bind owners.
 *
 * Every boundary belongs to the time before it: exactly 24 hours before the start is still "up to 24
 * hours before". Only the start itself is closed, because the session then no longer lies in the future.
 *
 * Refusals, the first that applies: `wrong_status` (completed, no-show, canceled, or already started),
 * `not_allowed` (no tiers), `quota_used`, `too_late`. The grace period after booking lifts all but the
 * first. Requests are exempt; a session for which the owner asked a new time can be moved free at any time.
 */
export function judge(
  kind: ChangeKind,
  booking: JudgedBooking,
  session: JudgedSession,
  now: Instant,
): Verdict {
  const course = chargeCourse(kind, booking, session);
  if (course === null || (holdsItsStart(session) && session.start <= now)) return refused("wrong_status");

  const index = course.findIndex((stretch) => now <= stretch.until);
  const present = course[index];
  const last = course[course.length - 1];
  if (present === undefined || last === undefined) {
    if (booking.policy[kind].tiers.length === 0) return refused("not_allowed");
    if (quotaUsed(kind, booking, session)) return refused("quota_used");
    return refused("too_late", last?.until ?? null);
  }
  const following = course[index + 1];
  return {
    allowed: true,
    deadline: Number.isFinite(last.until) ? last.until : null,
    charge: present.charge,
    next: Number.isFinite(present.until)
      ? { at: present.until, charge: following?.charge ?? null, closed: following === undefined }
      : null,
  };
}

/**
 * The verdict on moving a session to `newStart`: `judge`, and then `too_far` when the new start lies further
 * from the original start than the policy allows, whose `deadline` is the latest new start. A session that
 * the owner asked to move has no furthest date: it may have passed already, and nothing could be picked.
 */
export function judgeMove(
  booking: JudgedBooking,
  session: JudgedSession & Pick<Session, "originalStart">,
  newStart: Instant,
  now: Instant,
): Verdict {
  const verdict = judge("reschedule", booking, session, now);
  const furthest = booking.policy.reschedule.maxMinutesAfterOriginal;
  if (!verdict.allowed || furthest === null || !holdsItsStart(session)) return verdict;
  const latest = session.originalStart + furthest * MINUTE;
  return newStart > latest ? refused("too_far", latest) : verdict;
}

function holdsItsStart(session: JudgedSession): boolean {
  return session.status === "scheduled" || session.status === "rescheduled";
}

function refused(code: VerdictCode, deadline: Instant | null = null): Verdict {
  return { allowed: false, code, deadline };
}
