import { type Actor, type BookingStatus, LIVE_STATUSES, type Session, type SessionStatus } from "./types";

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

/** Whether a session of this status holds its time, and stands in the calendars of those who attend. */
export function isLive(status: SessionStatus): boolean {
  return LIVE_STATUSES.some((live) => live === status);
}

/**
 * Whether a move counts against "at most N reschedules per session": only what customers move of their own accord
 * does, not their answer to the owner's request for a new time (spec sections 2 and 4).
 */
export function usesQuota(previous: SessionStatus, by: Actor): boolean {
  return by === "customer" && previous !== "reschedule_requested";
}

/**
 * The status of the whole booking (spec section 1, "Package status").
 * @param sessions All sessions of the booking as they stand now, at least one.
 * @param anyChanged Whether any session was rescheduled or canceled, though its status may not tell it any more.
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
