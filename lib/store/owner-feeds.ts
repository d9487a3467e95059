import type { Instant } from "@/lib/domain/time";
import { query, statement } from "./transaction";

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const STATE = statement(`
  SELECT feed_open AS open, feed_version AS version FROM "user"
  WHERE account_id = $1 AND id = $2 AND removed_at IS NULL`);

const OPEN = statement(`UPDATE "user" SET feed_open = true WHERE account_id = $1 AND id = $2`);

// A version that was given out once is never given out again.
const RENEW = statement(
  `UPDATE "user" SET feed_version = feed_version + 1 WHERE account_id = $1 AND id = $2`,
);

const CLOSE = statement(
  `UPDATE "user" SET feed_open = false, feed_version = feed_version + 1 WHERE account_id = $1 AND id = $2`,
);

export interface FeedState {
  readonly open: boolean;
  readonly version: number;
}

/** How a user's feed stands; null for somebody who is not there any more. */
export async function readFeedState(accountId: string, userId: string): Promise<FeedState | null> {
  const [row] = await query<FeedState & Record<string, unknown>>(STATE, [accountId, userId]);
  return row ?? null;
}

const CHANGES = { open: OPEN, renew: RENEW, close: CLOSE } as const;

export type FeedChange = keyof typeof CHANGES;

export async function changeFeed(accountId: string, userId: string, change: FeedChange): Promise<void> {
  await query(CHANGES[change], [accountId, userId]);
}

// Both halves walk an index along the times: that of owners, and that of pages with their statuses.
const SESSIONS = statement(`
  WITH chosen AS (
    SELECT s.id FROM session s
    WHERE s.account_id = $1 AND s.owner_id = $2 AND s.starts_at >= $3 AND s.starts_at < $4
      AND s.status IN ('scheduled', 'rescheduled', 'completed', 'no_show')
    UNION
    SELECT s.id FROM page_member m JOIN session s ON s.account_id = m.account_id AND s.page_id = m.page_id
    WHERE m.account_id = $1 AND m.user_id = $2 AND m.notified AND m.role IN ('owner', 'editor')
      AND s.starts_at >= $3 AND s.starts_at < $4 AND s.status IN ('scheduled', 'rescheduled', 'completed', 'no_show'))
  SELECT s.id AS "sessionId", s.position, s.ical_uid AS "icalUid", s.ical_sequence AS "icalSequence",
    ${milliseconds("s.starts_at")} AS start, ${milliseconds("s.ends_at")} AS "end", ${milliseconds("s.changed_at")} AS "changedAt",
    b.title, b.location, b.session_count AS "sessionCount", b.reference, b.phone, b.customer_name AS "customerName",
    b.customer_email AS "customerEmail", u.name AS "ownerName", u.email AS "ownerEmail", u.id AS "ownerId", a.name AS "accountName"
  FROM chosen c JOIN session s ON s.account_id = $1 AND s.id = c.id
  JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
  JOIN "user" u ON u.account_id = s.account_id AND u.id = s.owner_id
  JOIN account a ON a.id = s.account_id
  ORDER BY s.starts_at, s.id LIMIT 2000`);

export interface FeedSession {
  readonly sessionId: string;
  readonly position: number;
  readonly icalUid: string;
  readonly icalSequence: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly changedAt: Instant;
  readonly title: string;
  readonly location: string;
  readonly sessionCount: number;
  readonly reference: string;
  readonly phone: string;
  readonly customerName: string;
  readonly customerEmail: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly accountName: string;
}

/** The sessions of a user, and of the pages that they edit and follow, that stand or took place within a span of time. */
export async function readFeedSessions(
  accountId: string,
  userId: string,
  span: { readonly from: Instant; readonly to: Instant },
): Promise<FeedSession[]> {
  return query<FeedSession & Record<string, unknown>>(SESSIONS, [
    accountId,
    userId,
    new Date(span.from),
    new Date(span.to),
  ]);
}
