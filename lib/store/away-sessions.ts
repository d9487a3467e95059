import type { SessionStatus } from "@/lib/domain/booking/types";
import type { Instant, Interval, Zone } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const INSERT = statement(`
  INSERT INTO time_away_session (account_id, time_away_id, session_id, starts_at, ends_at, ask_due_at, ask_due_by_id)
  SELECT $1, $2, s.id, s.starts_at, s.ends_at, CASE WHEN s.due THEN $7::timestamptz END, CASE WHEN s.due THEN $8::uuid END
  FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::bool[]) AS s(id, starts_at, ends_at, due)`);

const SESSIONS = statement(`
  SELECT t.session_id AS "sessionId", s.booking_id AS "bookingId", ${milliseconds("t.starts_at")} AS start,
    ${milliseconds("t.ends_at")} AS end, ${milliseconds("t.asked_at")} AS "askedAt",
    ${milliseconds("t.asked_again_at")} AS "askedAgainAt", t.ask_due_at IS NOT NULL AS due,
    s.status, s.starts_at <> t.starts_at AS elsewhere, ${milliseconds("s.starts_at")} AS "nowStart",
    ${milliseconds("s.ends_at")} AS "nowEnd", s.position, b.session_count AS "sessionCount", b.title,
    b.customer_name AS "customerName", p.zone, ${milliseconds("a.at")} AS "answeredAt", a.by AS "answeredBy"
  FROM time_away_session t
  JOIN time_away w ON w.account_id = t.account_id AND w.id = t.time_away_id
  JOIN session s ON s.account_id = t.account_id AND s.id = t.session_id
  JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
  JOIN booking_page p ON p.account_id = s.account_id AND p.id = s.page_id
  LEFT JOIN LATERAL (
    SELECT a.at, a.by FROM activity a
    WHERE a.account_id = b.account_id AND a.booking_id = b.id AND a.at >= w.created_at
      AND a.kind IN ('rescheduled', 'undone', 'canceled')
      AND coalesce(a.data->'moves', a.data->'sessions') @> jsonb_build_array(jsonb_build_object('sessionId', s.id))
    ORDER BY a.at DESC LIMIT 1) a ON true
  WHERE t.account_id = $1 AND t.time_away_id = $2 AND s.page_id = ANY($3::uuid[])
  ORDER BY t.starts_at, b.customer_name, t.session_id`);

const COUNTS = statement(`
  SELECT t.time_away_id AS "timeAwayId", s.status, s.starts_at <> t.starts_at AS elsewhere,
    t.asked_at IS NOT NULL AS asked, t.ask_due_at IS NOT NULL AS due, count(*)::int AS count
  FROM time_away_session t JOIN session s ON s.account_id = t.account_id AND s.id = t.session_id
  WHERE t.account_id = $1 AND t.time_away_id = ANY($2::uuid[]) AND s.page_id = ANY($3::uuid[])
  GROUP BY 1, 2, 3, 4, 5`);

/** A session that stood on days away: as it was when they were closed, and as it is. */
export interface AwaySession extends Interval {
  readonly sessionId: string;
  readonly bookingId: string;
  readonly askedAt: Instant | null;
  readonly askedAgainAt: Instant | null;
  readonly due: boolean;
  readonly status: SessionStatus;
  readonly elsewhere: boolean;
  readonly nowStart: Instant;
  readonly nowEnd: Instant;
  readonly position: number;
  readonly sessionCount: number;
  readonly title: string;
  readonly customerName: string;
  readonly zone: Zone;
  /** Of the last change since the days were closed. */
  readonly answeredAt: Instant | null;
  readonly answeredBy: "customer" | "owner" | "system" | null;
}

export interface AwaySessionCount {
  readonly timeAwayId: string;
  readonly status: SessionStatus;
  readonly elsewhere: boolean;
  readonly asked: boolean;
  readonly due: boolean;
  readonly count: number;
}

/** Notes the sessions that stand on the days; those that are `due` are to be asked on behalf of that user. */
export async function insertAwaySessions(
  tx: Tx,
  accountId: string,
  timeAwayId: string,
  sessions: readonly (Interval & { readonly sessionId: string; readonly due: boolean })[],
  ask: { readonly userId: string; readonly now: Instant },
): Promise<void> {
  await tx.query(INSERT, [
    accountId,
    timeAwayId,
    sessions.map(({ sessionId }) => sessionId),
    sessions.map(({ start }) => new Date(start)),
    sessions.map(({ end }) => new Date(end)),
    sessions.map(({ due }) => due),
    new Date(ask.now),
    ask.userId,
  ]);
}

/** The sessions of a time away on those pages, in the order in which they stood. */
export async function awaySessions(
  accountId: string,
  timeAwayId: string,
  pageIds: readonly string[],
): Promise<AwaySession[]> {
  return query<AwaySession>(SESSIONS, [accountId, timeAwayId, pageIds]);
}

/** How many sessions of each time away, on those pages, stand how. */
export async function countAwaySessions(
  accountId: string,
  timeAwayIds: readonly string[],
  pageIds: readonly string[],
): Promise<AwaySessionCount[]> {
  return query<AwaySessionCount>(COUNTS, [accountId, timeAwayIds, pageIds]);
}
