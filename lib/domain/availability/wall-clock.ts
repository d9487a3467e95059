import { DAY, type Instant, MINUTE, type Zone } from "../time";
import { firstInstantOf, offsetAt, zoneTable } from "./zone-table";

const WRITTEN = /^20\d\d-\d\d-\d\dT\d\d:\d\d$/;

/**
 * The instant of a wall-clock reading as HTML's `datetime-local` writes it, `2026-07-01T10:00`, in a zone; null for
 * what is none, or not of this century. A reading that happens twice is its first occurrence, one that the clock skips
 * the first instant after the gap (spec section 6).
 */
export function readWallClock(written: string, zone: Zone): Instant | null {
  const wall = WRITTEN.test(written) ? Date.parse(`${written}Z`) : Number.NaN;
  // A day that the month does not have must not become one of the next month.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(written)) return null;
  return firstInstantOf(zoneTable(zone, wall, wall), wall);
}

/** What a clock in the zone shows at an instant, to the minute: `2026-07-01T10:00`. */
export function writeWallClock(instant: Instant, zone: Zone): string {
  const wall = instant + offsetAt(zoneTable(zone, instant, instant), instant);
  return new Date(wall).toISOString().slice(0, 16);
}

/** The instant at which a clock in the zone shows a time of day, so many days after that of another instant. */
export function wallClockOnDay(instant: Instant, days: number, minute: number, zone: Zone): Instant {
  const today = instant + offsetAt(zoneTable(zone, instant, instant), instant);
  const wall = Math.floor(today / DAY + days) * DAY + minute * MINUTE;
  return firstInstantOf(zoneTable(zone, wall, wall), wall);
}
