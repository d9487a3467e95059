import type { Days } from "@/lib/domain/away/days";
import type { Instant, LocalDate } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const COLUMNS = `
  w.id, w.owner_id AS "ownerId", o.name AS "ownerName", to_char(w.starts_on, 'YYYY-MM-DD') AS first,
  to_char(w.ends_on, 'YYYY-MM-DD') AS last, w.note, c.name AS "createdBy",
  (extract(epoch FROM w.created_at) * 1000)::float8 AS "createdAt",
  (extract(epoch FROM w.ended_at) * 1000)::float8 AS "endedAt"`;

const TABLES = `
  time_away w
  JOIN "user" o ON o.account_id = w.account_id AND o.id = w.owner_id
  JOIN "user" c ON c.account_id = w.account_id AND c.id = w.created_by_id`;

const ONE = statement(`SELECT ${COLUMNS} FROM ${TABLES} WHERE w.account_id = $1 AND w.id = $2`);

const STANDING = statement(`
  SELECT to_char(starts_on, 'YYYY-MM-DD') AS first, to_char(ends_on, 'YYYY-MM-DD') AS last FROM time_away
  WHERE account_id = $1 AND owner_id = $2 AND ended_at IS NULL AND ends_on >= $3::date ORDER BY starts_on`);

const AHEAD = statement(`
  SELECT ${COLUMNS} FROM ${TABLES}
  WHERE w.account_id = $1 AND w.owner_id = ANY($2::uuid[]) AND w.ended_at IS NULL AND w.ends_on >= $3::date
  ORDER BY w.starts_on, o.name, w.id`);

const PAST = statement(`
  SELECT ${COLUMNS} FROM ${TABLES}
  WHERE w.account_id = $1 AND w.owner_id = ANY($2::uuid[]) AND (w.ended_at IS NOT NULL OR w.ends_on < $3::date)
  ORDER BY w.starts_on DESC, w.created_at DESC, w.id LIMIT $4 OFFSET $5`);

const INSERT = statement(`
  INSERT INTO time_away (account_id, id, owner_id, starts_on, ends_on, note, created_by_id, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`);

const END = statement(
  `UPDATE time_away SET ended_at = $3 WHERE account_id = $1 AND id = $2 AND ended_at IS NULL RETURNING id`,
);

/** A time away as it is kept. */
export interface TimeAwayRow extends Days {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly note: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}

export async function findTimeAway(accountId: string, id: string, tx?: Tx): Promise<TimeAwayRow | null> {
  const values = [accountId, id];
  const [row] = tx ? await tx.query<TimeAwayRow>(ONE, values) : await query<TimeAwayRow>(ONE, values);
  return row ?? null;
}

/** The owner's times away that stand and are not over on that day. */
export async function standingTimesAway(
  accountId: string,
  ownerId: string,
  today: LocalDate,
  tx?: Tx,
): Promise<Days[]> {
  const values = [accountId, ownerId, today];
  return tx ? tx.query<Days>(STANDING, values) : query<Days>(STANDING, values);
}

/** What stands ahead or runs, the next one first. */
export async function timesAwayAhead(
  accountId: string,
  ownerIds: readonly string[],
  today: LocalDate,
): Promise<TimeAwayRow[]> {
  return query<TimeAwayRow>(AHEAD, [accountId, ownerIds, today]);
}

/** What is over, was ended or taken back, the latest first. */
export async function timesAwayBefore(
  accountId: string,
  ownerIds: readonly string[],
  today: LocalDate,
  { limit, offset }: { limit: number; offset: number },
): Promise<TimeAwayRow[]> {
  return query<TimeAwayRow>(PAST, [accountId, ownerIds, today, limit, offset]);
}

export async function insertTimeAway(
  tx: Tx,
  accountId: string,
  away: Days & { id: string; ownerId: string; note: string; createdById: string; createdAt: Instant },
): Promise<void> {
  const { id, ownerId, first, last, note, createdById, createdAt } = away;
  await tx.query(INSERT, [accountId, id, ownerId, first, last, note, createdById, new Date(createdAt)]);
}

/** Ends a time away; answers whether it still stood. */
export async function markEnded(tx: Tx, accountId: string, id: string, now: Instant): Promise<boolean> {
  return (await tx.query(END, [accountId, id, new Date(now)])).length > 0;
}
