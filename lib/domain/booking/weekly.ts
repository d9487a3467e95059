import { shiftWallClock } from "../availability/local-days";
import { findSlots } from "../availability/slots";
import type { Occupied, SlotSettings } from "../availability/types";
import { DAY, type Instant } from "../time";
import { blockedBy, sessionAt } from "./times";

/**
 * The starts that could follow a time week by week: the same weekday and wall-clock time in the page's zone, from one
 * week later up to the horizon, ascending. Whether they are offered and free is not asked.
 *
 * @param last Epoch milliseconds of the latest time picked.
 * @param count At most so many.
 * @param now Epoch milliseconds.
 */
export function weeklyCandidates(
  settings: Pick<SlotSettings, "zone" | "horizonDays">,
  last: Instant,
  count: number,
  now: Instant,
): Instant[] {
  const horizon = now + settings.horizonDays * DAY;
  const candidates: Instant[] = [];
  for (let weeks = 1; candidates.length < count; weeks += 1) {
    const start = shiftWallClock(last, settings.zone, weeks);
    if (start >= horizon) break;
    if (start > now) candidates.push(start);
  }
  return candidates;
}

/**
 * "Same time every week": the first `count` candidates that are free beside the times picked and one another. A week
 * in which the time is not offered, taken or beyond a cap is left out and the next one used. Fewer when the candidates
 * end. Nothing is refused. Spec sections 1, 6.
 *
 * @param occupied What is taken around the candidates; the times picked are added here.
 * @param picked Epoch milliseconds, in any order.
 * @param candidates Epoch milliseconds, ascending.
 */
export function sameTimeEveryWeek(
  settings: SlotSettings,
  occupied: Occupied,
  picked: readonly Instant[],
  candidates: readonly Instant[],
  count: number,
  now: Instant,
): Instant[] {
  let taken = picked.reduce((all, start) => taking(all, start, settings), occupied);
  const found: Instant[] = [];
  for (const start of candidates) {
    if (found.length >= count) break;
    if (findSlots(settings, taken, { start, end: start + 1 }, now).length === 0) continue;
    found.push(start);
    taken = taking(taken, start, settings);
  }
  return found;
}

function taking(occupied: Occupied, start: Instant, settings: SlotSettings): Occupied {
  return {
    blocked: [...occupied.blocked, { ...blockedBy(sessionAt(start, settings), settings), sessionId: null }],
    sessions: [...occupied.sessions, { sessionId: `planned ${start}`, start }],
  };
}
