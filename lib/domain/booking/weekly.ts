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
 * @param now Epoch milliseconds.
 */
export function weeklyCandidates(settings: SlotSettings, last: Instant, now: Instant): Instant[] {
  const horizon = now + settings.horizonDays * DAY;
  const candidates: Instant[] = [];
  for (let weeks = 1; ; weeks += 1) {
    const start = shiftWallClock(last, settings.zone, weeks);
    if (start >= horizon) return candidates;
    if (start > now) candidates.push(start);
  }
}

/**
 * "Same time every week": the times that are still missing, one week after another from the latest one picked. A week
 * in which the time is not offered, taken or beyond a cap is left out and the next one used. Fewer than `count` when
 * the horizon ends them; none without a time to begin with. Nothing is refused. Spec sections 1, 6.
 *
 * @param occupied What is taken around the candidates; the times picked are added here.
 * @param picked Epoch milliseconds, in any order.
 * @param count How many are missing.
 */
export function sameTimeEveryWeek(
  settings: SlotSettings,
  occupied: Occupied,
  picked: readonly Instant[],
  count: number,
  now: Instant,
): Instant[] {
  const last = Math.max(...picked);
  if (!Number.isFinite(last)) return [];
  let taken = picked.reduce((all, start) => taking(all, start, settings), occupied);
  const found: Instant[] = [];
  for (const start of weeklyCandidates(settings, last, now)) {
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
