import { createHash } from "node:crypto";
import { validate as isUuid } from "uuid";
import { FetchProblem } from "@/lib/calendars/fetch-problem";
import { type BusyCalendar, type BusyQuery, busyTimesOf } from "@/lib/calendars/ics/busy";
import { Pace } from "@/lib/calendars/ics/pace";
import { feedOf, loginOf } from "@/lib/calendars/login";
import { NO_MARKS, readChanges } from "@/lib/calendars/read-caldav";
import { readFeed } from "@/lib/calendars/read-feed";
import { MAX_HORIZON } from "@/lib/domain/availability/settings";
import { DAY, type Instant, type Interval, type Zone } from "@/lib/domain/time";
import {
  type CalendarReading,
  ourUids,
  type ReadObject,
  readEtags,
  standingEvents,
} from "@/lib/store/busy-times";
import type { CalendarRow, ConnectionRow } from "@/lib/store/calendar-connections";

/** Recurring events are expanded as far as any page offers times, and a month more, so that this is seldom done anew. */
const READ_AHEAD = (MAX_HORIZON + 1) * DAY;
const SPARE = 30 * DAY;

/** Who owns a calendar: what all-day events and declined invitations are judged by. */
export interface CalendarOwner {
  readonly zone: Zone;
  readonly addresses: ReadonlySet<string>;
}

/** An event of a session of ours as it stands in a calendar; `times` is null when it is canceled there. */
export interface OwnEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly times: Interval | null;
}

/** What was read of a calendar, and what it says about sessions of ours. */
export interface ReadCalendar {
  readonly reading: CalendarReading;
  readonly own: readonly OwnEvent[];
  /** What could not be read of it this time; all else is. */
  readonly problem: FetchProblem | null;
}

/** Reads what changed in a calendar since it was read last; null for nothing. Throws FetchProblem. */
export async function readCalendar(
  connection: ConnectionRow,
  calendar: CalendarRow,
  owner: CalendarOwner,
  now: Instant,
  signal?: AbortSignal,
): Promise<ReadCalendar | null> {
  const isKnown =
    calendar.readUntil !== null && calendar.readUntil >= now + READ_AHEAD && calendar.readZone === owner.zone;
  const window = { start: now - DAY, end: now + READ_AHEAD + SPARE };
  const query = { zone: owner.zone, addresses: owner.addresses, window };
  const read = connection.kind === "feed" ? readWholeFeed : readServer;
  return read(connection, calendar, query, isKnown, signal);
}

async function readWholeFeed(
  connection: ConnectionRow,
  calendar: CalendarRow,
  query: BusyQuery,
  isKnown: boolean,
  signal?: AbortSignal,
): Promise<ReadCalendar | null> {
  const { etag, lastModified } = calendar;
  const known = isKnown ? { etag, lastModified } : { etag: null, lastModified: null };
  const { address, ...login } = feedOf(connection);
  const feed = await readFeed(address, login, known, signal);
  if (!feed) return null;
  const hash = hashOf(feed.text);
  if (isKnown && hash === calendar.ctag) return null;
  const object = { href: "", etag: "", data: feed.text };
  const marks = { syncToken: null, ctag: hash, etag: feed.etag, lastModified: feed.lastModified };
  const raw = { fresh: true, objects: [object], gone: [], missing: [], marks };
  const read = await assemble(connection, calendar, query, raw, signal);
  // A part of it would take the place of all that is known.
  if (read.problem && isKnown && calendar.ctag !== null) throw read.problem;
  return read;
}

/** Of what a feed says; many write the moment of asking into every event. */
function hashOf(text: string): string {
  return createHash("sha256")
    .update(text.replace(/^DTSTAMP[:;].*$/gm, ""))
    .digest("base64url");
}

async function readServer(
  connection: ConnectionRow,
  calendar: CalendarRow,
  query: BusyQuery,
  isKnown: boolean,
  signal?: AbortSignal,
): Promise<ReadCalendar | null> {
  const { accountId } = connection;
  // Of a calendar that is read anew at least this is known: which events of sessions have to be there.
  const known = isKnown
    ? { ...calendar, etags: await readEtags(accountId, calendar.id) }
    : { ...NO_MARKS, url: calendar.url, etags: await standingEvents(accountId, calendar.id) };
  const login = loginOf(connection);
  const { marks, changed, gone, missing } = await readChanges(login, known, query.window, signal);
  const isSame = marks.syncToken === known.syncToken && marks.ctag === known.ctag;
  if (isKnown && isSame && changed.length + gone.length + missing.length === 0) return null;
  const tags = { ...marks, etag: null, lastModified: null };
  const raw = { fresh: !isKnown, objects: changed, gone, missing, marks: tags };
  return assemble(connection, calendar, query, raw, signal);
}

interface RawReading extends Pick<CalendarReading, "fresh" | "gone"> {
  readonly objects: readonly { readonly href: string; readonly etag: string; readonly data: string }[];
  /** Objects that are there, but were not handed out. */
  readonly missing: readonly string[];
  readonly marks: Pick<CalendarRow, "syncToken" | "ctag" | "etag" | "lastModified">;
}

const NO_TAGS = { ...NO_MARKS, etag: null, lastModified: null };

async function assemble(
  { accountId, ownerId }: ConnectionRow,
  calendar: CalendarRow,
  query: BusyQuery,
  { fresh, objects: raw, gone, missing, marks }: RawReading,
  signal?: AbortSignal,
): Promise<ReadCalendar> {
  const parsed: (BusyCalendar & { href: string; etag: string })[] = [];
  const pace = new Pace(signal);
  const unfinished = [...missing];
  let late = 0;
  for (const { href, etag, data } of raw) {
    const read = (await busyTimesOf(data, query, pace)) ?? { events: [], unread: 1, late: 0 };
    late += read.late;
    // A feed is all there is.
    if (read.late === 0 || href === "") parsed.push({ href, etag, ...read });
    else unfinished.push(href);
  }
  const uids = parsed.flatMap(({ events }) => events.map(({ uid }) => uid).filter((uid) => isUuid(uid)));
  const ours = await ourUids({ accountId, ownerId }, uids);
  const isOurs = (uid: string) => ours.has(uid.toLowerCase());
  const objects: ReadObject[] = parsed.map(({ href, etag, events }) => ({
    href,
    etag,
    busy: calendar.isRead ? events.flatMap(({ uid, busy }) => (isOurs(uid) ? [] : busy)) : [],
  }));
  const own = parsed
    .flatMap(({ events }) => events)
    .filter(({ uid }) => isOurs(uid))
    .map(({ uid, sequence, own: times }) => ({ uid: uid.toLowerCase(), sequence, times }));
  const unreadEvents = parsed.reduce((sum, { unread }) => sum + unread, 0);
  const kept = late > 0 ? NO_TAGS : marks;
  return {
    reading: {
      calendarId: calendar.id,
      ownerId,
      fresh,
      objects,
      gone,
      unfinished,
      marks: { ...kept, readUntil: query.window.end, readZone: query.zone, unreadEvents },
    },
    own,
    problem: late + missing.length > 0 ? incomplete(late, missing.length) : null,
  };
}

function incomplete(late: number, missing: number): FetchProblem {
  const events = (count: number) => (count === 1 ? "1 event" : `${count} events`);
  const why = missing > 0 ? "not handed out by the server" : "not read in time";
  return new FetchProblem("incomplete", `${events(late + missing)} could not be read: ${why}.`);
}

/** What the owner reads about a calendar that could not be read. */
export function sentenceOf(error: unknown): string {
  return error instanceof FetchProblem ? error.message : "Something went wrong here while it was read.";
}
