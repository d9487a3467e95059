import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { closeDatabase } from "@/lib/store/client";
import { keepCalendarParts } from "./calendar-parts";
import { addressOf, runOn, TEST_DATABASE_PREFIX } from "./postgres";
import { writtenCalendars } from "./written-calendars";

process.env.SECRET ??= "the-tests-sign-their-links-with-this";

/**
 * Called once at the top of a test file: gives it a migrated, empty database of its own as DATABASE_URL. It is dropped
 * when the file passes; when a test fails it is kept, and its name is printed. All calendar data that the file has had
 * written, for mails, feeds, downloads and calendar servers, is read by independent parsers at the end of the run, unless
 * `readCalendars` is off.
 */
export function useDatabase({ readCalendars = true } = {}): void {
  const { url, template } = inject("testServer");
  const name = newName();
  process.env.DATABASE_URL = addressOf(url, name);

  beforeAll(async () => {
    await runOn(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  let failedFile = "";
  afterEach(({ task }) => {
    if (task.result?.state === "fail") failedFile = task.file.name;
  });
  afterAll(async () => {
    if (readCalendars && !failedFile) await keepCalendarParts(inject("calendars"), name, writtenCalendars());
    await closeDatabase();
    if (failedFile) process.stdout.write(`Kept the database ${name} of ${failedFile}\n`);
    else await drop(name);
  });
}

/** A database without any table; returns its address. It is dropped when the file ends. */
export async function createEmptyDatabase(): Promise<string> {
  const { url } = inject("testServer");
  const name = newName();
  await runOn(url, `CREATE DATABASE ${name}`);
  emptyDatabases.push(name);
  return addressOf(url, name);
}

const emptyDatabases: string[] = [];
afterAll(async () => {
  for (const name of emptyDatabases.splice(0)) await drop(name);
});

function newName(): string {
  return TEST_DATABASE_PREFIX + randomBytes(4).toString("hex");
}

async function drop(name: string): Promise<void> {
  await runOn(inject("testServer").url, `DROP DATABASE ${name} WITH (FORCE)`);
}
