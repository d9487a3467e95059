import type { ActivityKind } from "@/lib/domain/booking/activity";
import type { Actor, SessionStatus } from "@/lib/domain/booking/types";
import type { TransactionKind } from "@/lib/domain/money/transactions";
import type { Money } from "@/lib/domain/money/types";
import type { Place, StreamOrder } from "@/lib/domain/stream/filter";
import type { Instant, Interval } from "@/lib/domain/time";
import { type CalendarQuestion, questionsOf } from "./calendar-questions";
import { candidates, concerns, directionOf, type StreamSelection, Values } from "./stream-candidates";
import { query, type Statement, statement } from "./transaction";

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const ROW = `
  s.id AS "sessionId", s.reference, s.position, ${milliseconds("s.starts_at")} AS start, ${milliseconds("s.ends_at")} AS end,
  s.status, s.status_by AS "statusBy", s.suggested_starts AS "suggestedStarts", ${milliseconds("s.changed_at")} AS "changedAt",
  ${milliseconds("c.at")} AS at, s.page_id AS "pageId", p.title AS "pageTitle", b.id AS "bookingId",
  b.reference AS "bookingReference", b.title, b.session_count AS "sessionCount", s.customer_id AS "customerId",
  b.customer_name AS "customerName", b.customer_email AS "customerEmail", latest.change AS latest, trouble.money AS trouble, asked.kind AS asked,
  (b.status = 'completed' AND b.session_count > 1 AND s.status = 'completed' AND NOT EXISTS (
    SELECT FROM session o WHERE o.account_id = s.account_id AND o.booking_id = s.booking_id
      AND (o.changed_at, o.position) > (s.changed_at, s.position))) AS "packageCompleted"`;

const EXPORTED = `
  b.company, b.phone, b.note, b.location,
  (SELECT coalesce(json_agg(g.email ORDER BY g.position), '[]') FROM guest g
    WHERE g.account_id = b.account_id AND g.booking_id = b.id) AS guests`;

const WITHOUT_EFFECT = `'fee_waived', 'asked_again', 'paid', 'payment_returned', 'refund_started', 'refund_given_up',
        'refunded', 'refund_failed', 'address_failing', 'calendar_reply',
        'calendar_conflict', 'calendar_changed'`;

const TABLES = (now: string) => `
  JOIN session s ON s.account_id = $1 AND s.id = c.id
  JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
  JOIN booking_page p ON p.account_id = s.account_id AND p.id = s.page_id
  LEFT JOIN LATERAL (
    SELECT json_build_object('id', a.id, 'kind', a.kind, 'by', a.by, 'byName', a.by_name, 'reason', a.reason,
      'from', (SELECT move->'from' FROM jsonb_array_elements(a.data->'moves') AS move WHERE move->>'sessionId' = s.id::text)) AS change
    FROM activity a WHERE a.account_id = s.account_id AND a.booking_id = s.booking_id AND ${concerns("a", "s")}
      AND a.kind NOT IN (${WITHOUT_EFFECT}) -- which change no session
    ORDER BY a.at DESC, a.id DESC LIMIT 1) AS latest ON true
  LEFT JOIN LATERAL (
    SELECT json_build_object('kind', t.kind, 'amount', t.amount, 'currency', t.currency) AS money
    FROM transaction t JOIN activity a ON a.account_id = t.account_id AND a.id = t.activity_id
    WHERE t.account_id = s.account_id AND t.booking_id = s.booking_id AND t.status = 'failed' AND ${concerns("a", "s")}
    ORDER BY t.created_at DESC LIMIT 1) AS trouble ON true
  LEFT JOIN LATERAL (SELECT q.kind FROM (${questionsOf(now)}) AS q ORDER BY q.rank LIMIT 1) AS asked ON true`;

/** What happened to a session last. */
export interface LatestChange {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly by: Actor;
  readonly byName: string;
  readonly reason: string | null;
  /** Where it was before a move. */
  readonly from: Interval | null;
}

export interface StreamRow extends Interval {
  readonly sessionId: string;
  readonly reference: string;
  readonly position: number;
  readonly status: SessionStatus;
  readonly statusBy: Actor;
  readonly suggestedStarts: readonly Instant[] | null;
  readonly changedAt: Instant;
  /** What the list is ordered by: the change or the start. */
  readonly at: Instant;
  readonly pageId: string;
  readonly pageTitle: string;
  readonly bookingId: string;
  readonly bookingReference: string;
  readonly title: string;
  readonly sessionCount: number;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerEmail: string;
  readonly latest: LatestChange | null;
  /** A payment or refund of its that failed. */
  readonly trouble: (Money & { readonly kind: TransactionKind }) | null;
  /** What a calendar asks about it. */
  readonly asked: CalendarQuestion | null;
  /** Whether its end completed the package. */
  readonly packageCompleted: boolean;
}

/** What the export tells beside it. */
export interface ExportedRow extends StreamRow {
  readonly company: string;
  readonly phone: string;
  readonly note: string;
  readonly location: string;
  readonly guests: readonly string[];
}

/** Where to begin in the stream, and how many sessions to read. */
export interface Stretch {
  readonly order: StreamOrder;
  readonly place: Place | null;
  readonly limit: number;
}

/** A stretch of the stream as it is read: in the list's order, or from a `before` place on backwards. */
export async function readStream(selection: StreamSelection, stretch: Stretch): Promise<StreamRow[]> {
  const { text, values } = streamQuery(selection, stretch, ROW);
  return query<StreamRow>(text, values);
}

export async function readStreamForExport(
  selection: StreamSelection,
  stretch: Stretch,
): Promise<ExportedRow[]> {
  const { text, values } = streamQuery(selection, stretch, `${ROW}, ${EXPORTED}`);
  return query<ExportedRow>(text, values);
}

/** How many sessions there are, but no more than `most`. */
export async function countStream(selection: StreamSelection, most: number): Promise<number> {
  const { text, values } = countQuery(selection, most);
  const [row] = await query<{ n: number }>(text, values);
  return row?.n ?? 0;
}

/** A statement with its values, for whoever wants to see its plan. */
export interface Prepared {
  readonly text: Statement;
  readonly values: readonly unknown[];
}

export function streamQuery(
  selection: StreamSelection,
  { order, place, limit }: Stretch,
  columns = ROW,
): Prepared {
  const values = new Values(); // `candidates` writes the account first
  const found = candidates(selection, order, place, limit, values);
  const direction = directionOf(order, place);
  const now = values.add(new Date(selection.now), "timestamptz");
  const text = `
    WITH chosen AS MATERIALIZED (
      SELECT id, at FROM (${found}) AS candidate ORDER BY at ${direction}, id ${direction} LIMIT ${limit})
    SELECT ${columns} FROM chosen c ${TABLES(now)} ORDER BY c.at ${direction}, c.id ${direction}`;
  return { text: statement(text), values: values.list };
}

export function countQuery(selection: StreamSelection, most: number): Prepared {
  const values = new Values();
  const found = candidates(selection, null, null, most, values);
  const text = `SELECT count(*)::int AS n FROM (SELECT FROM (${found}) AS candidate LIMIT ${most}) AS counted`;
  return { text: statement(text), values: values.list };
}
