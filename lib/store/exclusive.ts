import { createHash } from "node:crypto";
import { pool } from "./client";

const LOCK = "SELECT pg_advisory_lock($1)";
const UNLOCK = "SELECT pg_advisory_unlock($1)";

/**
 * Runs `work` while nobody else, in any process, runs work of the same name; whoever comes meanwhile waits. The lock is
 * the connection's: a process that dies lets go of it at once. No transaction is open, so that `work` may take its time.
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const client = await pool().connect();
  const key = advisoryKey(name);
  let broken: Error | undefined;
  try {
    await client.query(LOCK, [key]);
    return await work();
  } finally {
    await client.query(UNLOCK, [key]).catch((error: Error) => {
      broken = error;
    });
    client.release(broken);
  }
}

/** A 64-bit key for an advisory lock; a collision only makes two wait for each other. */
export function advisoryKey(name: string): bigint {
  return createHash("sha256").update(name).digest().readBigInt64BE(0);
}
