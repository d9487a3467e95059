import { createHash } from "node:crypto";
import { pool } from "./client";

const LOCK = "SELECT true AS locked FROM pg_advisory_lock($1)";
const TRY_LOCK = "SELECT pg_try_advisory_lock($1) AS locked";
const UNLOCK = "SELECT pg_advisory_unlock($1)";

/**
 * Runs `work` while nobody else, in any process, runs work of the same name; whoever comes meanwhile waits. The lock is
 * the connection's: a process that dies lets go of it at once. No transaction is open, so that `work` may take its time.
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const [result] = await withLock(LOCK, name, work);
  return result as T;
}

/** The same, but whoever comes meanwhile leaves it to the one who is at it. */
export async function exclusivelyOrNot(name: string, work: () => Promise<void>): Promise<void> {
  await withLock(TRY_LOCK, name, work);
}

/** Answers what the work answered, or nothing where the lock was not to be had. */
async function withLock<T>(lock: string, name: string, work: () => Promise<T>): Promise<[] | [T]> {
  const client = await pool().connect();
  const key = advisoryKey(name);
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ locked: boolean }>(lock, [key]);
    if (!rows[0]?.locked) return [];
    try {
      return [await work()];
    } finally {
      await client.query(UNLOCK, [key]).catch((error: Error) => {
        broken = error;
      });
    }
  } finally {
    client.release(broken);
  }
}

/** A 64-bit key for an advisory lock; a collision only makes two wait for each other. */
export function advisoryKey(name: string): bigint {
  return createHash("sha256").update(name).digest().readBigInt64BE(0);
}
