import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pool } from "@/lib/store/client";
import { DEBIAN_PARSERS, hasDebianParsers, type ReadCalendar, readWithDebian, readWithIcalJs } from "./ics";

/** The attached file of an invitation, in base64, as it goes over the wire. */
const ATTACHED = /Content-Type: application\/ics[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/;

/** Keeps the calendar data of every mail that a test file wrote. */
export async function keepCalendarParts(directory: string, name: string): Promise<void> {
  const mails = await pool()
    .query<{ raw: Buffer }>("SELECT raw FROM mail WHERE position('application/ics'::bytea IN raw) > 0")
    .catch(() => ({ rows: [] })); // A file may have thrown its tables away.
  const texts = mails.rows.flatMap(({ raw }) => {
    const content = ATTACHED.exec(raw.toString("latin1"))?.[1];
    return content === undefined ? [] : [Buffer.from(content, "base64").toString("utf8")];
  });
  if (texts.length !== mails.rows.length) throw new Error("a mail's calendar data could not be taken out");
  if (texts.length > 0) await writeFile(join(directory, `${name}.json`), JSON.stringify(texts));
}

/** Reads everything that was kept with all parsers at once; throws where one finds a fault, or reads something else. */
export async function readCalendarParts(directory: string): Promise<void> {
  const files = await readdir(directory);
  const kept = await Promise.all(files.map((file) => readFile(join(directory, file), "utf8")));
  await rm(directory, { recursive: true });
  const texts = kept.flatMap((file) => JSON.parse(file) as string[]);
  if (texts.length > 0 && hasDebianParsers()) await expectAgreement(texts);
}

/** Throws where a parser finds a fault (libical by RFC 5546's tables), or reads something else than the others. */
export async function expectAgreement(texts: readonly string[]): Promise<void> {
  const readings = await readWithDebian(texts);
  const faults = texts.flatMap((text, index) => {
    const ours = JSON.stringify(essence(readWithIcalJs(text)));
    return DEBIAN_PARSERS.flatMap((parser) => {
      const read = readings[index]?.[parser];
      if (!read || read.errors.length > 0) return [`${parser}: ${read?.errors.join(", ")}\n${text}`];
      return JSON.stringify(essence(read)) === ours ? [] : [`${parser} reads something else:\n${text}`];
    });
  });
  if (faults.length > 0) throw new Error(`Calendar data: ${faults.length} faults, such as\n${faults[0]}`);
}

/** Backslashes left out: icalendar 4.0.3 undoes escapes one kind after another and loses one before a semicolon. */
function essence({ method, events }: ReadCalendar) {
  return {
    method,
    events: events.map(
      ({ uid, sequence, start, end, stamp, status, organizer, attendees, url, ...texts }) => ({
        ...{ uid, sequence, start, end, stamp, status, organizer, attendees, url },
        ...{ summary: plain(texts.summary), location: plain(texts.location), comment: plain(texts.comment) },
      }),
    ),
  };
}

const plain = (text: string) => text.replaceAll("\\", "");
