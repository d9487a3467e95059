import type { Occupied, SlotSettings } from "../availability/types";
import { sumMoney } from "../money/shares";
import type { Money } from "../money/types";
import { judgeMove } from "../policy/judge";
import { type Instant, type Interval, MINUTE } from "../time";
import { readReason, reasonRule } from "./reason";
import type { Refusal, RefusalCode, SessionProblem } from "./refusal";
import { refusalOf, selectSessions } from "./selection";
import { canMove, usesQuota } from "./status";
import {
  blockedBy,
  blockedByOthers,
  overlapsAmong,
  ownersTimeRefusal,
  sessionAt,
  settingsFor,
  timeRefusals,
  withoutSessions,
} from "./times";
import type { Actor, Booking, Session } from "./types";

/** New times for some sessions of one booking. */
export interface WantedMoves {
  readonly booking: Booking;
  readonly moves: readonly { readonly sessionId: string; readonly start: Instant }[];
  /** The page's settings of today; duration and buffers are taken from the booking. */
  readonly settings: SlotSettings;
  /** Everything occupied, the booking's own sessions included. */
  readonly occupied: Occupied;
  readonly now: Instant;
  /** When the fees were shown to the customer; as long as QUOTE_VALID_FOR they stay as they were then. Null: as of now. */
  readonly quotedAt?: Instant | null;
  readonly by: Actor;
}

/** How long fees that were shown hold (spec section 5: a quote is valid for some minutes). */
export const QUOTE_VALID_FOR = 10 * MINUTE;

export interface PlannedMove {
  /** As it stands before the move. */
  readonly session: Session;
  readonly from: Interval;
  readonly to: Interval;
  /** The new interval with its buffers. */
  readonly blocked: Interval;
  /** The fee for this session; null without a shown price, and always when the owner moves it. */
  readonly charge: Money | null;
  /** The new RFC 5545 SEQUENCE. */
  readonly sequence: number;
  /** The new count for the quota: only what customers move of their own accord counts. */
  readonly rescheduleCount: number;
  readonly status: "rescheduled";
}

export interface MovesPlan {
  readonly ok: true;
  /** In the order asked. */
  readonly moves: readonly PlannedMove[];
  readonly total: Money | null;
}

export type ReschedulePlan = MovesPlan & { readonly reason: string | null };

/**
 * Plans a whole reschedule, all or nothing: `planMoves` and then the reason, as the policy asks for it.
 * Refusals: those of `planMoves`, then `reason_required` and `reason_too_long`.
 */
export function planReschedule(
  wanted: WantedMoves & { readonly reason: string | null },
): ReschedulePlan | Refusal {
  const plan = planMoves(wanted);
  if (!plan.ok) return plan;
  const sessions = plan.moves.map(({ session }) => session);
  const read = readReason(reasonRule("reschedule", wanted.booking, sessions, wanted.by), wanted.reason);
  return read.ok ? { ...plan, reason: read.reason } : { ok: false, code: read.code };
}

/**
 * Plans the moves alone, as the review shows them before a reason is written (spec section 3). The moved
 * sessions' own times count as free, so two may swap. Customers are bound by the policy and by the times offered;
 * owners by neither, but no move may overlap another live session, with buffers.
 * Refusals: `no_sessions`, `unknown_session`, `duplicate_session`; then per session the first of: a verdict
 * code, `same_time`, `overlapping_times`, `in_past`, `not_a_slot`, `slot_taken`, `cap_reached`.
 */
export function planMoves(wanted: WantedMoves): MovesPlan | Refusal {
  const { booking, moves, by } = wanted;
  const ids = moves.map(({ sessionId }) => sessionId);
  const selection = selectSessions(booking, ids);
  if (!selection.ok) return selection;

  const timeProblem = timeProblems(wanted, new Set(ids));
  const problems: SessionProblem[] = [];
  const planned: PlannedMove[] = [];
  for (const [index, session] of selection.sessions.entries()) {
    const start = moves[index]?.start ?? Number.NaN;
    const permission = permit(wanted, session, start);
    const code = permission.ok ? timeProblem(index, session, start) : permission.code;
    if (code !== null) problems.push({ session: session.id, code, start });
    else if (permission.ok) planned.push(move(booking, session, start, permission.charge, by));
  }
  const total = sumMoney(planned.map(({ charge }) => charge));
  return refusalOf(problems) ?? { ok: true, moves: planned, total };
}

type Permission =
  | { readonly ok: true; readonly charge: Money | null }
  | { readonly ok: false; readonly code: RefusalCode };

function permit({ booking, now, quotedAt, by }: WantedMoves, session: Session, start: Instant): Permission {
  if (!canMove(session.status, "rescheduled", by)) return { ok: false, code: "wrong_status" };
  if (by !== "customer") return { ok: true, charge: null };
  const verdict = judgeMove(booking, session, start, now);
  if (!verdict.allowed) return { ok: false, code: verdict.code };
  const quoted = isValid(quotedAt, now) ? judgeMove(booking, session, start, quotedAt) : verdict;
  return { ok: true, charge: quoted.allowed ? quoted.charge : verdict.charge };
}

function isValid(quotedAt: Instant | null | undefined, now: Instant): quotedAt is Instant {
  return quotedAt != null && quotedAt <= now && now < quotedAt + QUOTE_VALID_FOR;
}

/** Judges all new times together and answers for each of them. */
function timeProblems(
  { booking, moves, settings, occupied, now, by }: WantedMoves,
  moving: ReadonlySet<string>,
): (index: number, session: Session, start: Instant) => RefusalCode | null {
  const starts = moves.map(({ start }) => start);
  const overlapping = overlapsAmong(starts, booking, blockedByOthers(booking, moving));
  const free = withoutSessions(occupied, moving);
  const refusals =
    by === "owner"
      ? starts.map((start) => ownersTimeRefusal(booking, free, start, now))
      : timeRefusals(settingsFor(booking, settings), free, starts, now);
  return (index, session, start) => {
    if (start === session.start) return "same_time";
    return overlapping[index] ? "overlapping_times" : (refusals[index] ?? null);
  };
}

function move(
  booking: Booking,
  session: Session,
  start: Instant,
  charge: Money | null,
  by: Actor,
): PlannedMove {
  const to = sessionAt(start, booking);
  return {
    session,
    from: { start: session.start, end: session.end },
    to,
    blocked: blockedBy(to, booking),
    charge,
    sequence: session.icalSequence + 1,
    rescheduleCount: session.rescheduleCount + (usesQuota(session.status, by) ? 1 : 0),
    status: "rescheduled",
  };
}
