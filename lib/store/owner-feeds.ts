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

const SHOWN = `s.starts_at >= $3 AND s.starts_at < $4 AND s.status IN ('scheduled', 'rescheduled', 'completed', 'no_show')`;

const COLUMNS = `s.id, s.booking_id, s.owner_id, s.position, s.ical_uid, s.ical_sequence, s.starts_at, s.ends_at, s.changed_at`;

// Both parts walk an index along the times: that of owners, and that of pages with their statuses.
const OF_USER = `
  WITH shown AS (
    SELECT ${COLUMNS} FROM session s WHERE s.account_id = $1 AND s.owner_id = $2 AND ${SHOWN}
    UNION ALL
    SELECT ${COLUMNS} FROM page_member m
    JOIN session s ON s.account_id = m.account_id AND s.page_id = m.page_id AND s.owner_id <> m.user_id
    WHERE m.account_id = $1 AND m.user_id = $2 AND m.notified AND m.role IN ('owner', 'editor') AND ${SHOWN})`;

// What lies ahead comes first, the nearest of it, and then what is past, the latest of it.
const SESSIONS = statement(`${OF_USER},
  chosen AS (SELECT * FROM shown ORDER BY starts_at < $5, greatest(starts_at - $5, $5 - starts_at), id LIMIT $6)
  SELECT s.id AS "sessionId", s.position, s.ical_uid AS "icalUid", s.ical_sequence AS "icalSequence",
    ${milliseconds("s.starts_at")} AS start, ${milliseconds("s.ends_at")} AS "end", ${milliseconds("s.changed_at")} AS "changedAt",
    b.title, b.location, b.session_count AS "sessionCount", b.reference, b.phone, b.customer_name AS "customerName",
    b.customer_email AS "customerEmail", u.name AS "ownerName", u.email AS "ownerEmail", u.id AS "ownerId", a.name AS "accountName"
  FROM chosen s JOIN booking b ON b.account_id = $1 AND b.id = s.booking_id
  JOIN "user" u ON u.account_id = $1 AND u.id = s.owner_id
  JOIN account a ON a.id = $1
  ORDER BY s.starts_at, s.id`);

const sumOf = (row: string) => `coalesce(sum(hash_record_extended(${row}, 0)), 0)::text`;

// A sum of hashes needs no order, and any column that changes changes it: two changes of the same instant too, and the hand
// over of a page, which max(changed_at) would not show. Every column that SESSIONS reads must stand here.
const DIGEST = statement(`${OF_USER}
  SELECT count(*) AS count, ${sumOf("shown")} AS sessions,
    (SELECT ${sumOf("ROW(b.id, b.title, b.location, b.session_count, b.reference, b.phone, b.customer_name, b.customer_email)")}
      FROM booking b WHERE b.account_id = $1 AND b.id IN (SELECT booking_id FROM shown)) AS bookings,
    (SELECT ${sumOf("ROW(u.id, u.name, u.email)")}
      FROM "user" u WHERE u.account_id = $1 AND u.id IN (SELECT owner_id FROM shown)) AS owners,
    (SELECT name FROM account WHERE id = $1) AS account
  FROM shown`);

/** The plan of each is looked at on a large account. */
export const FEED_STATEMENTS = { sessions: SESSIONS, digest: DIGEST } as const;

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
export interface FeedScope {
  readonly accountId: string;
  readonly userId: string;
  readonly from: Instant;
  readonly to: Instant;
}

const spanOf = ({ accountId, userId, from, to }: FeedScope) => [
  accountId,
  userId,
  new Date(from),
  new Date(to),
];

/** At most `limit` of them, in the order of their times: first what begins from `ahead` on, then the latest before. */
export async function readFeedSessions(
  scope: FeedScope,
  { ahead, limit }: { readonly ahead: Instant; readonly limit: number },
): Promise<FeedSession[]> {
  return query<FeedSession & Record<string, unknown>>(SESSIONS, [...spanOf(scope), new Date(ahead), limit]);
}

/** Another text whenever anything changes that `readFeedSessions` would read; much cheaper than reading it. */
export async function readFeedDigest(scope: FeedScope): Promise<string> {
  return JSON.stringify(await query(DIGEST, spanOf(scope)));
}
