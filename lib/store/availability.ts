import type { PageAvailability } from "@/lib/domain/availability/written";
import type { Instant, LocalDate } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const UPDATE_PAGE = statement(`
  UPDATE booking_page SET zone = $3, duration_minutes = coalesce($4, duration_minutes), step_minutes = $5,
    buffer_before_minutes = $6, buffer_after_minutes = $7, minimum_notice_minutes = $8, horizon_days = $9,
    cap_per_day = $10, cap_per_week = $11
  WHERE account_id = $1 AND id = $2`);

const DELETE_HOURS = statement("DELETE FROM weekly_hours WHERE account_id = $1 AND page_id = $2");

const INSERT_HOURS = statement(`
  INSERT INTO weekly_hours (account_id, page_id, weekday, start_minute, end_minute)
  SELECT $1, $2, "weekday", "startMinute", "endMinute"
  FROM json_to_recordset($3::json) AS h("weekday" smallint, "startMinute" smallint, "endMinute" smallint)`);

const DELETE_OVERRIDES = statement(
  "DELETE FROM date_override WHERE account_id = $1 AND page_id = $2 AND date >= $3::date",
);

const INSERT_OVERRIDES = statement(`
  INSERT INTO date_override (account_id, page_id, date, ranges)
  SELECT $1, $2, o."date", o."ranges" FROM json_to_recordset($3::json) AS o("date" date, "ranges" jsonb)`);

/** Writes what decides a page's slots. Overrides of days before `today` stay as they are. */
export async function writePageAvailability(
  tx: Tx,
  page: { readonly accountId: string; readonly pageId: string },
  settings: PageAvailability,
  today: LocalDate,
): Promise<void> {
  const key = [page.accountId, page.pageId];
  await tx.query(UPDATE_PAGE, [
    ...key,
    settings.zone,
    settings.durationMinutes,
    settings.stepMinutes,
    settings.bufferBeforeMinutes,
    settings.bufferAfterMinutes,
    settings.minimumNoticeMinutes,
    settings.horizonDays,
    settings.capPerDay,
    settings.capPerWeek,
  ]);
  await tx.query(DELETE_HOURS, key);
  await tx.query(INSERT_HOURS, [...key, JSON.stringify(settings.weeklyHours)]);
  await tx.query(DELETE_OVERRIDES, [...key, today]);
  await tx.query(INSERT_OVERRIDES, [...key, JSON.stringify(settings.overrides)]);
}

const COMING_SESSIONS = statement(`
  SELECT s.id AS "sessionId", b.title, b.customer_name AS "customerName",
    (extract(epoch FROM s.starts_at) * 1000)::float8 AS start, (extract(epoch FROM s.ends_at) * 1000)::float8 AS end
  FROM session s JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
  WHERE s.account_id = $1 AND s.page_id = $2 AND s.status IN ('scheduled', 'rescheduled') AND s.starts_at > $3
  ORDER BY s.starts_at, s.id`);

/** A session that is to take place. */
export interface ComingSession {
  readonly sessionId: string;
  readonly title: string;
  readonly customerName: string;
  readonly start: Instant;
  readonly end: Instant;
}

/** The sessions of a page that are still to begin, in their order. */
export async function findComingSessions(
  accountId: string,
  pageId: string,
  now: Instant,
): Promise<ComingSession[]> {
  return query<ComingSession>(COMING_SESSIONS, [accountId, pageId, new Date(now)]);
}
