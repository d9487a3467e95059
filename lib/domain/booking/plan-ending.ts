import type { Instant } from "../time";
import { requestedSessions, suggestionsFor } from "./plan-resubmit";
import { readReason, reasonRule } from "./reason";
import type { Refusal } from "./refusal";
import { refusalOf, selectSessions } from "./selection";
import { canMove, isLive } from "./status";
import type { Booking, Session, SessionStatus } from "./types";

/** What an owner does with sessions of a booking. */
export interface WantedByOwner {
  readonly booking: Booking;
  readonly sessionIds: readonly string[];
  readonly reason: string | null;
}

export interface PlannedEnding {
  /** As it stands before it. */
  readonly session: Session;
  /** The RFC 5545 SEQUENCE after it. */
  readonly sequence: number;
}

export interface EndingPlan {
  readonly ok: true;
  /** In the order asked. */
  readonly sessions: readonly PlannedEnding[];
  readonly reason: string | null;
}

/** Nobody can have stayed away from a session that has not begun. */
export interface NotStarted {
  readonly ok: false;
  readonly code: "not_started";
  readonly sessions: readonly { readonly session: string; readonly code: "not_started" }[];
}

/**
 * Plans to note that the customer did not come (spec section 1): from scheduled, rescheduled or completed, once the
 * session has begun, and for good. Calendars are told nothing.
 * Refusals: `no_sessions`, `unknown_session`, `duplicate_session`, per session `wrong_status`; then `not_started`;
 * then `reason_too_long`.
 */
export function planNoShow(
  wanted: WantedByOwner & { readonly now: Instant },
): EndingPlan | Refusal | NotStarted {
  const plan = planEnding(wanted, "no_show", 0);
  if (!plan.ok) return plan;
  const early = plan.sessions.filter(({ session }) => session.start > wanted.now);
  if (early.length === 0) return plan;
  const sessions = early.map(({ session }) => ({ session: session.id, code: "not_started" as const }));
  return { ok: false, code: "not_started", sessions };
}

/**
 * Plans to ask the customer for new times: the sessions keep their identity and wait, their time is free at once, and
 * calendars drop them (spec section 4). The policy does not bind owners.
 * Refusals: `no_sessions`, `unknown_session`, `duplicate_session`, per session `wrong_status`; then `reason_too_long`.
 */
export function planRescheduleRequest(wanted: WantedByOwner): EndingPlan | Refusal {
  return planEnding(wanted, "reschedule_requested", 1);
}

function planEnding(wanted: WantedByOwner, to: SessionStatus, raise: 0 | 1): EndingPlan | Refusal {
  const { booking } = wanted;
  const selection = selectSessions(booking, wanted.sessionIds);
  if (!selection.ok) return selection;
  const problems = selection.sessions.flatMap(({ id, status }) =>
    canMove(status, to, "owner") ? [] : [{ session: id, code: "wrong_status" as const }],
  );
  const refusal = refusalOf(problems);
  if (refusal !== null) return refusal;
  const read = readReason(reasonRule("reschedule", booking, selection.sessions, "owner"), wanted.reason);
  if (!read.ok) return { ok: false, code: read.code };
  const sessions = selection.sessions.map((session) => ({
    session,
    sequence: session.icalSequence + raise,
  }));
  return { ok: true, sessions, reason: read.reason };
}

/** The live sessions whose end has passed: the system completes them (spec section 1). Calendars are told nothing. */
export function endedSessions(booking: Pick<Booking, "sessions">, now: Instant): Session[] {
  return booking.sessions.filter(({ status, end }) => isLive(status) && end <= now);
}

/**
 * The requested sessions of a request that can't be approved as suggested any more: none of all its suggested times
 * lies in the future. The system cancels them. Empty while one still does.
 */
export function expiredSessions(booking: Pick<Booking, "sessions">, now: Instant): Session[] {
  const requested = requestedSessions(booking);
  return suggestionsFor(requested).some((start) => start > now) ? [] : requested;
}
