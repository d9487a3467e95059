import { type Activity, type ActivityData, isMailed } from "@/lib/domain/booking/activity";
import type { Actor } from "@/lib/domain/booking/types";
import { query, statement, type Tx } from "./transaction";

// Each later than the one before it: a change may have waited for the lock since it was asked for, and the record is
// replayed in the order in which things happened. The caller holds the booking's lock.
const APPEND = statement(`
  INSERT INTO activity (account_id, id, booking_id, at, kind, by, by_name, reason, data, composed_at)
  VALUES ($1, $2, $3,
    greatest($4::timestamptz, (SELECT max(at) + interval '1 millisecond' FROM activity WHERE account_id = $1 AND booking_id = $3)),
    $5, $6, $7, $8, $9, $10)`);

const COLUMNS = `id, booking_id, (extract(epoch FROM at) * 1000)::float8 AS at, by, by_name, reason, data`;

const OF_BOOKING = statement(
  `SELECT ${COLUMNS} FROM activity WHERE account_id = $1 AND booking_id = $2 ORDER BY at, id`,
);
/** Which change no session. */
const OF_NO_SESSION = `'fee_waived', 'payment_returned', 'refund_started', 'refund_given_up', 'refunded', 'refund_failed',
  'address_failing', 'calendar_reply', 'calendar_conflict', 'calendar_changed'`;

const LATEST = statement(`
  SELECT ${COLUMNS} FROM activity WHERE account_id = $1 AND booking_id = $2
    AND kind NOT IN (${OF_NO_SESSION})
  ORDER BY at DESC, id DESC LIMIT 1`);
const ONE = statement(
  `SELECT ${COLUMNS} FROM activity WHERE account_id = $1 AND booking_id = $2 AND id = $3`,
);
const UNCOMPOSED = statement(`
  SELECT ${COLUMNS} FROM activity WHERE account_id = $1 AND booking_id = $2 AND composed_at IS NULL ORDER BY at, id`);
const MARK_COMPOSED = statement(`UPDATE activity SET composed_at = $3 WHERE account_id = $1 AND id = $2`);

interface ActivityRow {
  id: string;
  booking_id: string;
  at: number;
  by: Actor;
  by_name: string;
  reason: string | null;
  data: ActivityData;
}

/** Appends to the record. What nobody is mailed about counts as composed at once. */
export async function appendActivity(tx: Tx, accountId: string, activity: Activity): Promise<void> {
  await tx.query(APPEND, [
    accountId,
    activity.id,
    activity.bookingId,
    new Date(activity.at),
    activity.data.kind,
    activity.by,
    activity.byName,
    activity.reason,
    JSON.stringify(activity.data),
    isMailed(activity.data) ? null : new Date(activity.at),
  ]);
}

/** Everything that happened to a booking, oldest first. */
export async function readActivities(accountId: string, bookingId: string): Promise<Activity[]> {
  return (await query<ActivityRow>(OF_BOOKING, [accountId, bookingId])).map(toActivity);
}

export async function readActivity(
  accountId: string,
  bookingId: string,
  id: string,
): Promise<Activity | null> {
  const [row] = await query<ActivityRow>(ONE, [accountId, bookingId, id]);
  return row ? toActivity(row) : null;
}

/** The last thing that happened to a booking's sessions; a waived fee, or an answer to a mail, touches none. */
export async function latestActivity(
  accountId: string,
  bookingId: string,
  tx?: Tx,
): Promise<Activity | null> {
  const [row] = tx
    ? await tx.query<ActivityRow>(LATEST, [accountId, bookingId])
    : await query<ActivityRow>(LATEST, [accountId, bookingId]);
  return row ? toActivity(row) : null;
}

/** Activities whose mails wait to be composed, oldest first. */
export async function readUncomposed(accountId: string, bookingId: string): Promise<Activity[]> {
  return (await query<ActivityRow>(UNCOMPOSED, [accountId, bookingId])).map(toActivity);
}

export async function markComposed(tx: Tx, accountId: string, id: string, now: number): Promise<void> {
  await tx.query(MARK_COMPOSED, [accountId, id, new Date(now)]);
}

function toActivity(row: ActivityRow): Activity {
  return {
    id: row.id,
    bookingId: row.booking_id,
    at: row.at,
    by: row.by,
    byName: row.by_name,
    reason: row.reason,
    data: row.data,
  };
}
