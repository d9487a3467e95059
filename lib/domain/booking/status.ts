import type { Actor, BookingStatus, Session, SessionStatus } from "./types";

type Moves = { readonly [To in SessionStatus]?: readonly Actor[] };

const FROM_LIVE: Moves = {
  rescheduled: ["customer", "owner"],
  reschedule_requested: ["owner"],
  canceled: ["customer", "owner"],
  completed: ["system"],
  no_show: ["owner"],
};

/** From where to where a session's status may go, and who may take it there (spec sections 1, 3 and 4). */
const MOVES = {
  /** To itself: the customer suggests other times. To canceled: withdrawn, declined, or expired. */
  requested: {
    requested: ["customer"],
    scheduled: ["owner"],
    canceled: ["customer", "owner", "system"],
  },
  scheduled: FROM_LIVE,
  rescheduled: FROM_LIVE,
  reschedule_requested: { rescheduled: ["customer", "owner"], canceled: ["customer", "owner"] },
  completed: { no_show: ["owner"] },
  no_show: {},
  canceled: {},
} satisfies Record<SessionStatus, Moves>;

/** Whether `by` may take a session's status from `from` to `to`. Taking a move back is `canUndo`. */
export function canMove(from: SessionStatus, to: SessionStatus, by: Actor): boolean {
  const moves: Moves = MOVES[from];
  return moves[to]?.includes(by) ?? false;
}

/**
 * Whether `by` may take back a reschedule, so that the session has its `previous` status again. Only the
 * customer undoes, and never back into waiting for a new time: the owner has freed that slot.
 */
export function canUndo(from: SessionStatus, previous: SessionStatus, by: Actor): boolean {
  return (
    by === "customer" && from === "rescheduled" && (previous === "scheduled" || previous === "rescheduled")
  );
}

/**
 * The status of the whole booking (spec section 1, "Package status").
 * @param sessions All sessions of the booking as they stand now, at least one.
 * @param anyChanged Whether any session was ever rescheduled or canceled; it stays true after an undo.
 */
export function bookingStatusAfter(
  sessions: readonly Pick<Session, "status">[],
  anyChanged: boolean,
): BookingStatus {
  if (sessions.some(({ status }) => status === "requested")) return "requested";
  if (sessions.every(({ status }) => isOver(status))) return "completed";
  return anyChanged || sessions.some(({ status }) => isChange(status)) ? "updated" : "created";
}

function isOver(status: SessionStatus): boolean {
  return status === "completed" || status === "no_show" || status === "canceled";
}

function isChange(status: SessionStatus): boolean {
  return status === "rescheduled" || status === "reschedule_requested" || status === "canceled";
}
