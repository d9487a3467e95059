// Prisma's schema engine as WebAssembly, which needs no download. Nothing but this file knows how it is driven.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ErrorRegistry,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import type * as SchemaEngineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

export function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, application_name: "reslot migrations" });
  // A connection that breaks says so again at its next query. The queue's migrations ask for both listeners.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Runs `work` with the engine on that database, and leaves no connection behind. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const pool = openPool(databaseUrl);
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterFor(pool));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
  try {
    return await work(engine);
  } catch (error) {
    throw withCause(error, adapter.errorRegistry);
  } finally {
    engine.free();
    await pool.end(); // The engine leaves its connection open, and on it an advisory lock of its own.
  }
}

/** The engine tells what the database said by a number only. */
function withCause(error: unknown, registry: ErrorRegistry): unknown {
  if (!(error instanceof Error)) return error;
  const number = /External error id#(\d+)/.exec(error.message)?.[1];
  const cause = number === undefined ? undefined : registry.consumeError(Number(number))?.error;
  const migration = /migration_name="([^"]+)"/.exec(error.message)?.[1];
  const what = migration === undefined ? "The schema engine failed" : `The migration ${migration} failed`;
  return cause instanceof Error ? new Error(`${what}: ${cause.message}`, { cause }) : error;
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
