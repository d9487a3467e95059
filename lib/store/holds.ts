import type { HeldChange } from "@/lib/domain/booking/held-change";
import type { Money } from "@/lib/domain/money/types";
import type { Instant, Interval } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

export type HoldStatus = "open" | "settled" | "abandoned" | "returned";

/** New times that wait for a payment. */
export interface Hold {
  readonly accountId: string;
  readonly id: string;
  /** Null for a booking that is not made yet. */
  readonly bookingId: string | null;
  readonly ownerId: string;
  readonly pageId: string;
  readonly status: HoldStatus;
  readonly change: HeldChange;
  readonly money: Money;
  readonly checkoutId: string | null;
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
  /** Why a paid change could not be made. */
  readonly refusal: string | null;
}

const INSERT = statement(`
  INSERT INTO hold (account_id, id, booking_id, owner_id, page_id, change, amount, currency, expires_at, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`);

const BLOCK = statement(`
  INSERT INTO blocked_time (account_id, id, owner_id, hold_id, period)
  SELECT $1, gen_random_uuid(), $2, $3, tstzrange(t.starts_at, t.ends_at)
  FROM unnest($4::timestamptz[], $5::timestamptz[]) AS t(starts_at, ends_at)`);

const COLUMNS = `
  account_id AS "accountId", id, booking_id AS "bookingId", owner_id AS "ownerId", page_id AS "pageId", status, change,
  amount, currency, checkout_id AS "checkoutId", (extract(epoch FROM expires_at) * 1000)::float8 AS "expiresAt",
  (extract(epoch FROM created_at) * 1000)::float8 AS "createdAt", refusal`;

const READ = statement(`SELECT ${COLUMNS} FROM hold WHERE account_id = $1 AND id = $2`);
const LOCK = statement(`SELECT ${COLUMNS} FROM hold WHERE account_id = $1 AND id = $2 FOR UPDATE`);
const OPEN_OF_BOOKING = statement(
  `SELECT ${COLUMNS} FROM hold WHERE account_id = $1 AND booking_id = $2 AND status = 'open' ORDER BY created_at`,
);
const OPEN_SINCE = statement(`
  SELECT ${COLUMNS} FROM hold WHERE status = 'open' AND created_at <= $1 ORDER BY created_at LIMIT $2`);

const OPEN_OF_NEW = statement(`
  SELECT ${COLUMNS} FROM hold
  WHERE account_id = $1 AND page_id = $2 AND booking_id IS NULL AND status = 'open'
    AND lower(change -> 'request' -> 'customer' ->> 'email') = lower($3) AND change -> 'request' -> 'starts' @> ANY($4::jsonb[])
  ORDER BY created_at`);

const SET_CHECKOUT = statement(
  `UPDATE hold SET checkout_id = $3 WHERE account_id = $1 AND id = $2 AND status = 'open' RETURNING id`,
);

const FREE = statement(`DELETE FROM blocked_time WHERE account_id = $1 AND hold_id = $2`);

const END = statement(`
  UPDATE hold SET status = $3::hold_status, booking_id = coalesce($4, booking_id), refusal = $5, ended_at = $6
  WHERE account_id = $1 AND id = $2 AND status = 'open'`);

/** The unique index that lets only one change of a booking wait for a payment. */
export const ONE_OPEN_HOLD = "hold_one_open_of_booking";

type Row = Omit<Hold, "money"> & { amount: number; currency: string };

const toHold = ({ amount, currency, ...row }: Row): Hold => ({ ...row, money: { amount, currency } });

/**
 * Writes a hold and takes its times. Throws OverlapError when somebody else has a part of them, and DuplicateError when another
 * change of the same booking waits for its payment.
 */
export async function insertHold(
  tx: Tx,
  hold: Omit<Hold, "status" | "checkoutId" | "refusal">,
  blocked: readonly Interval[],
): Promise<void> {
  const { accountId, id, bookingId, ownerId, pageId, change, money, expiresAt, createdAt } = hold;
  await tx.query(INSERT, [
    accountId,
    id,
    bookingId,
    ownerId,
    pageId,
    JSON.stringify(change),
    money.amount,
    money.currency,
    new Date(expiresAt),
    new Date(createdAt),
  ]);
  await tx.query(BLOCK, [
    accountId,
    ownerId,
    id,
    blocked.map(({ start }) => new Date(start)),
    blocked.map(({ end }) => new Date(end)),
  ]);
}

export async function readHold(accountId: string, id: string): Promise<Hold | null> {
  const [row] = await query<Row>(READ, [accountId, id]);
  return row ? toHold(row) : null;
}

/** The same inside a transaction, its row locked until the end. The owner's lock must be held already. */
export async function lockHold(tx: Tx, accountId: string, id: string): Promise<Hold | null> {
  const [row] = await tx.query<Row>(LOCK, [accountId, id]);
  return row ? toHold(row) : null;
}

/** The changes of a booking that still wait for a payment, oldest first. */
export async function openHoldsOf(accountId: string, bookingId: string): Promise<Hold[]> {
  return (await query<Row>(OPEN_OF_BOOKING, [accountId, bookingId])).map(toHold);
}

/** The bookings that somebody began to pay at one of these starts, oldest first. */
export async function openHoldsOfCustomer(
  accountId: string,
  pageId: string,
  email: string,
  starts: readonly Instant[],
): Promise<Hold[]> {
  const values = [accountId, pageId, email, starts.map((start) => JSON.stringify([start]))];
  return (await query<Row>(OPEN_OF_NEW, values)).map(toHold);
}

/** Every hold made until then that is still open, oldest first; for the sweep. */
export async function openHolds(until: Instant, limit: number): Promise<Hold[]> {
  return (await query<Row>(OPEN_SINCE, [new Date(until), limit])).map(toHold);
}

/** Notes the Checkout of a hold. Answers false when the hold ended meanwhile: nobody may be sent to pay it. */
export async function setCheckout(accountId: string, id: string, checkoutId: string): Promise<boolean> {
  return (await query(SET_CHECKOUT, [accountId, id, checkoutId])).length > 0;
}

/** Gives the held times back. */
export async function freeHeldTimes(
  tx: Tx,
  { accountId, id }: Pick<Hold, "accountId" | "id">,
): Promise<void> {
  await tx.query(FREE, [accountId, id]);
}

/** Notes what became of a hold, once and for all. */
export async function endHold(
  tx: Tx,
  { accountId, id }: Pick<Hold, "accountId" | "id">,
  end: { status: Exclude<HoldStatus, "open">; bookingId?: string; refusal?: string; at: Instant },
): Promise<void> {
  await tx.query(END, [
    accountId,
    id,
    end.status,
    end.bookingId ?? null,
    end.refusal ?? null,
    new Date(end.at),
  ]);
}
