import { merge, overlaps } from "../interval";
import { DAY, type Instant, type Interval, MINUTE } from "../time";
import { weekNumberOf } from "./local-days";
import { openStretches } from "./opening";
import type { Occupied, SlotSettings } from "./types";
import { offsetAt, type ZoneTable, zoneTable } from "./zone-table";

/** What may be said of one starting time; `free` means that it can be booked now. */
export type TimeJudgement =
  | "past"
  | "too_soon"
  | "beyond_horizon"
  | "not_offered"
  | "taken"
  | "cap_reached"
  | "free";

export const NOTHING: Occupied = { blocked: [], sessions: [] };

/**
 * The instants in which sessions may start at all: from the minimum notice up to the horizon, in elapsed time.
 * Empty (`start >= end`) when the notice reaches beyond the horizon.
 */
export function bookableRange(settings: SlotSettings, now: Instant): Interval {
  return { start: now + settings.minimumNoticeMinutes * MINUTE, end: now + settings.horizonDays * DAY };
}

/**
 * The starts of all times that a page offers and that are free, ascending, with `window.start <= start < window.end`.
 *
 * Offered: the session lies in open time from start to end, measured in elapsed minutes; the wall clock shows a
 * multiple of the step, counted from midnight, for the first time; notice and horizon are kept. Free: with its
 * buffers it overlaps nothing blocked, and no cap of its wall-clock day or ISO week is reached (spec section 6).
 * To move sessions, leave them out of `occupied`: their own times then count as free.
 *
 * @throws RangeError for a duration or step that is not above zero, and for an unknown zone.
 */
export function findSlots(
  settings: SlotSettings,
  occupied: Occupied,
  window: Interval,
  now: Instant,
): Instant[] {
  const duration = settings.durationMinutes * MINUTE;
  const step = settings.stepMinutes * MINUTE;
  if (!(duration > 0 && step > 0)) throw new RangeError("Duration and step must be above zero.");
  const bookable = bookableRange(settings, now);
  const from = Math.max(window.start, bookable.start);
  const to = Math.min(window.end, bookable.end);
  if (!(from < to)) return [];

  const before = settings.bufferBeforeMinutes * MINUTE;
  const after = duration + settings.bufferAfterMinutes * MINUTE;
  const reach = { start: from - before, end: to + after };
  const busy = merge(occupied.blocked.filter((blocked) => overlaps(blocked, reach)));
  const table = zoneTable(settings.zone, from, to + duration);
  const capReached = caps(settings, occupied, table);

  const slots: Instant[] = [];
  let next = 0;
  for (const stretch of openStretches(settings, table, from, to + duration)) {
    if (capReached(stretch.dayNumber)) continue;
    const onStep = (instant: Instant) =>
      stretch.midnight + Math.ceil((instant - stretch.midnight) / step) * step;
    const last = Math.min(stretch.openUntil - duration, stretch.end - 1, to - 1);
    let start = onStep(Math.max(stretch.firstStart, from));
    while (start <= last) {
      let taken = busy[next];
      while (taken && taken.end <= start - before) {
        next += 1;
        taken = busy[next];
      }
      if (taken && taken.start < start + after) {
        start = onStep(taken.end + before);
      } else {
        slots.push(start);
        start += step;
      }
    }
  }
  return slots;
}

/**
 * The same rules for one starting time: `free` exactly when `findSlots` would list it. Where several reasons speak
 * against it, the first in the order of `TimeJudgement` is given.
 */
export function judgeTime(
  settings: SlotSettings,
  occupied: Occupied,
  start: Instant,
  now: Instant,
): TimeJudgement {
  const bookable = bookableRange(settings, now);
  if (start < now) return "past";
  if (start < bookable.start) return "too_soon";
  if (start >= bookable.end) return "beyond_horizon";
  const moment = { start, end: start + 1 };
  const uncapped = { ...settings, capPerDay: null, capPerWeek: null };
  if (findSlots(uncapped, NOTHING, moment, now).length === 0) return "not_offered";
  if (findSlots(uncapped, occupied, moment, now).length === 0) return "taken";
  return findSlots(settings, occupied, moment, now).length === 0 ? "cap_reached" : "free";
}

/** Whether the cap of the day on which a session would start, or that of its week, is used up. */
export function isCapReached(settings: SlotSettings, occupied: Occupied, start: Instant): boolean {
  const starts = [start, ...occupied.sessions.map((session) => session.start)];
  const table = zoneTable(settings.zone, Math.min(...starts), Math.max(...starts));
  const dayNumber = Math.floor((start + offsetAt(table, start)) / DAY);
  return caps(settings, occupied, table)(dayNumber);
}

/** Tells of a wall-clock day whether its cap, or that of its week, is used up. */
function caps(settings: SlotSettings, occupied: Occupied, table: ZoneTable): (dayNumber: number) => boolean {
  const { capPerDay, capPerWeek } = settings;
  if (capPerDay === null && capPerWeek === null) return () => false;
  const perDay = new Map<number, number>();
  const perWeek = new Map<number, number>();
  for (const { start } of occupied.sessions) {
    const dayNumber = Math.floor((start + offsetAt(table, start)) / DAY);
    const week = weekNumberOf(dayNumber);
    perDay.set(dayNumber, (perDay.get(dayNumber) ?? 0) + 1);
    perWeek.set(week, (perWeek.get(week) ?? 0) + 1);
  }
  return (dayNumber) =>
    (capPerDay !== null && (perDay.get(dayNumber) ?? 0) >= capPerDay) ||
    (capPerWeek !== null && (perWeek.get(weekNumberOf(dayNumber)) ?? 0) >= capPerWeek);
}
