import type { ActivityData, RecordedEnd, RecordedSession } from "./activity";
import type { ApprovalPlan } from "./plan-approval";
import type { CancelPlan } from "./plan-cancel";
import type { ManualRefundPlan } from "./plan-refund";
import type { MovesPlan } from "./plan-reschedule";
import type { ResubmitPlan } from "./plan-resubmit";
import type { UndoPlan } from "./plan-undo";
import type { WaiverPlan } from "./plan-waive";
import type { Session } from "./types";

// What the record keeps of each plan: enough to tell it later, and to replay it (spec section 1, "Activity").

export function bookedData(sessions: readonly Session[]): ActivityData {
  return { kind: "booked", sessions: sessions.map((session) => recorded(session, session.icalSequence)) };
}

export function resubmittedData({ suggestions, previous }: ResubmitPlan): ActivityData {
  return { kind: "resubmitted", suggestions, previous };
}

export function approvedData({ sessions }: ApprovalPlan): ActivityData {
  return {
    kind: "approved",
    sessions: sessions.map(({ session, to, sequence }) => ({ sessionId: session.id, ...to, sequence })),
  };
}

/** @param paid Whether the fee was paid through Stripe. */
export function rescheduledData({ moves, total }: MovesPlan, paid = false): ActivityData {
  return { kind: "rescheduled", moves: recordedMoves(moves), fee: total, ...(paid && { paid }) };
}

/** @param undoes The id of the activity that is taken back. */
export function undoneData({ moves }: UndoPlan, undoes: string): ActivityData {
  const returns = recordedMoves(moves).map((move, index) => ({
    ...move,
    status: moves[index]?.status ?? move.previousStatus,
  }));
  return { kind: "undone", moves: returns, undoes };
}

/** A request that ends without a booking is withdrawn, whoever ends it; anything else is canceled. */
export function canceledData({ sessions, total }: CancelPlan): ActivityData {
  const ended = recordedEnds(sessions);
  return ended.every(({ previousStatus }) => previousStatus === "requested")
    ? { kind: "withdrawn", sessions: ended }
    : { kind: "canceled", sessions: ended, refund: total };
}

export function endedData(
  kind: "completed" | "no_show" | "reschedule_requested",
  sessions: readonly { readonly session: Session; readonly sequence: number }[],
): ActivityData {
  return { kind, sessions: recordedEnds(sessions) };
}

export function askedAgainData(sessions: readonly Session[]): ActivityData {
  return {
    kind: "asked_again",
    sessions: sessions.map((session) => recorded(session, session.icalSequence)),
  };
}

/** @param told Whether the customer is told. */
export function waivedData({ fees, total, sessions }: WaiverPlan, told: boolean): ActivityData {
  return {
    kind: "fee_waived",
    fees: fees.map(({ reference }) => reference),
    total,
    sessions: sessions.map((session) => recorded(session, session.icalSequence)),
    told,
  };
}

export function refundStartedData({ money }: ManualRefundPlan): ActivityData {
  return { kind: "refund_started", money };
}

function recordedEnds(
  sessions: readonly { readonly session: Session; readonly sequence: number }[],
): RecordedEnd[] {
  return sessions.map(({ session, sequence }) => ({
    ...recorded(session, sequence),
    previousStatus: session.status,
  }));
}

function recordedMoves(moves: MovesPlan["moves"] | UndoPlan["moves"]) {
  return moves.map(({ session, from, to, sequence }) => ({
    sessionId: session.id,
    from,
    to,
    sequence,
    previousStatus: session.status,
  }));
}

function recorded({ id, start, end }: Session, sequence: number): RecordedSession {
  return { sessionId: id, start, end, sequence };
}
