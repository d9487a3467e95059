import { createHash } from "node:crypto";
import type pg from "pg";
import { pool } from "./client";

/** An open transaction. Services pass it on; only the store looks inside. */
export interface Tx {
  query<Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

/** A statement that the database plans once per connection; the name must be unique to the text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** The exclusion constraint refused: somebody else holds a part of that time. */
export class OverlapError extends Error {
  override readonly name = "OverlapError";
}

/** A unique key is taken already. */
export class DuplicateError extends Error {
  override readonly name = "DuplicateError";
  constructor(readonly constraint: string) {
    super(`duplicate key: ${constraint}`);
  }
}

/** Names a statement by its own text, so that two texts never share a name. */
export function statement(text: string): Statement {
  return { name: createHash("sha1").update(text).digest("base64url"), text };
}

/** Runs one statement outside a transaction. */
export async function query<Row extends pg.QueryResultRow>(
  { name, text }: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  const result = await pool().query<Row>({ name, text, values: [...values] });
  return result.rows;
}

/**
 * Runs `work` in one transaction: its result is committed, a throw rolls all of it back.
 * With `lockOwner`, no other change of that owner's time runs at the same moment: a lock on the booking alone lets
 * two bookings of one owner deadlock on the exclusion constraint.
 */
export async function inTransaction<T>(
  work: (tx: Tx) => Promise<T>,
  lockOwner?: { accountId: string; ownerId: string },
): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query(lockOwner ? `BEGIN; SELECT pg_advisory_xact_lock(${lockKey(lockOwner)})` : "BEGIN");
    const result = await work({
      async query({ name, text }, values) {
        const answer = await client.query({ name, text, values: [...values] });
        return answer.rows;
      },
    });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw translate(error);
  } finally {
    client.release(broken);
  }
}

/** A 64-bit key for the advisory lock; a collision only makes two owners wait for each other. */
function lockKey({ accountId, ownerId }: { accountId: string; ownerId: string }): bigint {
  return createHash("sha256").update(`owner:${accountId}:${ownerId}`).digest().readBigInt64BE(0);
}

function translate(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "23P01") return new OverlapError(error.message, { cause: error });
  if (error.code === "23505" && "constraint" in error) return new DuplicateError(String(error.constraint));
  return error;
}
