import type { Instant, Interval } from "@/lib/domain/time";
import type { FoundSession } from "./calendar-findings";
import { ahead, CONFLICT_WAITS } from "./calendar-questions";
import { query, statement, type Tx } from "./transaction";

/** A session that lies where its owner turned out to be busy. */
export interface FoundConflict extends FoundSession {
  readonly busy: Interval;
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const BUSY = `JOIN busy_time b ON b.account_id = s.account_id AND b.owner_id = s.owner_id
  AND b.period && tstzrange(s.starts_at, s.ends_at)`;

const COLUMNS = "account_id, session_id, starts_at, busy_starts_at, busy_ends_at, seen_at";

// Each once for a session at its time, however often the calendar is read; and again when the owner was free meanwhile, or
// after somebody left it there is busy otherwise than was known then.
const NOTE = statement(`
  WITH found AS (
    SELECT s.*, min(lower(b.period)) AS busy_starts_at, max(upper(b.period)) AS busy_ends_at FROM session s ${BUSY}
    WHERE s.account_id = $1 AND s.owner_id = $2 AND ${ahead("$3")}
    GROUP BY s.account_id, s.id),
  over AS (
    DELETE FROM calendar_conflict k USING session s WHERE k.account_id = $1 AND k.starts_at > $3 AND s.account_id = k.account_id
      AND s.id = k.session_id AND s.owner_id = $2 AND NOT EXISTS (SELECT FROM found f WHERE f.id = k.session_id)),
  news AS (
    INSERT INTO calendar_conflict AS k (${COLUMNS})
    SELECT account_id, id, starts_at, busy_starts_at, busy_ends_at, $3 FROM found
    ON CONFLICT (account_id, session_id) DO UPDATE SET starts_at = EXCLUDED.starts_at, seen_at = EXCLUDED.seen_at,
      busy_starts_at = EXCLUDED.busy_starts_at, busy_ends_at = EXCLUDED.busy_ends_at, ignored_at = NULL, ignored_by_name = NULL
    WHERE k.starts_at <> EXCLUDED.starts_at OR (k.ignored_at IS NOT NULL
      AND (k.busy_starts_at, k.busy_ends_at) <> (EXCLUDED.busy_starts_at, EXCLUDED.busy_ends_at))
    RETURNING session_id)
  SELECT f.id AS "sessionId", f.booking_id AS "bookingId", f.ical_sequence AS sequence, ${ms("f.starts_at")} AS start,
    ${ms("f.ends_at")} AS end, json_build_object('start', ${ms("f.busy_starts_at")}, 'end', ${ms("f.busy_ends_at")}) AS busy
  FROM found f JOIN news n ON n.session_id = f.id ORDER BY f.starts_at, f.id`);

const ACCEPT = statement(`
  INSERT INTO calendar_conflict (${COLUMNS}, ignored_at, ignored_by_name)
  SELECT s.account_id, s.id, s.starts_at, min(lower(b.period)), max(upper(b.period)), $3, $3, $4 FROM session s ${BUSY}
  WHERE s.account_id = $1 AND s.id = ANY($2::uuid[]) GROUP BY s.account_id, s.id
  ON CONFLICT (account_id, session_id) DO UPDATE SET starts_at = EXCLUDED.starts_at, seen_at = EXCLUDED.seen_at,
    busy_starts_at = EXCLUDED.busy_starts_at, busy_ends_at = EXCLUDED.busy_ends_at,
    ignored_at = EXCLUDED.ignored_at, ignored_by_name = EXCLUDED.ignored_by_name`);

const OF_SESSION = statement(`
  SELECT ${ms("k.busy_starts_at")} AS start, ${ms("k.busy_ends_at")} AS end
  FROM calendar_conflict k JOIN session s ON s.account_id = k.account_id AND s.id = k.session_id
  WHERE k.account_id = $1 AND k.session_id = $2 AND ${ahead("$3")} AND ${CONFLICT_WAITS}`);

/** Notes the sessions of an owner that lie where their calendars turn out to be busy; answers those that are new. */
export function noteConflicts(
  tx: Tx,
  { accountId, ownerId }: { readonly accountId: string; readonly ownerId: string },
  now: Instant,
): Promise<FoundConflict[]> {
  return tx.query<FoundConflict>(NOTE, [accountId, ownerId, new Date(now)]);
}

/** Somebody means these sessions to stand where they do, whatever the owner's calendars say there now. */
export async function acceptConflicts(
  tx: Tx,
  accountId: string,
  sessionIds: readonly string[],
  byName: string,
  now: Instant,
): Promise<void> {
  await tx.query(ACCEPT, [accountId, sessionIds, new Date(now), byName]);
}

/** When its owner is busy at the time of a session, where that is to be decided; else null. */
export async function conflictOfSession(
  accountId: string,
  sessionId: string,
  now: Instant,
): Promise<Interval | null> {
  const [row] = await query<Interval>(OF_SESSION, [accountId, sessionId, new Date(now)]);
  return row ?? null;
}
