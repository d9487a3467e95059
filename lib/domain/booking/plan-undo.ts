import type { Occupied } from "../availability/types";
import { overlaps } from "../interval";
import { type Instant, type Interval, MINUTE } from "../time";
import type { Refusal, RefusalCode, SessionProblem } from "./refusal";
import { refusalOf } from "./selection";
import { canUndo } from "./status";
import { blockedBy, withoutSessions } from "./times";
import type { Booking, Session, SessionStatus } from "./types";

/** How long a change can be taken back. */
export const UNDO_WINDOW = 10 * MINUTE;

/** A reschedule by the customer, as the activity recorded it. */
export interface RecordedReschedule {
  readonly at: Instant;
  readonly moves: readonly {
    readonly sessionId: string;
    readonly from: Interval;
    readonly to: Interval;
    readonly previousStatus: SessionStatus;
  }[];
  /** A fee that was only recorded as due is not paid. */
  readonly feePaid: boolean;
}

export interface WantedUndo {
  readonly booking: Booking;
  readonly change: RecordedReschedule;
  /** Everything occupied, the booking's own sessions included. */
  readonly occupied: Occupied;
  readonly now: Instant;
}

export interface PlannedReturn {
  /** As it stands before it returns. */
  readonly session: Session;
  readonly from: Interval;
  readonly to: Interval;
  /** The old and new interval with its buffers. */
  readonly blocked: Interval;
  /** One more, not one less: calendars follow only a rising RFC 5545 SEQUENCE. */
  readonly sequence: number;
  /** The move that is taken back does not count for the quota. */
  readonly rescheduleCount: number;
  /** The status that the session had before. */
  readonly status: SessionStatus;
}

export interface UndoPlan {
  readonly ok: true;
  readonly moves: readonly PlannedReturn[];
}

/** The last instant at which a change can be taken back; null when it never can, as with a paid fee. */
export function undoUntil(change: RecordedReschedule): Instant | null {
  const possible =
    !change.feePaid &&
    change.moves.length > 0 &&
    change.moves.every(({ previousStatus }) => canUndo("rescheduled", previousStatus, "customer"));
  return possible ? change.at + UNDO_WINDOW : null;
}

/**
 * Plans to take back a customer's last reschedule, all of it or nothing (spec section 3): within 10 minutes, as
 * long as no fee was paid, the sessions still stand where that change put them, and the old times are free.
 * Refusals: `not_undoable`; per session `unknown_session`, `not_undoable`, `wrong_status` (it has started
 * meanwhile), `in_past` (the old time has passed), `slot_taken`.
 */
export function planUndo({ booking, change, occupied, now }: WantedUndo): UndoPlan | Refusal {
  const until = undoUntil(change);
  if (until === null || now > until) return { ok: false, code: "not_undoable" };

  const returning = new Set(change.moves.map(({ sessionId }) => sessionId));
  const taken = withoutSessions(occupied, returning).blocked;
  const problems: SessionProblem[] = [];
  const moves: PlannedReturn[] = [];
  for (const { sessionId, from: old, to: present, previousStatus } of change.moves) {
    const session = booking.sessions.find(({ id }) => id === sessionId);
    const blocked = blockedBy(old, booking);
    const code = problemOf(session, present, previousStatus, old, now) ?? slotProblem(taken, blocked);
    if (session === undefined || code !== null) {
      problems.push({ session: sessionId, code: code ?? "unknown_session", start: old.start });
      continue;
    }
    moves.push({
      session,
      from: present,
      to: old,
      blocked,
      sequence: session.icalSequence + 1,
      rescheduleCount: Math.max(0, session.rescheduleCount - 1),
      status: previousStatus,
    });
  }
  return refusalOf(problems) ?? { ok: true, moves };
}

function problemOf(
  session: Session | undefined,
  present: Interval,
  previousStatus: SessionStatus,
  old: Interval,
  now: Instant,
): RefusalCode | null {
  if (session === undefined) return "unknown_session";
  const stands = session.start === present.start && session.end === present.end;
  if (!stands || session.statusBy !== "customer" || !canUndo(session.status, previousStatus, "customer")) {
    return "not_undoable";
  }
  if (session.start <= now) return "wrong_status";
  return old.start <= now ? "in_past" : null;
}

function slotProblem(taken: readonly Interval[], wanted: Interval): RefusalCode | null {
  return taken.some((other) => overlaps(other, wanted)) ? "slot_taken" : null;
}
