import { timeCautions } from "../availability/cautions";
import type { Occupied, SlotSettings } from "../availability/types";
import { sessionShare, sumMoney } from "../money/shares";
import type { Money } from "../money/types";
import type { Amount } from "../policy/types";
import type { Instant, Interval } from "../time";
import { type CautionedTime, cautioned, confirmationFor, type NeedsConfirmation } from "./confirmation";
import { suggestionsFor } from "./plan-resubmit";
import { readReason } from "./reason";
import type { Refusal, RefusalCode, SessionProblem } from "./refusal";
import { refusalOf, selectSessions } from "./selection";
import { canMove } from "./status";
import {
  blockedBy,
  blockedByOthers,
  overlapsAmong,
  ownersTimeRefusal,
  sessionAt,
  settingsFor,
  withoutSessions,
} from "./times";
import type { Booking, Session } from "./types";

/** The times that an owner picks for requested sessions: suggested ones, or any others that are free. */
export interface WantedApproval {
  readonly booking: Booking;
  readonly picks: readonly { readonly sessionId: string; readonly start: Instant }[];
  /** The page's settings of today; duration and buffers are taken from the booking. */
  readonly settings: SlotSettings;
  readonly occupied: Occupied;
  /** A note to the customer. */
  readonly reason: string | null;
  /** The owner was told of the cautions and means these times. */
  readonly confirmed: boolean;
  readonly now: Instant;
}

export interface PlannedApproval {
  /** As it stands before it is approved. */
  readonly session: Session;
  readonly to: Interval;
  /** The interval with its buffers. */
  readonly blocked: Interval;
  /** Unchanged: the invitation is the first that calendars hear of it. */
  readonly sequence: number;
}

export interface ApprovalPlan {
  readonly ok: true;
  /** In the order picked. */
  readonly sessions: readonly PlannedApproval[];
  /** The approved sessions' share of a shown price, all of it when the whole request is approved; null without one. */
  readonly due: Money | null;
  readonly reason: string | null;
  /** The times that customers are not offered, and did not suggest while they were. */
  readonly cautions: readonly CautionedTime[];
}

/**
 * Plans to approve requested sessions, all that are picked or none; the others go on waiting (spec section 9). Only
 * now their time is taken. No picked time may lie in the past, overlap another picked one, a live session, or a hold, with
 * buffers. What the customer suggested is fine as long as the calendar is free; any other time is, where it is not offered,
 * to be confirmed.
 * Refusals: `no_sessions`, `unknown_session`, `duplicate_session`; then per session the first of `wrong_status`,
 * `overlapping_times`, `not_a_slot`, `in_past`, `slot_taken`; then `reason_too_long`, `needs_confirmation`.
 */
export function planApproval(wanted: WantedApproval): ApprovalPlan | Refusal | NeedsConfirmation {
  const { booking, picks, occupied, now } = wanted;
  const ids = picks.map(({ sessionId }) => sessionId);
  const selection = selectSessions(booking, ids);
  if (!selection.ok) return selection;

  const starts = picks.map(({ start }) => start);
  const moving = new Set(ids);
  const overlapping = overlapsAmong(starts, booking, blockedByOthers(booking, moving));
  const free = withoutSessions(occupied, moving);
  const problems: SessionProblem[] = [];
  const sessions: PlannedApproval[] = [];
  for (const [index, session] of selection.sessions.entries()) {
    const start = starts[index] ?? Number.NaN;
    const code = problemOf(booking, session, overlapping[index] ?? false, free, start, now);
    if (code !== null) {
      problems.push({ session: session.id, code, start });
      continue;
    }
    const to = sessionAt(start, booking);
    sessions.push({ session, to, blocked: blockedBy(to, booking), sequence: session.icalSequence });
  }
  const refusal = refusalOf(problems);
  if (refusal !== null) return refusal;
  const read = readReason("optional", wanted.reason);
  if (!read.ok) return { ok: false, code: read.code };
  const cautions = cautionsFor(wanted, selection.sessions, free);
  const unconfirmed = confirmationFor(cautions, wanted.confirmed);
  if (unconfirmed !== null) return unconfirmed;
  return { ok: true, sessions, due: dueFor(booking, selection.sessions), reason: read.reason, cautions };
}

/** Of a time that the customer suggested the page said already that it is offered; only the calendar may have changed. */
function cautionsFor(
  { booking, picks, settings, now }: WantedApproval,
  sessions: readonly Session[],
  free: Occupied,
): CautionedTime[] {
  const starts = picks.map(({ start }) => start);
  const suggested = suggestionsFor(sessions);
  const cautions = timeCautions(settingsFor(booking, settings), free, starts, now).map((all, index) =>
    suggested.includes(starts[index] ?? Number.NaN) ? all.filter((caution) => caution === "busy") : all,
  );
  return cautioned(picks, cautions);
}

function problemOf(
  booking: Booking,
  session: Session,
  overlapping: boolean,
  occupied: Occupied,
  start: Instant,
  now: Instant,
): RefusalCode | null {
  if (!canMove(session.status, "scheduled", "owner")) return "wrong_status";
  return overlapping ? "overlapping_times" : ownersTimeRefusal(booking, occupied, start, now);
}

const WHOLE: Amount = { kind: "percent", percent: 100 };

/** The shares of all sessions sum exactly to the price, in however many steps they are approved. */
function dueFor(booking: Booking, sessions: readonly Session[]): Money | null {
  const { price } = booking;
  if (price === null || price.mode === "hidden") return null;
  return sumMoney(
    sessions.map(({ position }) => ({
      amount: sessionShare("reschedule", WHOLE, booking, position),
      currency: price.currency,
    })),
  );
}
