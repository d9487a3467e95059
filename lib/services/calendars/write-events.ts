import { FetchProblem } from "@/lib/calendars/fetch-problem";
import { StaleEvent } from "@/lib/calendars/write-caldav";
import type { Session } from "@/lib/domain/booking/types";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { readBooking } from "@/lib/store/bookings";
import {
  type DueEvent,
  dropDue,
  dueEvents,
  notePlace,
  noteWriteFailure,
  noteWritten,
  ownersDue,
} from "@/lib/store/calendar-events";
import {
  dueLeftovers,
  forgetLeftover,
  type Leftover,
  tryLeftoverLater,
} from "@/lib/store/calendar-leftovers";
import { exclusivelyOrNot } from "@/lib/store/exclusive";
import { aFewAtOnce } from "./a-few-at-once";
import { eventText, standsInCalendar } from "./event-text";
import { sentenceOf } from "./read-calendar";
import { openPlaces, type Places } from "./written-places";

export interface CalendarOwner {
  readonly accountId: string;
  readonly ownerId: string;
}

const GIVEN_UP_AFTER = 2 * DAY;
const AT_LEAST_EVERY = HOUR;
const TIME_LIMIT_MS = 120_000;
const STALE_TRIES = 3;

/** So many are read at once; a session that changes again and again is left to the next run. */
const AT_ONCE = 200;
const MOST_ROUNDS = 20;

/** What the server will say to the same request each time: the request itself, the method, its size, its kind. */
const HOPELESS = [400, 405, 413, 415];

/** Brings all calendars after the sessions that are written into them. */
export async function writeAllDueEvents(now: Instant): Promise<void> {
  await aFewAtOnce(await ownersDue(now), (owner) => writeDueEvents(owner, now));
}

/**
 * Brings the calendars of one owner after their sessions: every event that is due is written as its session stands now, longest
 * first. Where a server is away its events wait together and are tried again, for two days. Of two writers for one owner the
 * second leaves it to the first, which looks again before it ends: an older state can't overtake a newer one. What comes due
 * after that last look is found by the minute's run.
 */
export async function writeDueEvents(owner: CalendarOwner, now: Instant): Promise<void> {
  await exclusivelyOrNot(`write calendar ${owner.accountId} ${owner.ownerId}`, async () => {
    const places = await openPlaces(owner, AbortSignal.timeout(TIME_LIMIT_MS));
    await writeWhatIsDue(owner, places, now);
    const leftovers = await dueLeftovers(owner, now, AT_ONCE);
    for (const leftover of leftovers) await clear(leftover, places, now);
    // An old server may have taken its time to answer.
    if (leftovers.length > 0) await writeWhatIsDue(owner, places, now);
  });
}

async function writeWhatIsDue(owner: CalendarOwner, places: Places, now: Instant): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = await dueEvents(owner, now, AT_ONCE);
    if (due.length === 0) return;
    for (const event of due) await writeOrNote(event, places, now);
  }
}

async function writeOrNote(event: DueEvent, places: Places, now: Instant): Promise<void> {
  try {
    await writeOne(event, places, now);
  } catch (error) {
    const next = nextTry(event, error, now);
    const text = error instanceof StaleEvent ? "It changes there again and again." : sentenceOf(error);
    await noteWriteFailure(event, text, next, now);
  }
}

/** When to try again; null for never. */
function nextTry(
  { attempts, dueSince }: Pick<DueEvent, "attempts" | "dueSince">,
  error: unknown,
  now: Instant,
): Instant | null {
  const isKnown = error instanceof FetchProblem || error instanceof StaleEvent;
  if (!isKnown) log().error({ err: error }, "a calendar event could not be written");
  if (error instanceof FetchProblem && HOPELESS.includes(error.status ?? 0)) return null;
  const next = now + Math.min(MINUTE * 2 ** Math.min(attempts, 10), AT_LEAST_EVERY);
  return next > dueSince + GIVEN_UP_AFTER ? null : next;
}

/** What has to be so at the end is read anew for each try: the session may have changed meanwhile. */
async function writeOne(due: DueEvent, places: Places, now: Instant): Promise<void> {
  let event = due;
  for (let tries = 1; ; tries += 1) {
    const booking = await readBooking(event.accountId, event.bookingId);
    const session = booking?.sessions.find(({ id }) => id === event.sessionId);
    if (!booking || !session) return dropDue(event);
    const present = await places.of(event.calendarId);
    const stored = present && event.href !== null ? { href: event.href, etag: event.etag } : null;
    const target = places.written ?? (present?.isOwners ? present : null);
    try {
      if (!standsInCalendar(session)) {
        if (stored) await present?.write((writer) => writer.remove(stored));
        return await noteWritten(event, null, asWritten(session), now);
      }
      if (!target) {
        await notePlace(event, null, now);
        return await noteWritten(event, null, asWritten(session), now);
      }
      const wanted = { uid: session.icalUid, text: await eventText(booking, session, now) };
      const calendarId = target.calendar.id;
      const known = stored && present?.calendar.id === calendarId ? stored : null;
      const updated = known && (await target.write((writer) => writer.update(known, wanted)));
      if (!updated) {
        const href = target.addressOf(wanted.uid);
        await notePlace(event, { calendarId, href }, now);
        event = { ...event, calendarId, href, etag: null };
      }
      const written = updated ?? (await target.write((writer) => writer.create(target.calendar.url, wanted)));
      return await noteWritten(event, { ...written, calendarId }, asWritten(session), now);
    } catch (error) {
      if (!(error instanceof StaleEvent) || tries === STALE_TRIES) throw error;
    }
  }
}

function asWritten({ start, end, icalSequence }: Session) {
  return { start, end, sequence: icalSequence };
}

/** Removes what is left over in a calendar; where that does not work in two days it stays there. */
async function clear(leftover: Leftover, places: Places, now: Instant): Promise<void> {
  try {
    const place = await places.of(leftover.calendarId);
    await place?.write((writer) => writer.remove(leftover));
    await forgetLeftover(leftover);
  } catch (error) {
    const next = nextTry(leftover, error, now);
    if (next === null) await forgetLeftover(leftover);
    else await tryLeftoverLater(leftover, next);
  }
}
