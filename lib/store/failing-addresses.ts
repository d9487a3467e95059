import { type FailingAddress, QUIET, type ToldOfAddress } from "@/lib/domain/notifications/failing";
import type { Instant } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const FAILING = `${milliseconds("since")} AS since, ${milliseconds("last_at")} AS "lastAt", refused`;

const IS_NEW = `(failing_address.settled_at IS NOT NULL OR failing_address.last_at < $6)`;

const NOTE = statement(`
  INSERT INTO failing_address (account_id, address, since, last_at, answer, refused)
  VALUES ($1, lower($2), $3, $3, $4, $5)
  ON CONFLICT (account_id, address) DO UPDATE SET last_at = $3, answer = $4, settled_at = NULL,
    since = CASE WHEN ${IS_NEW} THEN $3 ELSE failing_address.since END,
    refused = $5 OR (failing_address.refused AND NOT ${IS_NEW})
  RETURNING ${FAILING}`);

const WHEN_TOLD = statement(`
  SELECT ${milliseconds("max(told_at) FILTER (WHERE booking_id = $4)")} AS "recordedAt",
    ${milliseconds("max(mailed_at)")} AS "mailedAt"
  FROM failing_address_told WHERE account_id = $1 AND address = lower($2) AND owner_id = $3`);

const TOLD = statement(`
  INSERT INTO failing_address_told (account_id, address, owner_id, booking_id, told_at, mailed_at)
  VALUES ($1, lower($2), $3, $4, $5, $6)
  ON CONFLICT (account_id, address, owner_id, booking_id) DO UPDATE SET told_at = $5,
    mailed_at = coalesce($6, failing_address_told.mailed_at)`);

const SETTLE = statement(
  `UPDATE failing_address SET settled_at = $3 WHERE account_id = $1 AND address = lower($2) AND settled_at IS NULL`,
);

const UNSETTLED = statement(
  `SELECT ${FAILING} FROM failing_address WHERE account_id = $1 AND address = lower($2) AND settled_at IS NULL`,
);

const OF_PAGES = statement(`
  SELECT f.address, f.answer, ${milliseconds("f.since")} AS since,
    (SELECT s.id FROM session s WHERE s.account_id = f.account_id AND s.booking_id = last.booking_id ORDER BY s.position LIMIT 1) AS "sessionId"
  FROM failing_address f CROSS JOIN LATERAL (
    SELECT t.booking_id FROM failing_address_told t
    JOIN booking b ON b.account_id = t.account_id AND b.id = t.booking_id AND b.page_id = ANY($2::uuid[])
    WHERE t.account_id = f.account_id AND t.address = f.address AND t.told_at >= $3
    ORDER BY t.told_at DESC LIMIT 1) AS last
  WHERE f.account_id = $1 AND f.settled_at IS NULL AND f.last_at >= $3
  ORDER BY f.last_at DESC, f.address LIMIT 5`);

export interface RefusedMail {
  readonly accountId: string;
  readonly bookingId: string;
  readonly address: string;
}

/**
 * Notes that a mail server did not take a mail, and answers since when it takes none.
 * @param refused For good: the mail is not tried again.
 */
export async function noteRefused(
  tx: Tx,
  { accountId, address }: RefusedMail,
  { answer, refused, at }: { answer: string; refused: boolean; at: Instant },
): Promise<FailingAddress> {
  const values = [accountId, address, new Date(at), answer.slice(0, 500), refused, new Date(at - QUIET)];
  const [row] = await tx.query<FailingAddress & Record<string, unknown>>(NOTE, values);
  if (!row) throw new Error("an upsert answers its row");
  return row;
}

/** When this owner was told of the address, on account of this booking and by mail on account of any. */
export async function whenTold(
  tx: Tx,
  { accountId, bookingId, address }: RefusedMail,
  ownerId: string,
): Promise<ToldOfAddress> {
  const values = [accountId, address, ownerId, bookingId];
  const [row] = await tx.query<ToldOfAddress & Record<string, unknown>>(WHEN_TOLD, values);
  return row ?? { recordedAt: null, mailedAt: null };
}

export async function markTold(
  tx: Tx,
  { accountId, bookingId, address }: RefusedMail,
  ownerId: string,
  { at, byMail }: { at: Instant; byMail: boolean },
): Promise<void> {
  const told = new Date(at);
  await tx.query(TOLD, [accountId, address, ownerId, bookingId, told, byMail ? told : null]);
}

/** A mail was taken: the trouble is over, for now. When the owner was told stays known, or they would be told each time. */
export async function settleRefused(accountId: string, address: string, at: Instant): Promise<void> {
  await query(SETTLE, [accountId, address, new Date(at)]);
}

/** The trouble that an address has, which may be a passing one; null for none. */
export async function readTrouble(accountId: string, address: string): Promise<FailingAddress | null> {
  const [row] = await query<FailingAddress & Record<string, unknown>>(UNSETTLED, [accountId, address]);
  return row ?? null;
}

export interface ShownFailingAddress {
  readonly address: string;
  readonly answer: string;
  readonly since: Instant;
  /** The first session of the booking on whose account it was told last. */
  readonly sessionId: string;
}

/** The addresses of whose trouble these pages' owners were told, newest first. */
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
