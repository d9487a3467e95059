import { setImmediate as nextTurn } from "node:timers/promises";
import ICAL from "ical.js";
import type { Instant, Interval, Zone } from "@/lib/domain/time";
import { clocksOf, wallOf, zoneClock } from "./clocks";
import { busyIntervals } from "./expand";
import { type ReadEvent, type Reader, readEvent } from "./read-event";
import { splitCalendar, uidOf } from "./split";
import { within } from "./within";

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
  /** Events and free-busy data that can't be read, or that take too long: they make nobody busy. */
  readonly unread: number;
}

const PER_EVENT_MS = 300;
const TOGETHER_MS = 8_000;
const MAXIMUM_INTERVALS = 20_000;
const EVENTS_PER_TURN = 50;

/**
 * When a calendar makes its owner busy. Null for a text that is no iCalendar data. Bounded in time and number, whatever its
 * rules say; now and then it lets others work.
 */
export async function busyTimesOf(text: string, query: BusyQuery): Promise<BusyCalendar | null> {
  const parts = splitCalendar(text);
  if (!parts) return null;
  const reader: Reader = {
    clocks: clocksOf(parts.timezones),
    floating: zoneClock(query.zone),
    addresses: query.addresses,
  };
  const events: BusyEvent[] = [];
  let unread = 0;
  let spent = 0;
  let room = MAXIMUM_INTERVALS;
  const groups = [...byUid(parts.events)];
  for (const [index, [uid, texts]] of groups.entries()) {
    if (index % EVENTS_PER_TURN === EVENTS_PER_TURN - 1) await nextTurn();
    const before = performance.now();
    const event = spent < TOGETHER_MS ? readGroup(uid, texts, reader, query.window) : null;
    spent += performance.now() - before;
    if (!event || event.busy.length > room) {
      unread += 1;
      continue;
    }
    room -= event.busy.length;
    events.push(event);
  }
  const freeBusy = parts.freeBusy.map((component) => within(PER_EVENT_MS, () => periodsOf(component)));
  unread += freeBusy.filter((periods) => periods === null).length;
  const busy = freeBusy
    .flatMap((periods) => periods ?? [])
    .filter(({ start, end }) => start < query.window.end && end > query.window.start);
  return {
    events: busy.length > 0 ? [...events, { uid: "", busy, own: null, sequence: 0 }] : events,
    unread,
  };
}

function readGroup(
  uid: string,
  texts: readonly string[],
  reader: Reader,
  window: Interval,
): BusyEvent | null {
  try {
    return within(PER_EVENT_MS, () => {
      const read = texts.flatMap((text) => readEvent(text, reader) ?? []);
      const [first] = read;
      return first
        ? { uid, busy: busyIntervals(read, window), own: ownTimes(first), sequence: first.sequence }
        : null;
    });
  } catch {
    return null;
  }
}

function ownTimes({ start, length, isCanceled }: ReadEvent): Interval | null {
  if (isCanceled) return null;
  const begins: Instant = start.clock(start.wall);
  return { start: begins, end: begins + length.milliseconds };
}

function byUid(texts: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [index, text] of texts.entries()) {
    const uid = uidOf(text);
    const key = uid || `#${index}`;
    groups.set(key, [...(groups.get(key) ?? []), text]);
  }
  return groups;
}

/** The periods of a VFREEBUSY; all of them are in UTC (RFC 5545 section 3.8.2.6). Null for one that can't be read. */
function periodsOf(text: string): Interval[] | null {
  try {
    const component = new ICAL.Component(ICAL.parse(text));
    return component.getAllProperties("freebusy").flatMap((property) => {
      if (property.getFirstParameter("fbtype")?.toUpperCase() === "FREE") return [];
      return property.getValues().flatMap((value) => {
        if (!(value instanceof ICAL.Period)) return [];
        const start = wallOf(value.start);
        return [{ start, end: start + value.getDuration().toSeconds() * 1000 }];
      });
    });
  } catch {
    return null;
  }
}
