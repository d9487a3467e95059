import ICAL from "ical.js";
import { findIana } from "windows-iana";
import { firstInstantOf, offsetAt, zoneTable } from "@/lib/domain/availability/zone-table";
import { DAY, type Instant, type Zone } from "@/lib/domain/time";
import { isZone } from "@/lib/zones";

/** The instant of a wall-clock reading, given as the instant at which a clock in UTC would show it. */
export type Clock = (wall: number) => Instant;

export const UTC_CLOCK: Clock = (wall) => wall;

/** The clock of a TZID; null for one that nobody explains. */
export type Clocks = (tzid: string) => Clock | null;

/**
 * A zone by its IANA name. A reading that happens twice is its first occurrence; one that the clock skips is read with the
 * offset before the gap (RFC 5545 section 3.3.5).
 */
export function zoneClock(zone: Zone): Clock {
  return (wall) => {
    const table = zoneTable(zone, wall, wall);
    const instant = firstInstantOf(table, wall);
    return instant + offsetAt(table, instant) === wall ? instant : wall - offsetAt(table, instant - 1);
  };
}

/**
 * What the TZIDs of one calendar mean. An IANA name, also at the end of a longer one, and a name of Windows go by our own
 * tables: files cut their rules short, or keep old ones, or have none. Any other name goes by the file's VTIMEZONE.
 */
export function clocksOf(timezones: readonly string[]): Clocks {
  const known = new Map<string, Clock | null>();
  return (tzid) => {
    const found = known.get(tzid);
    if (found !== undefined) return found;
    const zone = ianaName(tzid) ?? findIana(tzid).find(isZone);
    const clock = zone ? zoneClock(zone) : fileClock(tzid, timezones);
    known.set(tzid, clock);
    return clock;
  };
}

function ianaName(tzid: string): Zone | null {
  const parts = tzid.split("/");
  for (let from = 0; from < parts.length; from += 1) {
    const name = parts.slice(from).join("/");
    if ((from === 0 || name.includes("/")) && isZone(name)) return name;
  }
  return null;
}

interface FileZone {
  readonly tzid: string;
  readonly clock: Clock;
}

/** A server sends the same VTIMEZONE with each event, and some begin in 1601: reading one takes longer than all else. */
const fileZones = new Map<string, FileZone | null>();
const MOST_KEPT = 50;
const LONGEST_KEPT = 10_000;

function fileClock(tzid: string, timezones: readonly string[]): Clock | null {
  for (const text of timezones) {
    const zone = fileZones.get(text) ?? readZone(text);
    const [oldest] = fileZones.keys();
    if (fileZones.size >= MOST_KEPT && oldest !== undefined) fileZones.delete(oldest);
    if (text.length <= LONGEST_KEPT) fileZones.set(text, zone);
    if (zone?.tzid === tzid) return zone.clock;
  }
  return null;
}

function readZone(text: string): FileZone | null {
  const component = parsed(text);
  const tzid = component?.getFirstPropertyValue("tzid");
  if (!component || typeof tzid !== "string") return null;
  const timezone = new ICAL.Timezone({ component, tzid });
  const offset = (wall: number) => timezone.utcOffset(timeAt(wall, false)) * 1000;
  const clock: Clock = (wall) => {
    const [before, after] = [offset(wall - DAY), offset(wall)];
    // The library takes the offset after a change for readings that are skipped or happen twice.
    const isEither = before !== after && offset(wall - Math.abs(after - before)) === before;
    return wall - (isEither ? before : after);
  };
  return { tzid, clock };
}

function parsed(text: string): ICAL.Component | null {
  try {
    return new ICAL.Component(ICAL.parse(text));
  } catch {
    return null;
  }
}

/** A floating time of ical.js that shows this reading. */
export function timeAt(wall: number, isDate: boolean): ICAL.Time {
  const at = new Date(wall);
  return ICAL.Time.fromData({
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    isDate,
  });
}

/** What a clock shows at a time of ical.js, as `Clock` takes it. */
export function wallOf({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
