import type { Instant, Interval } from "@/lib/domain/time";
import { type CalendarQuestion, questionsOf } from "./calendar-questions";
import { query, statement, type Tx } from "./transaction";

/** A session that a calendar says something about. */
export interface FoundSession extends Interval {
  readonly sessionId: string;
  readonly bookingId: string;
  readonly sequence: number;
}

export interface FoundChange extends FoundSession {
  /** Null when it was put back as it was. */
  readonly seenAt: Instant | null;
  /** Null when it was deleted. */
  readonly toStart: Instant | null;
  readonly toEnd: Instant | null;
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const SESSION = `s.id AS "sessionId", s.booking_id AS "bookingId", s.ical_sequence AS sequence,
  ${ms("s.starts_at")} AS start, ${ms("s.ends_at")} AS end`;

const LIVE = `s.status IN ('scheduled', 'rescheduled')`;

const CHANGE = `e.change_seen_at IS NOT NULL AND e.change_starts_at IS NOT DISTINCT FROM o.starts_at
  AND e.change_ends_at IS NOT DISTINCT FROM o.ends_at`;
const SAME = `(o.starts_at = s.starts_at AND o.ends_at = s.ends_at) IS TRUE`;
const RETURNED = `${SESSION}, ${ms("e.change_seen_at")} AS "seenAt", ${ms("e.change_starts_at")} AS "toStart",
  ${ms("e.change_ends_at")} AS "toEnd"`;

// An older SEQUENCE is what stood there before we wrote: the list was read in between.
const SEEN = statement(`
  UPDATE calendar_event e SET change_seen_at = CASE WHEN ${SAME} THEN NULL ELSE $7::timestamptz END,
    change_starts_at = CASE WHEN ${SAME} THEN NULL ELSE o.starts_at END,
    change_ends_at = CASE WHEN ${SAME} THEN NULL ELSE o.ends_at END
  FROM session s, unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::int[]) AS o(uid, starts_at, ends_at, sequence)
  WHERE e.account_id = $1 AND e.calendar_id = $2 AND s.account_id = $1 AND s.id = e.session_id AND s.ical_uid = o.uid
    AND e.due_since IS NULL AND o.sequence >= e.sequence AND ${LIVE} AND s.starts_at > $7
    AND CASE WHEN ${SAME} THEN e.change_seen_at IS NOT NULL ELSE NOT (${CHANGE}) END
  RETURNING ${RETURNED}`);

const GONE = statement(`
  UPDATE calendar_event e SET change_seen_at = $4, change_starts_at = NULL, change_ends_at = NULL
  FROM session s
  WHERE e.account_id = $1 AND e.calendar_id = $2 AND e.href = ANY($3::text[]) AND s.account_id = $1 AND s.id = e.session_id
    AND e.due_since IS NULL AND ${LIVE} AND s.starts_at > $4
    AND NOT (e.change_seen_at IS NOT NULL AND e.change_starts_at IS NULL)
  RETURNING ${RETURNED}`);

const TOUCH = statement(`UPDATE session SET changed_at = $3 WHERE account_id = $1 AND id = $2`);

/** Notes what the owner did in a calendar to events of ours, and answers what is new of it. */
export async function noteOwnersChanges(
  tx: Tx,
  { accountId, calendarId }: { readonly accountId: string; readonly calendarId: string },
  seen: readonly { readonly uid: string; readonly sequence: number; readonly times: Interval | null }[],
  gone: readonly string[],
  now: Instant,
): Promise<FoundChange[]> {
  const date = (instant: Instant | undefined) => (instant === undefined ? null : new Date(instant));
  const columns = [
    seen.map(({ uid }) => uid),
    seen.map(({ times }) => date(times?.start)),
    seen.map(({ times }) => date(times?.end)),
    seen.map(({ sequence }) => sequence),
  ];
  const changed = await tx.query<FoundChange>(SEEN, [accountId, calendarId, ...columns, new Date(now)]);
  const deleted = await tx.query<FoundChange>(GONE, [accountId, calendarId, gone, new Date(now)]);
  return [...changed, ...deleted];
}

/** Brings a session to the top of the activity: there is something new about it. */
export async function touchSession(
  tx: Tx,
  accountId: string,
  sessionId: string,
  now: Instant,
): Promise<void> {
  await tx.query(TOUCH, [accountId, sessionId, new Date(now)]);
}

/** How a session stands in its owner's calendars. */
export interface SessionInCalendar {
  /** The calendar that its event is written into; null for none. */
  readonly calendarName: string | null;
  readonly writtenAt: Instant | null;
  /** Since when the calendar is behind. */
  readonly dueSince: Instant | null;
  readonly failedAt: Instant | null;
  readonly problem: string | null;
  /** When it was seen that the owner changed it there; without times it was deleted. */
  readonly changeSeenAt: Instant | null;
  readonly changeStart: Instant | null;
  readonly changeEnd: Instant | null;
}

const OF_SESSION = statement(`
  SELECT k.name AS "calendarName", ${ms("e.written_at")} AS "writtenAt", ${ms("e.due_since")} AS "dueSince",
    ${ms("e.failed_at")} AS "failedAt", e.problem, ${ms("e.change_seen_at")} AS "changeSeenAt",
    ${ms("e.change_starts_at")} AS "changeStart", ${ms("e.change_ends_at")} AS "changeEnd"
  FROM calendar_event e LEFT JOIN calendar k ON k.account_id = e.account_id AND k.id = e.calendar_id
  WHERE e.account_id = $1 AND e.session_id = $2`);

export async function sessionInCalendar(
  accountId: string,
  sessionId: string,
): Promise<SessionInCalendar | null> {
  const [row] = await query<SessionInCalendar>(OF_SESSION, [accountId, sessionId]);
  return row ?? null;
}

export interface ListedFinding extends Interval {
  readonly sessionId: string;
  readonly title: string;
  readonly customerName: string;
  /** What is so about it. */
  readonly kind: CalendarQuestion | "failed";
}

const LIST = statement(`
  SELECT s.id AS "sessionId", ${ms("s.starts_at")} AS start, ${ms("s.ends_at")} AS end, b.title,
    b.customer_name AS "customerName", f.kind
  FROM session s
  JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
  JOIN LATERAL (
    ${questionsOf("$3")}
    UNION ALL
    SELECT 4, 'failed' FROM calendar_event e
    WHERE e.account_id = s.account_id AND e.session_id = s.id AND e.failed_at IS NOT NULL AND e.due_since IS NOT NULL
  ) AS f ON true
  WHERE s.account_id = $1 AND s.owner_id = $2 AND ${LIVE} AND s.starts_at > $3
  ORDER BY s.starts_at, s.id, f.rank LIMIT $4`);

/** What calendars say against an owner's sessions that lie ahead, the next first. */
export async function listFindings(
  accountId: string,
  ownerId: string,
  now: Instant,
  limit: number,
): Promise<ListedFinding[]> {
  return query<ListedFinding>(LIST, [accountId, ownerId, new Date(now), limit]);
}
