import ICAL from "ical.js";
import { validate as isUuid } from "uuid";
import type { Instant, Interval, Zone } from "@/lib/domain/time";
import { clocksOf, wallOf, zoneClock } from "./clocks";
import { busyIntervals } from "./expand";
import { Pace } from "./pace";
import { type ReadEvent, type Reader, readEvent } from "./read-event";
import { isPast, splitInTurns, uidOf } from "./split";
import { inTurns } from "./turns";

export interface BusyQuery {
  /** Of all-day events and of times without a zone: the owner's. */
  readonly zone: Zone;
  /** The owner's own mail addresses, lower case: what they declined does not make them busy. */
  readonly addresses: ReadonlySet<string>;
  readonly window: Interval;
}

/** What a calendar says about one UID. */
export interface BusyEvent {
  readonly uid: string;
  readonly busy: readonly Interval[];
  /** The times of the event itself; null when it was canceled. */
  readonly own: Interval | null;
  readonly sequence: number;
}

export interface BusyCalendar {
  readonly events: readonly BusyEvent[];
  /** Events and free-busy data that can't be read, or not all of them: rules without an end, times that no clock shows. */
  readonly unread: number;
  /** Events that there was no time for. */
  readonly late: number;
}

/** More than any series has exceptions. */
const MAXIMUM_TEXTS = 1_000;

/**
 * When a calendar makes its owner busy. Null for a text that is no iCalendar data. Bounded in time and number, whatever its
 * rules say; now and then it lets others work.
 */
export async function busyTimesOf(
  text: string,
  query: BusyQuery,
  pace = new Pace(),
): Promise<BusyCalendar | null> {
  const parts = await splitInTurns(text, pace);
  if (!parts) return null;
  const { window, zone, addresses } = query;
  const clocks = clocksOf(parts.timezones);
  const days = zoneClock(zone);
  const reader: Reader = { clocks, days, floating: clocks(parts.zone) ?? days, addresses };
  const { groups, tooMany } = await byUid(parts.events, window, pace);
  const events: BusyEvent[] = [];
  let unread = tooMany;
  const keep = (event: BusyEvent, isCut: boolean) => {
    const fits = pace.takes(event.busy.length);
    if (fits) events.push(event);
    if (isCut || !fits) unread += 1;
  };
  const left = await inTurns(groups, pace, ([uid, texts]) => {
    const read = texts.flatMap((event) => readEvent(event, reader) ?? []);
    const [first] = read;
    if (!first) throw new Error("an event without a start");
    const { intervals, isCut } = busyIntervals(read, window);
    keep({ uid, busy: intervals, own: ownTimes(first), sequence: first.sequence }, isCut);
  });
  const leftToo = await inTurns(parts.freeBusy, pace, (component) => {
    const periods = periodsOf(component);
    const busy = periods.filter(({ start, end }) => start < window.end && end > window.start);
    if (busy.length > 0) keep({ uid: "", busy, own: null, sequence: 0 }, false);
  });
  return { events, unread: unread + left.unread + leftToo.unread, late: left.late + leftToo.late };
}

function ownTimes({ start, length, isCanceled }: ReadEvent): Interval | null {
  if (isCanceled) return null;
  const begins: Instant = start.clock(start.wall);
  const ends = begins + length.milliseconds;
  return Number.isNaN(new Date(ends).getTime()) ? null : { start: begins, end: ends };
}

/** Events of one UID belong together. What is over is left out; but one of a session of ours, whose UID is a UUID, says more. */
async function byUid(texts: readonly string[], window: Interval, pace: Pace) {
  const groups = new Map<string, string[]>();
  let tooMany = 0;
  for (const [index, text] of texts.entries()) {
    await pace.breathe();
    const uid = uidOf(text);
    if (!isUuid(uid) && isPast(text, window.start)) continue;
    const key = uid || `#${index}`;
    const group = groups.get(key) ?? [];
    if (group.length === 0) groups.set(key, group);
    if (group.length < MAXIMUM_TEXTS) group.push(text);
    else tooMany += 1;
  }
  return { groups: [...groups], tooMany };
}

/** The periods of a VFREEBUSY; all of them are in UTC (RFC 5545 section 3.8.2.6). */
function periodsOf(text: string): Interval[] {
  const component = new ICAL.Component(ICAL.parse(text));
  return component.getAllProperties("freebusy").flatMap((property) => {
    if (property.getFirstParameter("fbtype")?.toUpperCase() === "FREE") return [];
    return property.getValues().flatMap((value) => {
      if (!(value instanceof ICAL.Period)) return [];
      const start = wallOf(value.start);
      const end = start + value.getDuration().toSeconds() * 1000;
      return Number.isNaN(new Date(end).getTime()) ? [] : [{ start, end }];
    });
  });
}
