import type { Instant } from "@/lib/domain/time";
import { query, statement } from "./transaction";

/** An event of a session that has to vanish from a calendar. */
export interface Leftover {
  readonly accountId: string;
  readonly id: string;
  readonly calendarId: string;
  readonly href: string;
  readonly etag: string | null;
  readonly dueSince: Instant;
  readonly attempts: number;
}

// What is written there again meanwhile is left over no more.
const TAKEN_BACK = statement(`
  DELETE FROM calendar_leftover l USING calendar_event e WHERE l.account_id = $1 AND l.owner_id = $2
    AND e.account_id = l.account_id AND e.calendar_id = l.calendar_id AND e.href = l.href`);

const DUE = statement(`
  SELECT account_id AS "accountId", id, calendar_id AS "calendarId", href, etag,
    (extract(epoch FROM due_since) * 1000)::float8 AS "dueSince", attempts FROM calendar_leftover
  WHERE account_id = $1 AND owner_id = $2 AND (next_try_at IS NULL OR next_try_at <= $3) ORDER BY due_since, id LIMIT $4`);

const GONE = statement(`DELETE FROM calendar_leftover WHERE account_id = $1 AND id = $2`);

const LATER = statement(
  `UPDATE calendar_leftover SET attempts = attempts + 1, next_try_at = $3 WHERE account_id = $1 AND id = $2`,
);

/** What is left over of one owner's sessions and due to be removed, longest first. */
export async function dueLeftovers(
  { accountId, ownerId }: { readonly accountId: string; readonly ownerId: string },
  now: Instant,
  limit: number,
): Promise<Leftover[]> {
  await query(TAKEN_BACK, [accountId, ownerId]);
  return query<Leftover>(DUE, [accountId, ownerId, new Date(now), limit]);
}

/** It was removed, or is given up. */
export async function forgetLeftover({ accountId, id }: Leftover): Promise<void> {
  await query(GONE, [accountId, id]);
}

export async function tryLeftoverLater({ accountId, id }: Leftover, at: Instant): Promise<void> {
  await query(LATER, [accountId, id, new Date(at)]);
}
