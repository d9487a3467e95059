import type { Activity } from "../booking/activity";
import { isLive } from "../booking/status";
import type { Session } from "../booking/types";
import { DAY, HOUR, type Instant, MINUTE, type Minutes } from "../time";

/** How late a reminder may leave at most, after an outage; what is near in time may be half its time late. */
export const REMINDER_LATEST = 12 * HOUR;

/** How late a follow-up may leave, after an outage. */
export const FOLLOW_UP_LATEST = DAY;

/** A reminder that a page has, and since when. */
export interface ReminderRule {
  readonly minutesBefore: Minutes;
  readonly since: Instant;
}

export interface FollowUpRule {
  readonly hoursAfter: number;
  readonly since: Instant;
}

type Timed = Pick<Session, "status" | "start" | "end">;

/**
 * Whether a reminder leaves now, for the session as it stands now (spec section 8). It does not when the session has
 * moved from `remindedStart`, is not live or has begun; when the page dropped this reminder; when the session got its
 * time, or the page its reminder, only after it was due; when it is too late by {@link REMINDER_LATEST} or half its time;
 * and when a later one of the page is due as well, which says the same. Instants are epoch milliseconds.
 *
 * @param settledAt When the session got its present start; see {@link settledAt}.
 */
export function mayRemind(
  session: Timed,
  reminder: { readonly start: Instant; readonly minutesBefore: Minutes },
  rules: readonly ReminderRule[],
  settledAt: Instant,
  now: Instant,
): boolean {
  const rule = rules.find(({ minutesBefore }) => minutesBefore === reminder.minutesBefore);
  if (rule === undefined || !isStillAhead(session, reminder.start, now)) return false;
  const dueAt = (minutesBefore: Minutes) => session.start - minutesBefore * MINUTE;
  const due = dueAt(rule.minutesBefore);
  const latest = due + Math.min((rule.minutesBefore * MINUTE) / 2, REMINDER_LATEST);
  const inTime = due <= now && now < latest && settledAt < due && rule.since < due;
  const overtaken = rules.some(
    ({ minutesBefore, since }) =>
      minutesBefore < rule.minutesBefore && dueAt(minutesBefore) <= now && since < dueAt(minutesBefore),
  );
  return inTime && !overtaken;
}

/** Whether a session still stands at the start that its reminder tells, and has not begun. */
export function isStillAhead(
  { status, start }: Omit<Timed, "end">,
  remindedStart: Instant,
  now: Instant,
): boolean {
  return isLive(status) && start === remindedStart && start > now;
}

/**
 * Whether the follow-up of a session leaves now: only for one that took place, never for a no-show; not when it is too
 * late by {@link FOLLOW_UP_LATEST}, and not when the page asked for follow-ups only after it was due.
 */
export function mayFollowUp({ status, end }: Timed, rule: FollowUpRule | null, now: Instant): boolean {
  if (rule === null || status !== "completed") return false;
  const due = end + rule.hoursAfter * HOUR;
  return due <= now && now < due + FOLLOW_UP_LATEST && rule.since < due;
}

/**
 * When a session got the start that it has now: the last activity that booked, approved or moved it.
 *
 * @param activities Of its booking, oldest first.
 * @throws Error for a session that no activity has given a time.
 */
export function settledAt(sessionId: string, activities: readonly Activity[]): Instant {
  const last = activities.findLast(({ data }) => {
    if (data.kind === "booked" || data.kind === "approved") return names(data.sessions, sessionId);
    if (data.kind === "rescheduled" || data.kind === "undone") return names(data.moves, sessionId);
    return false;
  });
  if (last === undefined) throw new Error(`session ${sessionId} was never given a time`);
  return last.at;
}

function names(recorded: readonly { readonly sessionId: string }[], sessionId: string): boolean {
  return recorded.some((one) => one.sessionId === sessionId);
}
