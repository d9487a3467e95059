import type pg from "pg";
import { pool } from "./client";
import { advisoryKey } from "./exclusive";

// Younger ones may be of a worker that has not taken its lease yet.
const HELD_BY = `
  SELECT locked_by AS worker FROM graphile_worker._private_jobs WHERE locked_at < now() - interval '3 seconds'
  UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_at < now() - interval '3 seconds'`;

const GIVE_BACK = "SELECT graphile_worker.force_unlock_workers($1::text[])";

/**
 * What tells a worker that died from one that works: each holds an advisory lock as long as its connection lives. The
 * queue by itself waits four hours before it gives a dead worker's jobs to another.
 */
export class WorkerLeases {
  private readonly own = new Set<string>();
  private connection: pg.PoolClient | undefined;
  private looking = false;

  /** Takes the lease of a worker of this process. */
  async take(worker: string): Promise<void> {
    this.own.add(worker);
    if (this.connection) await lock(this.connection, worker);
  }

  /** Gives the jobs of dead workers back to the queue; answers how many workers that were. */
  async takeBack(): Promise<number> {
    if (this.looking) return 0;
    this.looking = true;
    try {
      return await this.takeBackOn(await this.connect());
    } finally {
      this.looking = false;
    }
  }

  private async takeBackOn(connection: pg.PoolClient): Promise<number> {
    const { rows } = await connection.query<{ worker: string }>(HELD_BY);
    let dead = 0;
    for (const { worker } of rows) {
      if (this.own.has(worker) || !(await lock(connection, worker))) continue;
      await connection.query(GIVE_BACK, [[worker]]);
      await connection.query("SELECT pg_advisory_unlock($1)", [leaseKey(worker)]);
      dead += 1;
    }
    return dead;
  }

  end(): void {
    this.connection?.release(true);
    this.connection = undefined;
    this.own.clear();
  }

  /** A connection that broke has lost its leases: they are taken again on a new one. */
  private async connect(): Promise<pg.PoolClient> {
    if (this.connection) return this.connection;
    const connection = await pool().connect();
    connection.once("error", () => {
      if (this.connection === connection) this.connection = undefined;
      connection.release(true);
    });
    this.connection = connection;
    for (const worker of this.own) await lock(connection, worker);
    return connection;
  }
}

async function lock(connection: pg.PoolClient, worker: string): Promise<boolean> {
  const { rows } = await connection.query<{ ours: boolean }>("SELECT pg_try_advisory_lock($1) AS ours", [
    leaseKey(worker),
  ]);
  return rows[0]?.ours === true;
}

function leaseKey(worker: string): bigint {
  return advisoryKey(`worker ${worker}`);
}
