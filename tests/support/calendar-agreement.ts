import {
  DEBIAN_PARSERS,
  type DebianReading,
  hasDebianParsers,
  type ReadCalendar,
  readWithDebian,
  readWithIcalJs,
} from "./ics";

/** The attached file of an invitation, in base64, as it goes over the wire. */
const ATTACHED = /Content-Type: application\/ics[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/;

/** The calendar data attached to mails, as it went over the wire. Throws where one has some that can't be taken out. */
export function attachedCalendars(mails: readonly Buffer[]): string[] {
  return mails.flatMap((raw) => {
    if (!raw.includes("application/ics")) return [];
    const content = ATTACHED.exec(raw.toString("latin1"))?.[1];
    if (content === undefined) throw new Error("a mail's calendar data could not be taken out");
    return [Buffer.from(content, "base64").toString("utf8")];
  });
}

/**
 * Throws where a parser finds a fault, or reads something else than the others: libical by RFC 5546's tables, and where no
 * METHOD is by its tables for plain calendar data. On a machine without Debian's parsers nothing is read.
 */
export async function expectAgreement(written: readonly string[]): Promise<void> {
  const texts = [...new Set(written)];
  if (texts.length === 0 || !hasDebianParsers()) return;
  const readings = await readWithDebian(texts);
  const faults = texts.flatMap((text, index) =>
    faultsOf(readings[index], text).map((fault) => `${fault}\n${text}`),
  );
  if (faults.length > 0) throw new Error(`Calendar data: ${faults.length} faults, such as\n${faults[0]}`);
}

function faultsOf(reading: DebianReading | undefined, text: string): string[] {
  try {
    const ours = JSON.stringify(essence(readWithIcalJs(text)));
    return DEBIAN_PARSERS.flatMap((parser) => {
      const read = reading?.[parser];
      if (!read || read.errors.length > 0) return [`${parser}: ${read?.errors.join(", ")}`];
      return JSON.stringify(essence(read)) === ours ? [] : [`${parser} reads something else:`];
    });
  } catch (error) {
    return [`ical.js: ${error}`];
  }
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
