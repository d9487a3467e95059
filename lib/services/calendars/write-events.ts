import { FetchProblem, isOutage } from "@/lib/calendars/fetch-problem";
import { loginOf } from "@/lib/calendars/login";
import { CalendarWriter, StaleEvent, type StoredEvent } from "@/lib/calendars/write-caldav";
import type { Session } from "@/lib/domain/booking/types";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { readBooking } from "@/lib/store/bookings";
import {
  type CalendarRow,
  type ConnectionRow,
  connectionOfCalendar,
  connectionsOf,
} from "@/lib/store/calendar-connections";
import {
  claimDueEvents,
  type DueEvent,
  dropDue,
  noteWriteFailure,
  noteWritten,
} from "@/lib/store/calendar-events";
import { eventText, standsInCalendar } from "./event-text";
import { sentenceOf } from "./read-calendar";

/** A writer that died gives its events back by then. */
const LEASE = 10 * MINUTE;
const GIVEN_UP_AFTER = 2 * DAY;
const AT_LEAST_EVERY = HOUR;
const TIME_LIMIT_MS = 120_000;
const STALE_TRIES = 3;

/**
 * Brings the calendars of one owner, or (null) of all, after their sessions: every event that is due is written as its session
 * stands now, longest first. Where a server is away its events wait together and are tried again, for two days.
 */
export async function writeDueEvents(ownerId: string | null, now: Instant): Promise<void> {
  const due = await claimDueEvents(ownerId, now, now + LEASE);
  const byOwner = new Map<string, DueEvent[]>();
  for (const event of due) byOwner.set(event.ownerId, [...(byOwner.get(event.ownerId) ?? []), event]);
  await Promise.all([...byOwner.values()].map((events) => writeOwners(events, now)));
}

async function writeOwners(events: readonly DueEvent[], now: Instant): Promise<void> {
  const [first] = events;
  if (!first) return;
  const connections = await connectionsOf(first.accountId, first.ownerId);
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  let outage: FetchProblem | null = null;
  for (const event of events) {
    try {
      if (outage) throw outage;
      await writeOne(event, connections, now, signal);
    } catch (error) {
      if (error instanceof FetchProblem && isOutage(error)) outage = error;
      await noteFailure(event, error, now);
    }
  }
}

async function noteFailure(event: DueEvent, error: unknown, now: Instant): Promise<void> {
  const isKnown = error instanceof FetchProblem || error instanceof StaleEvent;
  if (!isKnown)
    log().error({ err: error, session: event.sessionId }, "a calendar event could not be written");
  const mayPass = error instanceof FetchProblem ? isOutage(error) : true;
  const wait = Math.min(MINUTE * 2 ** Math.min(event.attempts, 10), AT_LEAST_EVERY);
  const isOver = !mayPass || now + wait > event.dueSince + GIVEN_UP_AFTER;
  const text = error instanceof StaleEvent ? "It changes there again and again." : sentenceOf(error);
  await noteWriteFailure(event, text, isOver ? null : now + wait, now);
}

interface Place {
  readonly connection: ConnectionRow;
  readonly calendar: CalendarRow;
}

function placeOf(
  connections: readonly ConnectionRow[],
  is: (calendar: CalendarRow) => boolean,
): Place | null {
  for (const connection of connections) {
    const calendar = connection.calendars.find(is);
    if (calendar) return { connection, calendar };
  }
  return null;
}

/** Where an event stands; after its page was handed over, in the calendar of the owner before. */
async function presentPlace(event: DueEvent, connections: readonly ConnectionRow[]): Promise<Place | null> {
  const is = ({ id }: CalendarRow) => id === event.calendarId;
  if (event.calendarId === null) return null;
  const own = placeOf(connections, is);
  if (own) return own;
  const others = await connectionOfCalendar(event.accountId, event.calendarId);
  return others && placeOf([others], is);
}

/** What has to be so at the end is read anew for each try: the session may have changed meanwhile. */
async function writeOne(
  event: DueEvent,
  connections: readonly ConnectionRow[],
  now: Instant,
  signal: AbortSignal,
): Promise<void> {
  const target = placeOf(connections, ({ isWritten }) => isWritten);
  const present = await presentPlace(event, connections);
  const isOwners = present?.connection.ownerId === event.ownerId;
  const stored = present && event.href !== null ? { href: event.href, etag: event.etag } : null;
  for (let tries = 1; ; tries += 1) {
    const booking = await readBooking(event.accountId, event.bookingId);
    const session = booking?.sessions.find(({ id }) => id === event.sessionId);
    if (!booking || !session) return dropDue(event);
    const writer = (place: Place) => new CalendarWriter(loginOf(place.connection), signal);
    try {
      if (!standsInCalendar(session)) {
        if (present && stored) await writer(present).remove(stored);
        return await noteWritten(event, null, asWritten(session), now);
      }
      if (!target && present && stored && !isOwners) {
        await writer(present).remove(stored);
        return await noteWritten(event, null, asWritten(session), now);
      }
      if (!target) return await dropDue(event);
      const wanted = { uid: session.icalUid, text: await eventText(booking, session, now) };
      const isThere = present?.calendar.id === target.calendar.id;
      if (present && stored && !isThere) await writer(present).remove(stored);
      const updated: StoredEvent | null =
        stored && isThere ? await writer(target).update(stored, wanted) : null;
      const written = updated ?? (await writer(target).create(target.calendar.url, wanted));
      const place = { ...written, calendarId: target.calendar.id };
      return await noteWritten(event, place, asWritten(session), now);
    } catch (error) {
      if (!(error instanceof StaleEvent) || tries === STALE_TRIES) throw error;
    }
  }
}

function asWritten({ start, end, icalSequence }: Session) {
  return { start, end, sequence: icalSequence };
}
