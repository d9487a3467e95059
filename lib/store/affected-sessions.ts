import type { MailedSession } from "@/lib/domain/away/affected";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { DAY, type Instant, type Interval, type Zone } from "@/lib/domain/time";
import { query, type Statement, statement, type Tx } from "./transaction";

/** Wider than any session, and than any two zones lie apart: the domain decides what exactly is touched. */
const MARGIN = 2 * DAY;

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const LIVE = statement(`
  SELECT s.id AS "sessionId", s.booking_id AS "bookingId", s.page_id AS "pageId", s.customer_id AS "customerId",
    ${milliseconds("s.starts_at")} AS start, ${milliseconds("s.ends_at")} AS end, s.status, s.position,
    b.session_count AS "sessionCount", b.title, b.customer_name AS "customerName", b.customer_email AS "customerEmail",
    p.title AS "pageTitle", p.zone, p.invitations,
    (SELECT count(DISTINCT lower(g.email))::int FROM guest g
      WHERE g.account_id = b.account_id AND g.booking_id = b.id AND lower(g.email) <> lower(b.customer_email)) AS guests
  FROM session s
  JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
  JOIN booking_page p ON p.account_id = s.account_id AND p.id = s.page_id
  WHERE s.account_id = $1 AND s.page_id = ANY($2::uuid[]) AND s.status IN ('scheduled', 'rescheduled')
    AND s.starts_at >= $3 AND s.starts_at < $4
  ORDER BY s.starts_at, b.customer_name, s.id`);

const REQUESTED = statement(`
  SELECT s.id AS "sessionId", b.title, b.customer_name AS "customerName", b.duration_minutes AS "durationMinutes",
    p.zone, s.suggested_starts AS "suggestedStarts"
  FROM session s
  JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
  JOIN booking_page p ON p.account_id = s.account_id AND p.id = s.page_id
  WHERE s.account_id = $1 AND s.page_id = ANY($2::uuid[]) AND s.status = 'requested' AND s.suggested_starts IS NOT NULL
  ORDER BY s.starts_at, s.id`);

/** A live session with what a list of them tells. */
export interface AffectedSession extends Interval, MailedSession {
  readonly sessionId: string;
  readonly pageId: string;
  readonly status: SessionStatus;
  readonly position: number;
  readonly sessionCount: number;
  readonly title: string;
  readonly customerName: string;
  readonly customerEmail: string;
  readonly pageTitle: string;
  /** Of its page. */
  readonly zone: Zone;
}

export interface OpenRequest {
  readonly sessionId: string;
  readonly title: string;
  readonly customerName: string;
  readonly durationMinutes: number;
  readonly zone: Zone;
  readonly suggestedStarts: readonly Instant[];
}

type Run = <Row extends object>(what: Statement, values: readonly unknown[]) => Promise<Row[]>;

/** The live sessions on those pages around a stretch of time, earliest first. */
export async function liveSessionsAround(
  accountId: string,
  pageIds: readonly string[],
  { start, end }: Interval,
  tx?: Tx,
): Promise<AffectedSession[]> {
  const run: Run = tx ? tx.query.bind(tx) : query;
  return run(LIVE, [accountId, pageIds, new Date(start - MARGIN), new Date(end + MARGIN)]);
}

/** Everything that awaits approval on those pages. */
export async function openRequestsOf(accountId: string, pageIds: readonly string[]): Promise<OpenRequest[]> {
  return query(REQUESTED, [accountId, pageIds]);
}
