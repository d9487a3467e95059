import type { Days } from "@/lib/domain/away/days";
import type { LocalDate } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const KEEP = statement(`
  INSERT INTO time_away_day (account_id, time_away_id, page_id, date, previous)
  SELECT $1, $2, p.id, d::date, o.ranges
  FROM unnest($3::uuid[]) AS p(id)
  CROSS JOIN generate_series($4::date, $5::date, interval '1 day') AS d
  LEFT JOIN date_override o ON o.account_id = $1 AND o.page_id = p.id AND o.date = d::date`);

const CLOSE = statement(`
  INSERT INTO date_override (account_id, page_id, date, ranges)
  SELECT account_id, page_id, date, '[]' FROM time_away_day WHERE account_id = $1 AND time_away_id = $2
  ON CONFLICT (account_id, page_id, date) DO UPDATE SET ranges = '[]'`);

// A day that somebody gave other hours since is theirs, and stays as it is.
const STILL_CLOSED = `
  d.account_id = $1 AND d.time_away_id = $2 AND t.page_id = d.page_id AND d.date >= t.today
  AND o.account_id = d.account_id AND o.page_id = d.page_id AND o.date = d.date AND o.ranges = '[]'`;
const FROM_TODAY = `time_away_day d, unnest($3::uuid[], $4::date[]) AS t(page_id, today)`;

const REOPEN = statement(
  `DELETE FROM date_override o USING ${FROM_TODAY} WHERE ${STILL_CLOSED} AND d.previous IS NULL`,
);
const RESTORE = statement(`
  UPDATE date_override o SET ranges = d.previous FROM ${FROM_TODAY} WHERE ${STILL_CLOSED} AND d.previous IS NOT NULL`);

const PAGES = statement(`
  SELECT p.id AS "pageId", p.title, p.zone, count(*)::int AS days
  FROM time_away_day d JOIN booking_page p ON p.account_id = d.account_id AND p.id = d.page_id
  WHERE d.account_id = $1 AND d.time_away_id = $2 GROUP BY p.id, p.title, p.zone ORDER BY p.title, p.id`);

/** Closes the days on the pages, and remembers what stood there. */
export async function closeDays(
  tx: Tx,
  accountId: string,
  timeAwayId: string,
  pageIds: readonly string[],
  { first, last }: Days,
): Promise<void> {
  await tx.query(KEEP, [accountId, timeAwayId, pageIds, first, last]);
  await tx.query(CLOSE, [accountId, timeAwayId]);
}

/** Gives the days back what stood there before, on each page from its own today on. */
export async function reopenDays(
  tx: Tx,
  accountId: string,
  timeAwayId: string,
  from: readonly { readonly pageId: string; readonly today: LocalDate }[],
): Promise<void> {
  const values = [accountId, timeAwayId, from.map(({ pageId }) => pageId), from.map(({ today }) => today)];
  await tx.query(REOPEN, values);
  await tx.query(RESTORE, values);
}

export interface ClosedPage {
  readonly pageId: string;
  readonly title: string;
  readonly zone: string;
  readonly days: number;
}

/** The pages on which a time away closed days. */
export async function closedPages(accountId: string, timeAwayId: string): Promise<ClosedPage[]> {
  return query<ClosedPage>(PAGES, [accountId, timeAwayId]);
}
