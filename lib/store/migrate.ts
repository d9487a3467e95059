// Prisma's own engine applies prisma/migrations into its own table, so that `prisma migrate deploy` keeps working for
// those who can download its binary.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { openPool, withSchemaEngine } from "./schema-engine";

const PRISMA_DIRECTORY = fileURLToPath(new URL("../../prisma", import.meta.url));
const EMPTY_MIGRATION = "-- This is an empty migration.";
const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Any number that nobody else uses; not Prisma's own 72707369, which its engine takes on another connection. */
const LOCK = 7_236_801_114;

/**
 * Brings the database to the schema of this version, the job queue's included. Returns the names of the migrations
 * that were applied now. Of several processes that start at once one does it and the others wait.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  return withLock(databaseUrl, async () => {
    const applied = await withSchemaEngine(databaseUrl, async (engine) => {
      const migrationsList = await readMigrations();
      const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTER,
      });
      // A script runs in one transaction, so one that was broken off, by an error or by Ctrl-C, left nothing behind and
      // may run again. Prisma would wait for a person to say so.
      for (const migrationName of failedMigrationNames)
        await engine.markMigrationRolledBack({ migrationName });
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return appliedMigrationNames;
    });
    await migrateJobQueue(databaseUrl);
    return applied;
  });
}

/** The names of the migrations that this database still lacks. */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { history } = await engine.diagnoseMigrationHistory({
      migrationsList: await readMigrations(),
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    return history && "unappliedMigrationNames" in history ? history.unappliedMigrationNames : [];
  });
}

/**
 * The SQL that would bring a migrated database to what `schema.prisma` says; empty when they agree. What the schema
 * language can't say (the exclusion constraint) is no difference.
 */
export async function schemaDrift(databaseUrl: string): Promise<string> {
  const path = join(PRISMA_DIRECTORY, "schema.prisma");
  const files = [{ path, content: await readFile(path, "utf8") }];
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: PRISMA_DIRECTORY },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return stdout && !stdout.startsWith(EMPTY_MIGRATION) ? stdout : "";
  });
}

async function migrateJobQueue(databaseUrl: string): Promise<void> {
  const pgPool = openPool(databaseUrl);
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => {}) });
  } finally {
    await pgPool.end();
  }
}

async function withLock<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "reslot migrations" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    return await work();
  } finally {
    await client.end(); // The lock goes with its connection.
  }
}

async function readMigrations(): Promise<MigrationList> {
  const baseDir = join(PRISMA_DIRECTORY, "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(join(baseDir, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(join(baseDir, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}
