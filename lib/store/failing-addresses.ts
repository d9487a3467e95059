import type { FailingAddress } from "@/lib/domain/notifications/failing";
import type { Instant } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const NOTE = statement(`
  INSERT INTO failing_address (account_id, address, booking_id, since, last_at, answer)
  VALUES ($1, lower($2), $3, $4, $4, $5)
  ON CONFLICT (account_id, address) DO UPDATE SET booking_id = $3, last_at = $4, answer = $5,
    since = CASE WHEN failing_address.settled_at IS NULL THEN failing_address.since ELSE $4 END, settled_at = NULL
  RETURNING ${milliseconds("since")} AS since, ${milliseconds("last_at")} AS "lastAt", ${milliseconds("told_at")} AS "toldAt"`);

const TOLD = statement(
  `UPDATE failing_address SET told_at = $3 WHERE account_id = $1 AND address = lower($2)`,
);

const SETTLE = statement(
  `UPDATE failing_address SET settled_at = $3 WHERE account_id = $1 AND address = lower($2) AND settled_at IS NULL`,
);

const IS_FAILING = statement(
  `SELECT 1 FROM failing_address WHERE account_id = $1 AND address = lower($2) AND settled_at IS NULL`,
);

const OF_PAGES = statement(`
  SELECT f.address, f.answer, ${milliseconds("f.since")} AS since,
    (SELECT s.id FROM session s WHERE s.account_id = f.account_id AND s.booking_id = f.booking_id ORDER BY s.position LIMIT 1) AS "sessionId"
  FROM failing_address f JOIN booking b ON b.account_id = f.account_id AND b.id = f.booking_id
  WHERE f.account_id = $1 AND f.settled_at IS NULL AND f.told_at >= $3 AND b.page_id = ANY($2::uuid[])
  ORDER BY f.last_at DESC, f.address LIMIT 5`);

export interface RefusedMail {
  readonly accountId: string;
  readonly bookingId: string;
  readonly address: string;
}

/** Notes that a mail server refused an address, and answers since when it does. */
export async function noteRefused(
  tx: Tx,
  { accountId, bookingId, address }: RefusedMail,
  answer: string,
  at: Instant,
): Promise<FailingAddress> {
  const values = [accountId, address, bookingId, new Date(at), answer.slice(0, 500)];
  const [row] = await tx.query<FailingAddress & Record<string, unknown>>(NOTE, values);
  if (!row) throw new Error("an upsert answers its row");
  return row;
}

export async function markTold(tx: Tx, { accountId, address }: RefusedMail, at: Instant): Promise<void> {
  await tx.query(TOLD, [accountId, address, new Date(at)]);
}

/** A mail was taken: the trouble is over, for now. When the owner was told stays known, or they would be told each time. */
export async function settleRefused(accountId: string, address: string, at: Instant): Promise<void> {
  await query(SETTLE, [accountId, address, new Date(at)]);
}

export async function isFailing(accountId: string, address: string): Promise<boolean> {
  return (await query(IS_FAILING, [accountId, address])).length > 0;
}

export interface ShownFailingAddress {
  readonly address: string;
  readonly answer: string;
  readonly since: Instant;
  /** The first session of the booking whose mail was refused last. */
  readonly sessionId: string;
}

/** The addresses that customers and others of these pages' bookings were last told about, newest first. */
export async function readFailingAddresses(
  accountId: string,
  pageIds: readonly string[],
  toldSince: Instant,
): Promise<ShownFailingAddress[]> {
  if (pageIds.length === 0) return [];
  return query<ShownFailingAddress & Record<string, unknown>>(OF_PAGES, [
    accountId,
    pageIds,
    new Date(toldSince),
  ]);
}
