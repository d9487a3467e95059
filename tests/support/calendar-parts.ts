import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pool } from "@/lib/store/client";
import { attachedCalendars, expectAgreement } from "./calendar-agreement";

/** Keeps the calendar data of every mail that a test file wrote, and what else it has had written. */
export async function keepCalendarParts(
  directory: string,
  name: string,
  written: readonly string[],
): Promise<void> {
  const mails = await pool()
    .query<{ raw: Buffer }>("SELECT raw FROM mail WHERE position('application/ics'::bytea IN raw) > 0")
    .catch(() => ({ rows: [] })); // A file may have thrown its tables away.
  const attached = attachedCalendars(mails.rows.map(({ raw }) => raw));
  const texts = [...new Set([...attached, ...written])];
  if (texts.length > 0) await writeFile(join(directory, `${name}.json`), JSON.stringify(texts));
}

/** Reads everything that was kept with all parsers at once; throws where one finds a fault, or reads something else. */
export async function readCalendarParts(directory: string): Promise<void> {
  const files = await readdir(directory);
  const kept = await Promise.all(files.map((file) => readFile(join(directory, file), "utf8")));
  await rm(directory, { recursive: true });
  await expectAgreement(kept.flatMap((file) => JSON.parse(file) as string[]));
}
