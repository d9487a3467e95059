// Prisma's schema engine, as WebAssembly, applies prisma/migrations into Prisma's own table: `prisma migrate deploy`
// does the same for those who can download its binary. Nothing but this file knows the engine.
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import type * as SchemaEngineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";

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
    const applied = await withEngine(databaseUrl, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: await readMigrations(),
        filters: NO_FILTER,
      });
      return appliedMigrationNames;
    });
    await migrateJobQueue(databaseUrl);
    return applied;
  });
}

/** The names of the migrations that this database still lacks. */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  return withEngine(databaseUrl, async (engine) => {
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
  return withEngine(databaseUrl, async (engine) => {
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

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, application_name: "reslot migrations" });
  pool.on("error", () => {}); // A connection that breaks while idle says so again at its next query.
  return pool;
}

async function withEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const pool = openPool(databaseUrl);
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFor(pool)),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end(); // The engine leaves its connection open, and on it an advisory lock of its own.
  }
}

/**
 * Prisma's adapter as its schema engine needs it, mended in two places where adapter-pg 7.10 falls short: it cuts a
 * script at every semicolon, those in functions and comments included, and runs the pieces without a transaction; and
 * it refuses the type "char" of the system catalogs, which the engine reads for a diff.
 */
function adapterFor(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const { CHAR, TEXT } = pg.types.builtins;
  const characterColumns = new WeakMap<object, number[]>(); // by the rows of a result
  const query = pool.query.bind(pool) as (statement: string | pg.QueryConfig) => Promise<pg.QueryResult>;
  const queryHidingCharacters = async (statement: pg.QueryConfig) => {
    const result = await query(statement);
    const columns = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
    characterColumns.set(result.rows, columns);
    const fields = result.fields.map((field, index) =>
      columns.includes(index) ? { ...field, dataTypeID: TEXT } : field,
    );
    return { ...result, fields };
  };
  const factory = new PrismaPg(Object.assign(pool, { query: queryHidingCharacters }));
  const connect = async () => {
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    return Object.assign(adapter, {
      executeScript: async (script: string) => void (await query(script)),
      queryRaw: async (statement: SqlQuery) => {
        const result = await queryRaw(statement);
        for (const index of characterColumns.get(result.rows) ?? []) {
          result.columnTypes[index] = ColumnTypeEnum.Character;
        }
        return result;
      },
    });
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: refuseShadow,
  };
}

/** The engine empties a shadow database. Nothing above needs one, so it gets none. */
async function refuseShadow(): Promise<never> {
  throw new Error("Reslot's migrations use no shadow database.");
}

let loading: Promise<typeof SchemaEngineModule> | undefined;

/** The package's own entry imports the .wasm file as a module, which Node 20 can't; this does the same by hand. */
function loadEngine(): Promise<typeof SchemaEngineModule> {
  loading ??= (async () => {
    const require = createRequire(import.meta.url);
    const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
    const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const { instance } = await WebAssembly.instantiate(await readFile(file), {
      "./schema_engine_bg.js": { ...engine },
    });
    const exported = instance.exports as WebAssembly.Exports & { __wbindgen_start(): void };
    engine.__wbg_set_wasm(exported);
    exported.__wbindgen_start();
    return engine;
  })();
  return loading;
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
