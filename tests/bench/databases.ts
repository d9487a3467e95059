import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runningEmbedded, startEmbedded } from "@/scripts/lib/embedded.mjs";
import { root } from "@/scripts/lib/environment.mjs";
import { run, typescript } from "@/scripts/lib/processes.mjs";
import { failure, say, seconds } from "@/scripts/lib/say.mjs";
import { addressOf, runOn } from "../support/postgres";
import { POPULATIONS, populate, type Size } from "./population";

const DIRECTORY = join(root, ".test/bench");

/** The two filled databases, on a PostgreSQL of the benchmark's own that is as durable as the one of `npm start`. */
export interface Databases {
  readonly url: Readonly<Record<Size, string>>;
  /** A copy of its own, dropped with all others when the benchmark ends. Nobody may be connected to the original. */
  copy(size: Size): Promise<string>;
  drop(url: string): Promise<void>;
  /** Whether a commit waits for the disk, as it does by default. */
  waitForDisk(wait: boolean): Promise<void>;
  stop(): Promise<void>;
}

export async function openDatabases(): Promise<Databases> {
  if (await runningEmbedded(DIRECTORY)) throw failure("Another benchmark runs here already.");
  await rm(DIRECTORY, { recursive: true, force: true });
  const server = await startEmbedded(DIRECTORY);
  const stop = async () => {
    await server.stop();
    await rm(DIRECTORY, { recursive: true, force: true });
  };
  try {
    return { ...(await fill(server.url)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fill(serverUrl: string): Promise<Omit<Databases, "stop">> {
  const env = { ...process.env, DATABASE_URL: serverUrl, SEED_DEMO: "1" };
  await run("Preparing the database", typescript("scripts/prepare-database.ts"), { env });
  const url = { small: addressOf(serverUrl, "small"), large: addressOf(serverUrl, "large") };
  const administration = addressOf(serverUrl, "postgres");
  const copyOf = async (original: string, name: string) => {
    await runOn(administration, `CREATE DATABASE ${name} TEMPLATE ${original} STRATEGY file_copy`);
    return addressOf(serverUrl, name);
  };
  for (const size of ["small", "large"] as const) {
    const began = Date.now();
    await populate(await copyOf(new URL(serverUrl).pathname.slice(1), size), POPULATIONS[size]);
    say(`Filled the ${size} database in ${seconds(began)}`);
  }
  return {
    url,
    copy: (size) => copyOf(size, `${size}_${randomBytes(4).toString("hex")}`),
    async drop(copy) {
      await runOn(administration, `DROP DATABASE ${new URL(copy).pathname.slice(1)} WITH (FORCE)`);
    },
    async waitForDisk(wait) {
      await runOn(administration, `ALTER SYSTEM SET synchronous_commit = ${wait ? "on" : "off"}`);
      await runOn(administration, "SELECT pg_reload_conf()");
    },
  };
}
