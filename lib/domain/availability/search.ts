import { DAY, type Instant } from "../time";
import { bookableRange, findSlots } from "./slots";
import type { Occupied, SlotSettings } from "./types";

const FIRST_REACH = 7 * DAY;

/**
 * The free times nearest to an instant, at most `count`, in chronological order; of two at the same distance the
 * earlier one is taken. Searches outward in windows that double, up to the horizon. The instant itself may be among them.
 *
 * @param near Any instant, inside the bookable range or not.
 */
export function nearestSlots(
  settings: SlotSettings,
  occupied: Occupied,
  near: Instant,
  count: number,
  now: Instant,
): Instant[] {
  const bookable = bookableRange(settings, now);
  for (let reach = FIRST_REACH; ; reach *= 2) {
    const window = { start: near - reach, end: near + reach };
    const found = findSlots(settings, occupied, window, now);
    const moreOutside = window.start > bookable.start || window.end < bookable.end;
    if (found.length < count && moreOutside) continue;
    return found
      .sort((a, b) => Math.abs(a - near) - Math.abs(b - near) || a - b)
      .slice(0, Math.max(0, count))
      .sort((a, b) => a - b);
  }
}

/**
 * The first free time that starts later than `after` (never at it), or null when there is none up to the horizon.
 */
export function nextFreeSlot(
  settings: SlotSettings,
  occupied: Occupied,
  after: Instant,
  now: Instant,
): Instant | null {
  const bookable = bookableRange(settings, now);
  let start = Math.max(after + 1, bookable.start);
  for (let reach = FIRST_REACH; start < bookable.end; reach *= 2) {
    const [first] = findSlots(settings, occupied, { start, end: start + reach }, now);
    if (first !== undefined) return first;
    start += reach;
  }
  return null;
}
