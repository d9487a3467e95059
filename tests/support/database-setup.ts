import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/store/migrate";
import { startEmbedded } from "@/scripts/lib/embedded.mjs";
import { root } from "@/scripts/lib/environment.mjs";
import { readCalendarParts } from "./calendar-parts";
import { addressOf, runOn, TEST_DATABASE_PREFIX } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL for this run, and in it a migrated database to copy. */
    testServer: { url: string; template: string };
    /** Where the calendar data of this run is kept until it is read. */
    calendars: string;
  }
}

/** Where the databases of failed files wait for a look, until files fail again. */
const KEPT = join(root, ".test/failed");

/** Starts a throwaway PostgreSQL (or takes TEST_DATABASE_URL's) and migrates one database for all files to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = randomBytes(4).toString("hex");
  const own = process.env.TEST_DATABASE_URL
    ? undefined
    : await startEmbedded(join(root, ".test", `postgres-${run}`), { throwaway: true });
  const url = own?.url ?? process.env.TEST_DATABASE_URL ?? "";
  const template = `reslot_template_${run}`;
  await runOn(url, `CREATE DATABASE ${template}`);
  await migrate(addressOf(url, template));
  project.provide("testServer", { url, template });

  const calendars = join(root, ".test", `calendars-${run}`);
  await mkdir(calendars, { recursive: true });
  project.provide("calendars", calendars);

  return async () => {
    await readCalendarParts(calendars).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      process.exitCode = 1; // Every test has ended by now, so that this alone fails the run.
    });
    if (!own) return runOn(url, `DROP DATABASE ${template}`).then(() => {});
    const kept = await runOn(url, `SELECT FROM pg_database WHERE datname LIKE '${TEST_DATABASE_PREFIX}%'`);
    await own.stop(kept.length > 0 ? KEPT : undefined);
    if (kept.length > 0)
      process.stdout.write("To open the kept databases: node scripts/database.mjs .test/failed\n");
  };
}
