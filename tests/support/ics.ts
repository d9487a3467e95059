import { execFile, execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";

/** What one parser read of an event. */
export interface ReadEvent {
  uid: string;
  sequence: number;
  start: string;
  end: string;
  stamp: string;
  status: string;
  summary: string;
  description: string;
  location: string;
  url: string;
  comment: string;
  organizer: string | null;
  attendees: string[];
}

export interface ReadCalendar {
  method: string;
  events: ReadEvent[];
  errors: string[];
}

export const DEBIAN_PARSERS = ["icalendar", "libical", "vobject"] as const;
export type DebianReading = Record<(typeof DEBIAN_PARSERS)[number], ReadCalendar>;

/** Debian's modules belong to Debian's interpreter, not to whatever `python3` comes first on the PATH. */
const PYTHON = "/usr/bin/python3";
const SCRIPT = fileURLToPath(new URL("./parse-ics.py", import.meta.url));

/** Whether this machine has Debian's parsers; elsewhere only ical.js reads along. */
export function hasDebianParsers(): boolean {
  try {
    const probe =
      'import icalendar, vobject, gi; gi.require_version("ICalGLib", "3.0"); from gi.repository import ICalGLib';
    execFileSync(PYTHON, ["-c", probe], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Reads every text with python3-icalendar, libical and python3-vobject, in one process. */
export function readWithDebian(texts: readonly string[]): Promise<DebianReading[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(PYTHON, [SCRIPT], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`));
      else resolve(JSON.parse(stdout) as DebianReading[]);
    });
    child.stdin?.end(JSON.stringify(texts));
  });
}

function bare(address: unknown): string {
  return String(address).replace(/^mailto:/i, "");
}

function utc(component: ICAL.Component, name: string): string {
  const time = component.getFirstPropertyValue(name) as ICAL.Time;
  return time.zone === ICAL.Timezone.utcTimezone
    ? time.toJSDate().toISOString()
    : `not UTC: ${time.toICALString()}`;
}

/** Reads one text with ical.js. */
export function readWithIcalJs(text: string): ReadCalendar {
  const calendar = new ICAL.Component(ICAL.parse(text) as string);
  const events = calendar.getAllSubcomponents("vevent").map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name) ?? "");
    const organizer = event.getFirstPropertyValue("organizer");
    return {
      uid: value("uid"),
      sequence: Number(value("sequence")),
      start: utc(event, "dtstart"),
      end: utc(event, "dtend"),
      stamp: utc(event, "dtstamp"),
      status: value("status"),
      summary: value("summary"),
      description: value("description"),
      location: value("location"),
      url: value("url"),
      comment: value("comment"),
      organizer: organizer === null ? null : bare(organizer),
      attendees: event.getAllProperties("attendee").map((attendee) => bare(attendee.getFirstValue())),
    };
  });
  return { method: String(calendar.getFirstPropertyValue("method") ?? ""), events, errors: [] };
}

/** The names (CN) that ical.js reads for the attendees, RFC 6868 undone. */
export function attendeeNames(text: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as string);
  return calendar
    .getAllSubcomponents("vevent")
    .flatMap((event) => event.getAllProperties("attendee"))
    .map((attendee) => String(attendee.getParameter("cn")));
}

/** The content lines, unfolded; fails on any line that is too long, or not ended by CRLF. */
export function contentLines(text: string): string[] {
  if (!text.endsWith("\r\n")) throw new Error("No CRLF at the end");
  const physical = text.slice(0, -2).split("\r\n");
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error(`A bare CR or LF in ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`Over 75 octets: ${line}`);
  }
  return text.slice(0, -2).replaceAll("\r\n ", "").split("\r\n");
}
