import { sumMoney } from "../money/shares";
import type { Money } from "../money/types";
import { judge } from "../policy/judge";
import type { Instant } from "../time";
import { readReason, reasonRule } from "./reason";
import type { Refusal, RefusalCode, SessionProblem } from "./refusal";
import { refusalOf, selectSessions } from "./selection";
import { canMove, isLive } from "./status";
import type { Actor, Booking, Session } from "./types";

export interface WantedCancel {
  readonly booking: Booking;
  readonly sessionIds: readonly string[];
  readonly reason: string | null;
  readonly now: Instant;
  readonly by: Actor;
}

export interface PlannedCancel {
  /** As it stands before it is canceled. */
  readonly session: Session;
  /** By the policy; null without a shown price, and when the owner cancels: then it is the owner's choice. */
  readonly refund: Money | null;
  /**
   * The new RFC 5545 SEQUENCE. It stays for a request, which no calendar knows of, and for a session that waits for
   * a new time, which calendars dropped when the owner asked for it.
   */
  readonly sequence: number;
}

export interface CancelPlan {
  readonly ok: true;
  /** In the order asked. */
  readonly sessions: readonly PlannedCancel[];
  readonly total: Money | null;
  readonly reason: string | null;
}

/**
 * Plans to cancel sessions, or to withdraw requests, all or nothing (spec sections 3 and 4). Each session is
 * judged on its own; the others stay untouched. What was paid in fact bounds a refund elsewhere.
 * Refusals: `no_sessions`, `unknown_session`, `duplicate_session`; a verdict code per session; then
 * `reason_required` and `reason_too_long`.
 */
export function planCancel(wanted: WantedCancel): CancelPlan | Refusal {
  const { booking, now, by } = wanted;
  const selection = selectSessions(booking, wanted.sessionIds);
  if (!selection.ok) return selection;

  const problems: SessionProblem[] = [];
  const sessions: PlannedCancel[] = [];
  for (const session of selection.sessions) {
    const permission = permit(booking, session, now, by);
    if (permission.ok) {
      const sequence = session.icalSequence + (isLive(session.status) ? 1 : 0);
      sessions.push({ session, refund: permission.refund, sequence });
    } else {
      problems.push({ session: session.id, code: permission.code });
    }
  }
  const refusal = refusalOf(problems);
  if (refusal !== null) return refusal;

  const read = readReason(reasonRule("cancel", booking, selection.sessions, by), wanted.reason);
  if (!read.ok) return { ok: false, code: read.code };
  return { ok: true, sessions, total: sumMoney(sessions.map(({ refund }) => refund)), reason: read.reason };
}

type Permission =
  | { readonly ok: true; readonly refund: Money | null }
  | { readonly ok: false; readonly code: RefusalCode };

function permit(booking: Booking, session: Session, now: Instant, by: Actor): Permission {
  if (!canMove(session.status, "canceled", by)) return { ok: false, code: "wrong_status" };
  if (by !== "customer") return { ok: true, refund: null };
  const verdict = judge("cancel", booking, session, now);
  return verdict.allowed ? { ok: true, refund: verdict.charge } : { ok: false, code: verdict.code };
}
