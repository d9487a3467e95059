import { IANAZone } from "luxon";
import { DAY, type Instant, MINUTE, type Zone } from "../time";

/**
 * The offsets of one zone as plain numbers: from `starts[i]` (up to `starts[i + 1]`) wall-clock time is
 * UTC plus `offsets[i]` milliseconds. `starts[0]` is minus infinity, the last span never ends.
 */
export interface ZoneTable {
  readonly starts: readonly Instant[];
  readonly offsets: readonly number[];
}

/** Two changes of offset in one zone lie further apart than this; a test compares with every hour of decades. */
const PROBE = 7 * DAY;

/** Room for weeks, days and wall-clock readings that reach beyond the asked range. */
const MARGIN = 9 * DAY;

const CACHE_LIMIT = 1_000;
const cache = new Map<string, ZoneTable>();

/**
 * The offset table of a zone that is right for all instants of a range and nine days around it, made once
 * for each zone and run of years and kept.
 *
 * @throws RangeError for a zone that is not known and for instants that are no dates.
 */
export function zoneTable(zone: Zone, from: Instant, to: Instant): ZoneTable {
  const firstYear = new Date(from - MARGIN).getUTCFullYear();
  const lastYear = new Date(to + MARGIN).getUTCFullYear();
  const key = `${zone} ${firstYear} ${lastYear}`;
  const known = cache.get(key);
  if (known) return known;

  const table = build(zone, Date.UTC(firstYear, 0), Date.UTC(lastYear + 1, 0));
  const oldest = cache.keys().next();
  if (cache.size >= CACHE_LIMIT && !oldest.done) cache.delete(oldest.value);
  cache.set(key, table);
  return table;
}

/** The milliseconds that wall-clock time is ahead of UTC at an instant. */
export function offsetAt(table: ZoneTable, instant: Instant): number {
  let index = table.starts.length - 1;
  while (index > 0 && instant < at(table.starts, index)) index -= 1;
  return at(table.offsets, index);
}

/**
 * The instant of a wall-clock reading. A reading that happens twice gives its first occurrence; one that
 * the clock skips gives the first instant after the gap (spec section 6).
 *
 * @param wall The reading as milliseconds: the epoch instant at which a clock in UTC would show it.
 */
export function firstInstantOf(table: ZoneTable, wall: number): Instant {
  let index = 0;
  while (index + 1 < table.starts.length && wall - at(table.offsets, index) >= at(table.starts, index + 1)) {
    index += 1;
  }
  return Math.max(wall - at(table.offsets, index), at(table.starts, index));
}

/** An element that is known to be there. */
export function at(numbers: readonly number[], index: number): number {
  const value = numbers[index];
  if (value === undefined) throw new RangeError(`No element ${index} among ${numbers.length}.`);
  return value;
}

function build(zone: Zone, from: Instant, to: Instant): ZoneTable {
  const rules = IANAZone.create(zone);
  if (!rules.isValid) throw new RangeError(`Unknown time zone: ${zone}`);
  if (!(from < to)) throw new RangeError("A zone table needs a range of real dates.");
  const offsetOf = (instant: Instant) => Math.round(rules.offset(instant) * MINUTE);

  const starts = [Number.NEGATIVE_INFINITY];
  let offset = offsetOf(from);
  const offsets = [offset];
  for (let probe = from; probe < to; probe += PROBE) {
    const after = offsetOf(probe + PROBE);
    if (after === offset) continue;
    starts.push(changeBetween(offsetOf, probe, probe + PROBE));
    offsets.push(after);
    offset = after;
  }
  return { starts, offsets };
}

/** The first whole second of the new offset, by bisection; `before` has the old one, `after` the new. */
function changeBetween(offsetOf: (instant: Instant) => number, before: Instant, after: Instant): Instant {
  const old = offsetOf(before);
  let low = before / 1000;
  let high = after / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetOf(middle * 1000) === old) low = middle;
    else high = middle;
  }
  return high * 1000;
}
