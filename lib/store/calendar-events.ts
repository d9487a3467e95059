import type { Instant, Interval } from "@/lib/domain/time";
import { query, type Statement, statement, type Tx } from "./transaction";

/** An event that has to be written, or written anew, or removed. */
export interface DueEvent {
  readonly accountId: string;
  readonly sessionId: string;
  readonly bookingId: string;
  readonly ownerId: string;
  readonly calendarId: string | null;
  readonly href: string | null;
  readonly etag: string | null;
  readonly dueSince: Instant;
  readonly attempts: number;
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

// Nothing is due while the owner has no calendar to write into, but for what stands in one from before. A request stands in
// no calendar before it is approved.
const MARK = (which: string) => `
  INSERT INTO calendar_event AS e (account_id, session_id, owner_id, due_since)
  SELECT s.account_id, s.id, s.owner_id, $3 FROM session s
  LEFT JOIN calendar_event o ON o.account_id = s.account_id AND o.session_id = s.id
  WHERE s.account_id = $1 AND ${which} AND (o.href IS NOT NULL
    OR EXISTS (SELECT FROM calendar k WHERE k.account_id = s.account_id AND k.owner_id = s.owner_id AND k.is_written))
  ON CONFLICT (account_id, session_id) DO UPDATE SET
    due_since = CASE WHEN e.failed_at IS NULL THEN coalesce(e.due_since, EXCLUDED.due_since) ELSE EXCLUDED.due_since END,
    next_try_at = NULL, failed_at = NULL, attempts = 0
  RETURNING e.owner_id AS "ownerId"`;

const LIVE = `s.status IN ('scheduled', 'rescheduled')`;

const MARK_BOOKING = statement(
  MARK(`s.booking_id = $2 AND ((o.session_id IS NULL AND ${LIVE})
    OR (o.session_id IS NOT NULL AND o.sequence IS DISTINCT FROM s.ical_sequence))`),
);
const MARK_AHEAD = statement(MARK(`s.owner_id = $2 AND ${LIVE} AND s.ends_at > $3`));
const MARK_SESSION = statement(MARK(`s.id = $2`));

// What is written into the calendar of whoever had a page before has to be taken out of it, and stand in its new owner's.
const MARK_HANDED_OVER = statement(`
  INSERT INTO calendar_event AS e (account_id, session_id, owner_id, due_since)
  SELECT s.account_id, s.id, s.owner_id, $3 FROM session s
  LEFT JOIN calendar_event o ON o.account_id = s.account_id AND o.session_id = s.id
  WHERE s.account_id = $1 AND s.page_id = $2 AND ${LIVE} AND s.ends_at > $3 AND (o.calendar_id IS NOT NULL
    OR EXISTS (SELECT FROM calendar k WHERE k.account_id = s.account_id AND k.owner_id = s.owner_id AND k.is_written))
  ON CONFLICT (account_id, session_id) DO UPDATE SET owner_id = EXCLUDED.owner_id, due_since = EXCLUDED.due_since,
    next_try_at = NULL, failed_at = NULL, attempts = 0
  RETURNING e.session_id`);

// Both by the partial index `calendar_event_waiting`.
const IS_DUE = `e.due_since IS NOT NULL AND e.failed_at IS NULL AND (e.next_try_at IS NULL OR e.next_try_at <= $1)`;
const OWNERS = statement(`
  SELECT e.account_id AS "accountId", e.owner_id AS "ownerId" FROM calendar_event e WHERE ${IS_DUE}
  UNION SELECT l.account_id, l.owner_id FROM calendar_leftover l WHERE l.next_try_at IS NULL OR l.next_try_at <= $1`);
const DUE = statement(`
  SELECT e.account_id AS "accountId", e.session_id AS "sessionId", s.booking_id AS "bookingId",
    e.owner_id AS "ownerId", e.calendar_id AS "calendarId", e.href, e.etag, ${ms("e.due_since")} AS "dueSince", e.attempts
  FROM calendar_event e JOIN session s ON s.account_id = e.account_id AND s.id = e.session_id
  WHERE e.account_id = $2 AND e.owner_id = $3 AND ${IS_DUE} ORDER BY e.due_since, e.session_id LIMIT $4`);

// Where it stood in another calendar before, it is left over there.
const PLACE = statement(`
  WITH before AS (SELECT * FROM calendar_event WHERE account_id = $1 AND session_id = $2),
  leaves AS (
    INSERT INTO calendar_leftover (account_id, id, owner_id, calendar_id, href, etag, due_since)
    SELECT b.account_id, gen_random_uuid(), b.owner_id, b.calendar_id, b.href, b.etag, $5 FROM before b
    WHERE b.href IS NOT NULL AND b.calendar_id IS DISTINCT FROM $3::uuid)
  UPDATE calendar_event SET calendar_id = $3, href = $4, etag = NULL WHERE account_id = $1 AND session_id = $2`);

// A session that changed again while its event was written stays due.
const WRITTEN = statement(`
  UPDATE calendar_event e SET calendar_id = $3, href = $4, etag = $5, sequence = $6, starts_at = $7, ends_at = $8,
    written_at = $9, attempts = 0, problem = NULL, failed_at = NULL, next_try_at = NULL,
    change_seen_at = NULL, change_starts_at = NULL, change_ends_at = NULL,
    due_since = CASE WHEN s.ical_sequence = $6 THEN NULL ELSE coalesce(e.due_since, $9) END
  FROM session s WHERE e.account_id = $1 AND e.session_id = $2 AND s.account_id = $1 AND s.id = $2`);

const DROPPED = statement(`
  UPDATE calendar_event SET due_since = NULL, next_try_at = NULL, problem = NULL WHERE account_id = $1 AND session_id = $2`);

const FAILED = statement(`
  UPDATE calendar_event SET attempts = attempts + 1, problem = $3, next_try_at = $4, failed_at = $5
  WHERE account_id = $1 AND session_id = $2 AND due_since IS NOT NULL`);

const RETRY = statement(`
  UPDATE calendar_event SET due_since = $3, next_try_at = NULL, failed_at = NULL, attempts = 0
  WHERE account_id = $1 AND owner_id = $2 AND due_since IS NOT NULL RETURNING session_id`);

const WAITING = statement(`
  SELECT count(*) FILTER (WHERE failed_at IS NULL)::int AS waiting, count(*) FILTER (WHERE failed_at IS NOT NULL)::int AS failed,
    (array_agg(problem ORDER BY due_since) FILTER (WHERE problem IS NOT NULL))[1] AS problem
  FROM calendar_event WHERE account_id = $1 AND owner_id = $2 AND due_since IS NOT NULL`);

const HAS_WRITTEN = statement(
  `SELECT 1 AS found FROM calendar WHERE account_id = $1 AND owner_id = $2 AND is_written`,
);

async function mark(tx: Tx, what: Statement, values: readonly unknown[], now: Instant): Promise<boolean> {
  return (await tx.query(what, [...values, new Date(now)])).length > 0;
}

/** Notes which events of a booking the calendar is behind with; whether there are any. In the transaction of the change. */
export function markBookingDue(tx: Tx, accountId: string, bookingId: string, now: Instant): Promise<boolean> {
  return mark(tx, MARK_BOOKING, [accountId, bookingId], now);
}

/** The same for all sessions of an owner that lie ahead: another calendar was chosen. */
export function markAheadDue(tx: Tx, accountId: string, ownerId: string, now: Instant): Promise<boolean> {
  return mark(tx, MARK_AHEAD, [accountId, ownerId], now);
}

/** The same for one session. */
export function markSessionDue(tx: Tx, accountId: string, sessionId: string, now: Instant): Promise<boolean> {
  return mark(tx, MARK_SESSION, [accountId, sessionId], now);
}

/** The same for all sessions of a page that lie ahead: it is another owner's by now. */
export function markHandedOver(tx: Tx, accountId: string, pageId: string, now: Instant): Promise<boolean> {
  return mark(tx, MARK_HANDED_OVER, [accountId, pageId], now);
}

/** Whose calendars have something to be done in. */
export async function ownersDue(now: Instant): Promise<{ accountId: string; ownerId: string }[]> {
  return query<{ accountId: string; ownerId: string }>(OWNERS, [new Date(now)]);
}

/** The events of one owner that are due, longest first. */
export async function dueEvents(
  { accountId, ownerId }: { readonly accountId: string; readonly ownerId: string },
  now: Instant,
  limit: number,
): Promise<DueEvent[]> {
  return query<DueEvent>(DUE, [new Date(now), accountId, ownerId, limit]);
}

type Key = Pick<DueEvent, "accountId" | "sessionId">;

/** Notes where an event is about to be written (null: nowhere any more), before anything is: an answer may get lost. */
export async function notePlace(
  { accountId, sessionId }: Key,
  place: { readonly calendarId: string; readonly href: string } | null,
  now: Instant,
): Promise<void> {
  const where = [place?.calendarId ?? null, place?.href ?? null];
  await query(PLACE, [accountId, sessionId, ...where, new Date(now)]);
}

/** Notes how an event stands in the calendar now; `place` is null for one that was removed. */
export async function noteWritten(
  { accountId, sessionId }: Key,
  place: { readonly calendarId: string; readonly href: string; readonly etag: string | null } | null,
  session: Interval & { readonly sequence: number },
  now: Instant,
): Promise<void> {
  const where = [place?.calendarId ?? null, place?.href ?? null, place?.etag ?? null];
  const times = [new Date(session.start), new Date(session.end)];
  await query(WRITTEN, [accountId, sessionId, ...where, session.sequence, ...times, new Date(now)]);
}

/** Nothing is left to write: there is no calendar for it any more. */
export async function dropDue({ accountId, sessionId }: Key): Promise<void> {
  await query(DROPPED, [accountId, sessionId]);
}

/** Notes that it did not work; without a next try it is given up. */
export async function noteWriteFailure(
  { accountId, sessionId }: Key,
  problem: string,
  nextTry: Instant | null,
  now: Instant,
): Promise<void> {
  const next = nextTry === null ? null : new Date(nextTry);
  await query(FAILED, [accountId, sessionId, problem, next, nextTry === null ? new Date(now) : null]);
}

/** Starts over with everything of an owner that waits or was given up; whether there is any. */
export function retryEvents(tx: Tx, accountId: string, ownerId: string, now: Instant): Promise<boolean> {
  return mark(tx, RETRY, [accountId, ownerId], now);
}

export interface WaitingEvents {
  readonly waiting: number;
  readonly failed: number;
  /** What the server answered about the one that waits longest. */
  readonly problem: string | null;
}

export async function waitingEvents(accountId: string, ownerId: string): Promise<WaitingEvents> {
  const [row] = await query<WaitingEvents>(WAITING, [accountId, ownerId]);
  return row ?? { waiting: 0, failed: 0, problem: null };
}

/** Whether the owner's sessions are written into a calendar. */
export async function hasWrittenCalendar(accountId: string, ownerId: string): Promise<boolean> {
  return (await query(HAS_WRITTEN, [accountId, ownerId])).length > 0;
}
