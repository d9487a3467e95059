import { FOLLOW_UP_LATEST, REMINDER_LATEST } from "@/lib/domain/notifications/notice";
import { DAY, type Instant, MINUTE, type Minutes } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const LONGEST_SESSION = DAY;

/** Of one reminder or page in one go; the next minute goes on. */
const FOUND_AT_ONCE = 5_000;

// Both walk the index (account, page, status, start), for each page over a stretch of time, however many sessions lie
// before and after it. The limit also keeps PostgreSQL from joining all sessions at once, since it can't know how short
// the stretch is. More is found than is sent: the rules judge each one (lib/domain/notifications/notice.ts).
export const FIND_REMINDERS = statement(`
  INSERT INTO session_notice (account_id, session_id, scenario, starts_at, minutes_before)
  SELECT r.account_id, due.id, 'reminder', due.starts_at, r.minutes_before
  FROM reminder r CROSS JOIN LATERAL (SELECT r.minutes_before * interval '1 minute') AS lead(time)
  CROSS JOIN LATERAL (
    SELECT s.id, s.starts_at FROM session s
    WHERE s.account_id = r.account_id AND s.page_id = r.page_id AND s.status IN ('scheduled', 'rescheduled')
      AND s.starts_at > greatest($1::timestamptz, $1::timestamptz + lead.time - $2::float8 * interval '1 minute')
      AND s.starts_at <= $1::timestamptz + lead.time
      AND NOT EXISTS (
        SELECT FROM session_notice n WHERE n.account_id = s.account_id AND n.session_id = s.id
          AND n.scenario = 'reminder' AND n.starts_at = s.starts_at AND n.minutes_before = r.minutes_before)
    LIMIT ${FOUND_AT_ONCE}) AS due
  ON CONFLICT DO NOTHING`);

export const FIND_FOLLOW_UPS = statement(`
  INSERT INTO session_notice (account_id, session_id, scenario, starts_at)
  SELECT p.account_id, due.id, 'follow_up', due.starts_at
  FROM booking_page p
  CROSS JOIN LATERAL (SELECT $1::timestamptz - p.follow_up_hours * interval '1 hour') AS latest(ending)
  CROSS JOIN LATERAL (
    SELECT s.id, s.starts_at FROM session s
    WHERE s.account_id = p.account_id AND s.page_id = p.id AND s.status = 'completed'
      AND s.starts_at > latest.ending - ($2::float8 + $3::float8) * interval '1 minute'
      AND s.starts_at <= latest.ending
      AND s.ends_at > latest.ending - $2::float8 * interval '1 minute' AND s.ends_at <= latest.ending
      AND NOT EXISTS (
        SELECT FROM session_notice n WHERE n.account_id = s.account_id AND n.session_id = s.id
          AND n.scenario = 'follow_up')
    LIMIT ${FOUND_AT_ONCE}) AS due
  WHERE p.follow_up_hours IS NOT NULL
  ON CONFLICT DO NOTHING`);

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const WAITING = statement(`
  SELECT n.account_id AS "accountId", n.session_id AS "sessionId", s.booking_id AS "bookingId", n.scenario,
    ${milliseconds("n.starts_at")} AS start, n.minutes_before AS "minutesBefore"
  FROM session_notice n JOIN session s ON s.account_id = n.account_id AND s.id = n.session_id
  WHERE n.composed_at IS NULL ORDER BY n.starts_at LIMIT $1`);

const KEY = `account_id = $1 AND session_id = $2 AND scenario = $3 AND starts_at = $4 AND minutes_before = $5`;

const CLAIM = statement(`
  SELECT FROM session_notice WHERE ${KEY} AND composed_at IS NULL FOR UPDATE SKIP LOCKED`);

const SETTLE = statement(`UPDATE session_notice SET composed_at = $6 WHERE ${KEY}`);

/** A reminder or follow-up that has come due. */
export interface Notice {
  readonly accountId: string;
  readonly sessionId: string;
  readonly bookingId: string;
  readonly scenario: "reminder" | "follow_up";
  /** The session's start when it came due. */
  readonly start: Instant;
  /** Of a reminder; 0 of a follow-up. */
  readonly minutesBefore: Minutes;
}

/** Notes the reminders and follow-ups that have come due since; each once, however many look at the same moment. */
export async function findDueNotices(now: Instant): Promise<void> {
  const at = new Date(now);
  await query(FIND_REMINDERS, [at, REMINDER_LATEST / MINUTE]);
  await query(FIND_FOLLOW_UPS, [at, FOLLOW_UP_LATEST / MINUTE, LONGEST_SESSION / MINUTE]);
}

/** Those whose mails are not composed yet, soonest session first. */
export async function readWaitingNotices(limit: number): Promise<Notice[]> {
  return query<Notice>(WAITING, [limit]);
}

/** Takes a notice for this transaction. False when somebody else has it, or had it: nobody waits for anybody. */
export async function claimNotice(tx: Tx, notice: Notice): Promise<boolean> {
  return (await tx.query(CLAIM, keyOf(notice))).length > 0;
}

/** Nothing more is to be done about it. */
export async function settleNotice(tx: Tx, notice: Notice, now: Instant): Promise<void> {
  await tx.query(SETTLE, [...keyOf(notice), new Date(now)]);
}

function keyOf({ accountId, sessionId, scenario, start, minutesBefore }: Notice): unknown[] {
  return [accountId, sessionId, scenario, new Date(start), minutesBefore];
}
