import type { Actor, BookingStatus, SessionStatus } from "@/lib/domain/booking/types";
import type { Instant, Interval } from "@/lib/domain/time";
import { statement, type Tx } from "./transaction";

// Both in one statement each: the exclusion constraint is checked at the end of it, so two sessions can swap.
const MOVE_SESSIONS = statement(`
  UPDATE session s SET starts_at = m.starts_at, ends_at = m.ends_at, status = m.status::session_status, status_by = $2::actor,
    ical_sequence = m.sequence, reschedule_count = m.reschedule_count, changed_at = $9
  FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::int[], $7::text[], $8::int[])
    AS m(id, starts_at, ends_at, sequence, status, reschedule_count)
  WHERE s.account_id = $1 AND s.id = m.id AND s.ical_sequence = m.sequence - 1
  RETURNING s.id`);

const BLOCK_TIMES = statement(`
  INSERT INTO blocked_time (account_id, id, owner_id, session_id, period)
  SELECT $1, m.id, $2, m.id, tstzrange(m.starts_at, m.ends_at)
  FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) AS m(id, starts_at, ends_at)
  ON CONFLICT (account_id, session_id) DO UPDATE SET period = EXCLUDED.period`);

const END_SESSIONS = statement(`
  UPDATE session s SET status = $2::session_status, status_by = $3::actor, ical_sequence = m.sequence, changed_at = $6
  FROM unnest($4::uuid[], $5::int[]) AS m(id, sequence)
  WHERE s.account_id = $1 AND s.id = m.id
  RETURNING s.id`);

const APPROVE_SESSIONS = statement(`
  UPDATE session s SET starts_at = m.starts_at, ends_at = m.ends_at, original_start = m.starts_at,
    status = 'scheduled', status_by = $2::actor, suggested_starts = NULL, changed_at = $6
  FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) AS m(id, starts_at, ends_at)
  WHERE s.account_id = $1 AND s.id = m.id AND s.status = 'requested'
  RETURNING s.id`);

const SUGGEST_TIMES = statement(`
  UPDATE session s SET starts_at = m.starts_at, ends_at = m.ends_at, original_start = m.starts_at,
    status_by = $2::actor, suggested_starts = m.suggested_starts::jsonb, changed_at = $7
  FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::text[]) AS m(id, starts_at, ends_at, suggested_starts)
  WHERE s.account_id = $1 AND s.id = m.id AND s.status = 'requested'
  RETURNING s.id`);

const FREE_TIMES = statement(
  `DELETE FROM blocked_time WHERE account_id = $1 AND session_id = ANY($2::uuid[])`,
);

const SET_BOOKING_STATUS = statement(`
  UPDATE booking SET status = $3::booking_status WHERE account_id = $1 AND id = $2 AND status <> $3::booking_status`);

export interface SessionMove {
  readonly sessionId: string;
  readonly to: Interval;
  readonly blocked: Interval;
  /** SEQUENCE and the count for the quota after the move. */
  readonly sequence: number;
  readonly rescheduleCount: number;
  readonly status: SessionStatus;
}

/**
 * Moves sessions together: the old times are freed, where they were held, and the new ones taken at the same instant.
 * Throws OverlapError when somebody else holds a part of a new time.
 */
export async function moveSessions(
  tx: Tx,
  scope: { accountId: string; ownerId: string },
  by: Actor,
  moves: readonly SessionMove[],
  now: Instant,
): Promise<void> {
  const ids = moves.map((move) => move.sessionId);
  const moved = await tx.query(MOVE_SESSIONS, [
    scope.accountId,
    by,
    ids,
    moves.map((move) => new Date(move.to.start)),
    moves.map((move) => new Date(move.to.end)),
    moves.map((move) => move.sequence),
    moves.map((move) => move.status),
    moves.map((move) => move.rescheduleCount),
    new Date(now),
  ]);
  if (moved.length !== moves.length) throw new Error("a session changed although its owner was locked");
  await blockTimes(tx, scope, moves);
}

/** A requested session's approved time. */
export interface SessionApproval {
  readonly sessionId: string;
  readonly to: Interval;
  readonly blocked: Interval;
}

/** Settles the times of requested sessions and takes them. Throws OverlapError when somebody else holds a part. */
export async function approveSessions(
  tx: Tx,
  scope: { accountId: string; ownerId: string },
  by: Actor,
  sessions: readonly SessionApproval[],
  now: Instant,
): Promise<void> {
  const approved = await tx.query(APPROVE_SESSIONS, [
    scope.accountId,
    by,
    sessions.map(({ sessionId }) => sessionId),
    sessions.map(({ to }) => new Date(to.start)),
    sessions.map(({ to }) => new Date(to.end)),
    new Date(now),
  ]);
  if (approved.length !== sessions.length)
    throw new Error("a request changed although its booking was locked");
  await blockTimes(tx, scope, sessions);
}

/** Replaces the times suggested for requested sessions; none of them is held. */
export async function suggestTimes(
  tx: Tx,
  accountId: string,
  by: Actor,
  sessions: readonly (Interval & {
    readonly sessionId: string;
    readonly suggestedStarts: readonly Instant[];
  })[],
  now: Instant,
): Promise<void> {
  const suggested = await tx.query(SUGGEST_TIMES, [
    accountId,
    by,
    sessions.map(({ sessionId }) => sessionId),
    sessions.map(({ start }) => new Date(start)),
    sessions.map(({ end }) => new Date(end)),
    sessions.map(({ suggestedStarts }) => JSON.stringify(suggestedStarts)),
    new Date(now),
  ]);
  if (suggested.length !== sessions.length)
    throw new Error("a request changed although its booking was locked");
}

async function blockTimes(
  tx: Tx,
  scope: { accountId: string; ownerId: string },
  sessions: readonly { readonly sessionId: string; readonly blocked: Interval }[],
): Promise<void> {
  await tx.query(BLOCK_TIMES, [
    scope.accountId,
    scope.ownerId,
    sessions.map(({ sessionId }) => sessionId),
    sessions.map(({ blocked }) => new Date(blocked.start)),
    sessions.map(({ blocked }) => new Date(blocked.end)),
  ]);
}

/**
 * Whether a session that gets this status gives its time back. One that took place, or should have, keeps it: it is
 * history, it lies where nothing new can be booked, and the buffer after it still has to be kept.
 */
const FREES_TIME = {
  canceled: true,
  reschedule_requested: true,
  completed: false,
  no_show: false,
} as const satisfies Partial<Record<SessionStatus, boolean>>;

/** Ends sessions, or lets them wait for a new time. `sequence` is the SEQUENCE after it. */
export async function endSessions(
  tx: Tx,
  accountId: string,
  status: keyof typeof FREES_TIME,
  by: Actor,
  sessions: readonly { readonly sessionId: string; readonly sequence: number }[],
  now: Instant,
): Promise<void> {
  const ids = sessions.map((session) => session.sessionId);
  const ended = await tx.query(END_SESSIONS, [
    accountId,
    status,
    by,
    ids,
    sessions.map((session) => session.sequence),
    new Date(now),
  ]);
  if (ended.length !== sessions.length) throw new Error("a session to end is missing");
  if (FREES_TIME[status]) await tx.query(FREE_TIMES, [accountId, ids]);
}

export async function setBookingStatus(
  tx: Tx,
  accountId: string,
  bookingId: string,
  status: BookingStatus,
): Promise<void> {
  await tx.query(SET_BOOKING_STATUS, [accountId, bookingId, status]);
}
