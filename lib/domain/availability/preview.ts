import { merge, overlaps } from "../interval";
import { DAY, type Instant, type Interval, type LocalDate } from "../time";
import { dateOfDayNumber, dayNumberOf, localDateOf, localDayBounds } from "./local-days";
import { type OpeningHours, openStretches } from "./opening";
import { findSlots } from "./slots";
import type { Occupied, SlotSettings } from "./types";
import { zoneTable } from "./zone-table";

/** Starting times that stay free, become free, or are free no more. */
export interface SlotChanges {
  readonly kept: readonly Instant[];
  readonly added: readonly Instant[];
  readonly gone: readonly Instant[];
}

export interface PreviewDay extends SlotChanges {
  /** A day in the zone of the new settings. */
  readonly date: LocalDate;
  readonly bounds: Interval;
  /** What is taken of the day, merged, cut at its ends. */
  readonly taken: readonly Interval[];
}

/** What two sets of starting times have in common and what not. Both ascending, as `findSlots` gives them. */
export function compareSlots(before: readonly Instant[], after: readonly Instant[]): SlotChanges {
  const old = new Set(before);
  const fresh = new Set(after);
  return {
    kept: after.filter((start) => old.has(start)),
    added: after.filter((start) => !old.has(start)),
    gone: before.filter((start) => !fresh.has(start)),
  };
}

/** So many days from today on, in the zone of the settings, as one range of instants. */
export function previewWindow({ zone }: Pick<SlotSettings, "zone">, days: number, now: Instant): Interval {
  const today = localDateOf(now, zone);
  const last = dateOfDayNumber(dayNumberOf(today) + days - 1);
  return { start: localDayBounds(today, zone).start, end: localDayBounds(last, zone).end };
}

/**
 * The days of a window of `previewWindow`: which starting times each has by the settings in force and by those proposed,
 * and what is taken. A day that the zone skips is left out. Times that only the old zone has in the window are no part of it.
 */
export function previewDays(
  present: SlotSettings,
  proposed: SlotSettings,
  occupied: Occupied,
  window: Interval,
  now: Instant,
): PreviewDay[] {
  const changes = compareSlots(
    findSlots(present, occupied, window, now),
    findSlots(proposed, occupied, window, now),
  );
  const taken = merge(occupied.blocked);
  const days: PreviewDay[] = [];
  let day = dayNumberOf(localDateOf(window.start, proposed.zone));
  for (let start = window.start; start < window.end; day += 1) {
    const date = dateOfDayNumber(day);
    const bounds = localDayBounds(date, proposed.zone);
    if (bounds.end <= start) continue;
    start = bounds.end;
    const within = (instant: Instant) => instant >= bounds.start && instant < bounds.end;
    days.push({
      date,
      bounds,
      kept: changes.kept.filter(within),
      added: changes.added.filter(within),
      gone: changes.gone.filter(within),
      taken: taken
        .filter((one) => overlaps(one, bounds))
        .map((one) => ({
          start: Math.max(one.start, bounds.start),
          end: Math.min(one.end, bounds.end),
        })),
    });
  }
  return days;
}

/**
 * Those of some sessions that do not lie in the page's open time from start to end; step, notice, horizon and caps
 * are not asked. In the order given.
 */
export function outsideOpenTime<Session extends Interval>(
  settings: OpeningHours & Pick<SlotSettings, "zone">,
  sessions: readonly Session[],
): Session[] {
  if (sessions.length === 0) return [];
  const from = Math.min(...sessions.map(({ start }) => start));
  const to = Math.max(...sessions.map(({ end }) => end));
  const open = merge(
    openStretches(settings, zoneTable(settings.zone, from, to), from - DAY, to + DAY).map(
      ({ start, end }) => ({ start, end }),
    ),
  );
  return sessions.filter(({ start, end }) => !open.some((one) => one.start <= start && end <= one.end));
}
