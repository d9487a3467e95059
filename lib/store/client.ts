import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";

interface Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}

// Next's bundle and the worker's modules are loaded apart from each other in one process; they share one pool here.
const holder = globalThis as typeof globalThis & { reslotDatabase?: Database };

function database(): Database {
  holder.reslotDatabase ??= connect(env().DATABASE_URL);
  return holder.reslotDatabase;
}

function connect(connectionString: string): Database {
  const pool = new pg.Pool({ connectionString, max: 12, application_name: "reslot" });
  // A connection that the server closes must not end the process; the next query opens another.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** Prisma's client, for all that is not on the customer's hot path. */
export function prisma(): PrismaClient {
  return database().prisma;
}

/** The pool under it, for the hot path's own SQL (docs/decisions/0002) and for the job queue. */
export function pool(): pg.Pool {
  return database().pool;
}

export async function closeDatabase(): Promise<void> {
  const open = holder.reslotDatabase;
  if (!open) return;
  holder.reslotDatabase = undefined;
  await open.prisma.$disconnect();
  await open.pool.end().catch(() => {}); // Prisma may have ended it already.
}
