import type { ChangeCount, MoneySum, OutcomeCount } from "@/lib/domain/reports/figures";
import type { ReasonCount } from "@/lib/domain/reports/reasons";
import type { Interval } from "@/lib/domain/time";
import { query, statement } from "./transaction";

// Week and weekday as lib/domain/availability/local-days.ts counts them, by the same table of offsets ($5 the instants from
// which, $6 the offset of each, in milliseconds): the database's own zone data never decides where a day ends.
const LOCAL_DAY = (milliseconds: string) =>
  `floor((${milliseconds} + ($6::float8[])[width_bucket(${milliseconds}, $5::float8[])]) / 86400000)::int`;
const WEEK = (day: string) => `floor((${day} + 3) / 7.0)::int`;
const WEEKDAY = (day: string) => `(((${day} + 3) % 7) + 7) % 7 + 1`;
const EPOCH = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

// What was taken back never happened; that is possible for minutes only. All kinds are in the index `activity_changes`.
const CHANGES = `
  SELECT a.at, a.kind, a.by, a.reason, a.data, coalesce(b.event_type_id, b.page_id) AS offer
  FROM activity a JOIN booking b ON b.account_id = a.account_id AND b.id = a.booking_id
  WHERE a.account_id = $1 AND a.kind IN ('rescheduled', 'canceled', 'reschedule_requested')
    AND a.at >= $2 AND a.at < $3 AND b.page_id = ANY($4::uuid[])
    AND NOT EXISTS (SELECT FROM activity u
      WHERE a.kind = 'rescheduled' AND u.account_id = $1 AND u.booking_id = a.booking_id AND u.kind = 'undone'
        AND u.at >= $2 AND u.at < $3::timestamptz + interval '1 day' AND u.data->>'undoes' = a.id::text)`;

const WHAT = `CASE kind WHEN 'reschedule_requested' THEN 'asked' ELSE kind END`;

const CHANGE_COUNTS = statement(`
  WITH changed AS (
    SELECT ${LOCAL_DAY(EPOCH("at"))} AS day, offer, ${WHAT} AS what,
      ${LOCAL_DAY("coalesce(one->'from'->>'start', one->>'start')::float8")} AS given_up,
      CASE WHEN kind = 'rescheduled' AND one->>'previousStatus' = 'reschedule_requested' THEN 'owner'
        ELSE by::text END AS by
    FROM (${CHANGES}) c CROSS JOIN LATERAL jsonb_array_elements(coalesce(data->'moves', data->'sessions')) AS one),
  placed AS (SELECT ${WEEK("day")} AS week, ${WEEKDAY("given_up")} AS weekday, offer, what, by FROM changed)
  SELECT week, weekday, offer, what, by, count(*)::int AS count FROM placed
  GROUP BY GROUPING SETS ((week, what, by), (weekday, what, by), (offer, what, by))`);

const OUTCOME_COUNTS = statement(`
  WITH held AS (
    SELECT ${LOCAL_DAY(EPOCH("starts_at"))} AS day, coalesce(event_type_id, page_id) AS offer, status::text AS what
    FROM session WHERE account_id = $1 AND page_id = ANY($4::uuid[]) AND status IN ('completed', 'no_show')
      AND starts_at >= $2 AND starts_at < $3),
  placed AS (SELECT ${WEEK("day")} AS week, ${WEEKDAY("day")} AS weekday, offer, what FROM held)
  SELECT week, weekday, offer, what, count(*)::int AS count FROM placed
  GROUP BY GROUPING SETS ((week, what), (weekday, what), (offer, what))`);

const MONEY_SUMS = statement(`
  WITH moved AS (
    SELECT ${LOCAL_DAY(EPOCH("t.created_at"))} AS day, coalesce(b.event_type_id, b.page_id) AS offer,
      CASE t.kind WHEN 'payment_reschedule' THEN 'fee' ELSE 'refund' END AS kind,
      CASE WHEN t.status IN ('due', 'pending') THEN 'due' WHEN t.status IN ('waived', 'failed') THEN t.status::text
        WHEN t.kind = 'payment_reschedule' AND t.status = 'refunded' THEN 'returned' ELSE 'paid' END AS state,
      t.currency, t.amount
    FROM transaction t JOIN booking b ON b.account_id = t.account_id AND b.id = t.booking_id
    WHERE t.account_id = $1 AND t.created_at >= $2 AND t.created_at < $3 AND b.page_id = ANY($4::uuid[])
      AND t.kind IN ('payment_reschedule', 'refund_automatic', 'refund_manual') AND t.status <> 'void'),
  placed AS (SELECT ${WEEK("day")} AS week, offer, kind, state, currency, amount FROM moved)
  SELECT week, offer, kind, state, currency, count(*)::int AS count, sum(amount)::float8 AS amount FROM placed
  GROUP BY GROUPING SETS ((week, kind, state, currency), (offer, kind, state, currency))`);

const REASON_COUNTS = statement(`
  SELECT btrim(regexp_replace(reason, '\\s+', ' ', 'g')) AS text, ${WHAT} AS what, by, count(*)::int AS count
  FROM (${CHANGES}) c WHERE by <> 'system' GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1 NULLS FIRST LIMIT 5000`);

const OFFERS = statement(`
  SELECT e.id, e.title, p.title AS "pageTitle" FROM event_type e
  JOIN booking_page p ON p.account_id = e.account_id AND p.id = e.page_id
  WHERE e.account_id = $1 AND e.id = ANY($2::uuid[])
  UNION ALL
  SELECT p.id, p.title, p.title FROM booking_page p WHERE p.account_id = $1 AND p.id = ANY($2::uuid[])`);

/** For the test that reads their plans. */
export const REPORT_STATEMENTS = {
  changes: CHANGE_COUNTS,
  outcomes: OUTCOME_COUNTS,
  money: MONEY_SUMS,
  reasons: REASON_COUNTS,
};

export interface ReportScope extends Interval {
  readonly accountId: string;
  readonly pageIds: readonly string[];
  /** The offsets of the reader's zone, wide enough for any session. */
  readonly table: { readonly starts: readonly number[]; readonly offsets: readonly number[] };
}

/** Exactly one of the three says what the row is a part of. `offer`: the event type, or the page without any. */
export interface Placed {
  readonly week: number | null;
  readonly weekday?: number | null;
  readonly offer: string | null;
}

/** Sessions moved, canceled and asked about, by week of the change, weekday of the time given up, and event type. */
export async function countChanges(scope: ReportScope): Promise<(ChangeCount & Placed)[]> {
  return query(CHANGE_COUNTS, valuesOf(scope));
}

/** Sessions that took place, or should have, by week, weekday and event type. */
export async function countOutcomes(scope: ReportScope): Promise<(OutcomeCount & Placed)[]> {
  return query(OUTCOME_COUNTS, valuesOf(scope));
}

/** Fees and refunds by week and event type. */
export async function sumMoneyOf(scope: ReportScope): Promise<(MoneySum & Placed)[]> {
  return query(MONEY_SUMS, valuesOf(scope));
}

/** The texts of the reasons, the most frequent 5,000. */
export async function countReasons(scope: ReportScope): Promise<ReasonCount[]> {
  return query(REASON_COUNTS, valuesOf(scope).slice(0, 4));
}

export async function titlesOfOffers(
  accountId: string,
  ids: readonly string[],
): Promise<{ id: string; title: string; pageTitle: string }[]> {
  return query(OFFERS, [accountId, ids]);
}

function valuesOf({ accountId, pageIds, start, end, table }: ReportScope): unknown[] {
  return [accountId, new Date(start), new Date(end), pageIds, table.starts, table.offsets];
}
