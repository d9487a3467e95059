import type { Actor, BookingStatus, SessionStatus } from "@/lib/domain/booking/types";
import type { Interval } from "@/lib/domain/time";
import { statement, type Tx } from "./transaction";

// Both in one statement each: the exclusion constraint is checked at the end of it, so two sessions can swap.
const MOVE_SESSIONS = statement(`
  UPDATE session s SET starts_at = m.starts_at, ends_at = m.ends_at, status = m.status::session_status, status_by = $2::actor,
    ical_sequence = m.sequence, reschedule_count = s.reschedule_count + $3
  FROM unnest($4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::int[], $8::text[]) AS m(id, starts_at, ends_at, sequence, status)
  WHERE s.account_id = $1 AND s.id = m.id AND s.ical_sequence = m.sequence - 1
  RETURNING s.id`);

const MOVE_BLOCKS = statement(`
  INSERT INTO blocked_time (account_id, id, owner_id, session_id, period)
  SELECT $1, m.id, $2, m.id, tstzrange(m.starts_at, m.ends_at)
  FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) AS m(id, starts_at, ends_at)
  ON CONFLICT (account_id, session_id) DO UPDATE SET period = EXCLUDED.period`);

const END_SESSIONS = statement(`
  UPDATE session s SET status = $2::session_status, status_by = $3::actor, ical_sequence = m.sequence
  FROM unnest($4::uuid[], $5::int[]) AS m(id, sequence)
  WHERE s.account_id = $1 AND s.id = m.id
  RETURNING s.id`);

const FREE_BLOCKS = statement(
  `DELETE FROM blocked_time WHERE account_id = $1 AND session_id = ANY($2::uuid[])`,
);

const SET_BOOKING_STATUS = statement(`
  UPDATE booking SET status = $3::booking_status WHERE account_id = $1 AND id = $2 AND status <> $3::booking_status`);

export interface SessionMove {
  readonly sessionId: string;
  readonly to: Interval;
  readonly blocked: Interval;
  /** The SEQUENCE after the move. */
  readonly sequence: number;
  readonly status: SessionStatus;
}

/**
 * Moves sessions together: the old times are freed and the new ones taken at the same instant.
 * `countsBy` is 1 for a move that uses up the customer's quota, 0 for the owner's, -1 for an undo.
 * Throws OverlapError when somebody else holds a part of a new time.
 */
export async function moveSessions(
  tx: Tx,
  scope: { accountId: string; ownerId: string },
  by: Actor,
  countsBy: 1 | 0 | -1,
  moves: readonly SessionMove[],
): Promise<void> {
  const ids = moves.map((move) => move.sessionId);
  const moved = await tx.query(MOVE_SESSIONS, [
    scope.accountId,
    by,
    countsBy,
    ids,
    moves.map((move) => new Date(move.to.start)),
    moves.map((move) => new Date(move.to.end)),
    moves.map((move) => move.sequence),
    moves.map((move) => move.status),
  ]);
  if (moved.length !== moves.length) throw new Error("a session changed although its owner was locked");
  await tx.query(MOVE_BLOCKS, [
    scope.accountId,
    scope.ownerId,
    ids,
    moves.map((move) => new Date(move.blocked.start)),
    moves.map((move) => new Date(move.blocked.end)),
  ]);
}

/** Cancels sessions and frees their time. `sequence` is the SEQUENCE after it. */
export async function cancelSessions(
  tx: Tx,
  accountId: string,
  by: Actor,
  sessions: readonly { sessionId: string; sequence: number }[],
): Promise<void> {
  const ids = sessions.map((session) => session.sessionId);
  const ended = await tx.query(END_SESSIONS, [
    accountId,
    "canceled",
    by,
    ids,
    sessions.map((session) => session.sequence),
  ]);
  if (ended.length !== sessions.length) throw new Error("a session to cancel is missing");
  await tx.query(FREE_BLOCKS, [accountId, ids]);
}

export async function setBookingStatus(
  tx: Tx,
  accountId: string,
  bookingId: string,
  status: BookingStatus,
): Promise<void> {
  await tx.query(SET_BOOKING_STATUS, [accountId, bookingId, status]);
}
