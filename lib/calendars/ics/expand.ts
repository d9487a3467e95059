import { DAY, type Instant, type Interval } from "@/lib/domain/time";
import type { Length, Point, ReadEvent } from "./read-event";
import { type Cut, recurring } from "./recurring";

/** The times that are kept: those of four digits of the year, which every part of the system can write. */
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9999, 0, 1);

export interface BusyIntervals {
  readonly intervals: readonly Interval[];
  /** Some occurrences were too many, or at no time that a clock shows. */
  readonly isCut: boolean;
}

/**
 * When the events of one UID make their owner busy within a window: recurrences with their exceptions, those that were moved
 * or canceled alone or with all that follow. An interval may begin before the window and end after it.
 */
export function busyIntervals(events: readonly ReadEvent[], window: Interval): BusyIntervals {
  const replacements = events.filter(({ replaces }) => replaces !== null);
  const masters = events.filter(({ replaces }) => replaces === null);
  const cut: Cut = { isCut: false };
  const alone = replacements
    .filter(({ isBusy }) => isBusy)
    .map((event) => intervalAt(event.start, event.length));
  const following = masters.flatMap((master) => occurrences(master, replacements, window, cut));
  const intervals = [...alone, ...following].flatMap((interval) => kept(interval, window, cut));
  return { intervals, isCut: cut.isCut };
}

function kept({ start, end }: Interval, window: Interval, cut: Cut): Interval[] {
  if (Number.isNaN(new Date(start).getTime()) || Number.isNaN(new Date(end).getTime())) {
    cut.isCut = true;
    return [];
  }
  if (start >= end || start >= window.end || end <= window.start) return [];
  // Not to the window, which moves on: a conflict would change each time it is read.
  return [{ start: Math.max(start, EARLIEST), end: Math.min(end, LATEST) }];
}

function originalStart({ replaces, start }: ReadEvent): Instant {
  const point = replaces?.point ?? start;
  return point.clock(point.wall);
}

function occurrences(
  master: ReadEvent,
  replacements: readonly ReadEvent[],
  window: Interval,
  cut: Cut,
): Interval[] {
  const laterOn = replacements
    .filter(({ replaces }) => replaces?.andFuture)
    .sort((a, b) => originalStart(b) - originalStart(a));
  const isReplaced = naming(
    replacements.flatMap(({ replaces }) => replaces?.point ?? []),
    master,
  );
  const isExcluded = naming(master.excluded, master);
  const found = new Map<Instant, Interval>();
  for (const { point, length } of starts(master, window, cut)) {
    const instant = point.clock(point.wall);
    if (isReplaced(point, instant) || isExcluded(point, instant)) continue;
    const changed = laterOn.find((event) => originalStart(event) <= instant);
    if (!(changed ?? master).isBusy) continue;
    found.set(instant, changed ? movedWith(changed, point) : intervalAt(point, length ?? master.length));
  }
  return [...found.values()];
}

/**
 * Whether an occurrence is among those that are named: by their instant, and by their day where somebody wrote a day for a
 * time, or a midnight for a day.
 */
function naming(points: readonly Point[], { start }: ReadEvent): (point: Point, instant: Instant) => boolean {
  const instants = new Set(points.filter(({ isDate }) => !isDate).map(({ wall, clock }) => clock(wall)));
  const isDay = ({ isDate, wall }: Point) => isDate || (start.isDate && wall % DAY === 0);
  const days = new Set(points.filter(isDay).map(({ wall }) => wall));
  return ({ wall }, instant) => instants.has(instant) || days.has(Math.floor(wall / DAY) * DAY);
}

/** An occurrence after one that was changed "with all that follow": as far from its own time as that one is. */
function movedWith({ replaces, start, length }: ReadEvent, point: Point): Interval {
  const shift = start.wall - (replaces?.point.wall ?? start.wall);
  return intervalAt({ ...start, wall: point.wall + shift }, length);
}

function intervalAt({ wall, clock }: Point, { days, milliseconds }: Length): Interval {
  const start = clock(wall);
  return { start, end: (days === 0 ? start : clock(wall + days * DAY)) + milliseconds };
}

function* starts(master: ReadEvent, window: Interval, cut: Cut) {
  const { start, length, extra, rules } = master;
  yield { point: start, length: null };
  yield* extra;
  const reach = Math.max(0, length.days * DAY + length.milliseconds) + 2 * DAY;
  for (const rule of rules) {
    for (const wall of recurring(start, rule, reach, window, cut)) {
      yield { point: { ...start, wall }, length: null };
    }
  }
}
