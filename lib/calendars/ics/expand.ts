import ICAL from "ical.js";
import { DAY, type Instant, type Interval } from "@/lib/domain/time";
import { timeAt, wallOf } from "./clocks";
import type { Length, Point, ReadEvent } from "./read-event";

/** A rule may name a second of every day since 1970: more steps than these are not taken. */
const MAXIMUM_STEPS = 50_000;
const MAXIMUM_OCCURRENCES = 5_000;

/**
 * When the events of one UID make their owner busy within a window: recurrences with their exceptions, those that were moved
 * or canceled alone or with all that follow. Clipped to nothing: an interval may begin before the window and end after it.
 */
export function busyIntervals(events: readonly ReadEvent[], window: Interval): Interval[] {
  const replacements = events.filter(({ replaces }) => replaces !== null);
  const masters = events.filter(({ replaces }) => replaces === null);
  const replaced = new Set(replacements.map((event) => originalStart(event)));
  const alone = replacements
    .filter(({ isBusy }) => isBusy)
    .map((event) => intervalAt(event.start, event.length));
  const following = masters.flatMap((master) => occurrences(master, replacements, replaced, window));
  return [...alone, ...following].filter(
    ({ start, end }) => start < end && start < window.end && end > window.start,
  );
}

function originalStart({ replaces, start }: ReadEvent): Instant {
  const point = replaces?.point ?? start;
  return point.clock(point.wall);
}

function occurrences(
  master: ReadEvent,
  replacements: readonly ReadEvent[],
  replaced: ReadonlySet<Instant>,
  window: Interval,
): Interval[] {
  const laterOn = replacements
    .filter(({ replaces }) => replaces?.andFuture)
    .sort((a, b) => originalStart(b) - originalStart(a));
  const excluded = new Set(
    master.excluded.filter(({ isDate }) => !isDate).map(({ wall, clock }) => clock(wall)),
  );
  const excludedDays = new Set(master.excluded.filter(({ isDate }) => isDate).map(({ wall }) => wall));
  const found = new Map<Instant, Interval>();
  for (const { point, length } of starts(master, window)) {
    const instant = point.clock(point.wall);
    const day = Math.floor(point.wall / DAY) * DAY;
    if (replaced.has(instant) || excluded.has(instant) || excludedDays.has(day)) continue;
    const changed = laterOn.find((event) => originalStart(event) <= instant);
    if (!(changed ?? master).isBusy) continue;
    found.set(instant, changed ? movedWith(changed, point) : intervalAt(point, length ?? master.length));
  }
  return [...found.values()];
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

function* starts(master: ReadEvent, window: Interval) {
  yield { point: master.start, length: null };
  yield* master.extra;
  for (const rule of master.rules) {
    for (const wall of recurring(master, rule, window)) {
      yield { point: { ...master.start, wall }, length: null };
    }
  }
}

/** The readings that a rule gives, ascending, as far as the window reaches. */
function* recurring({ start, length }: ReadEvent, rule: ICAL.Recur, window: Interval): Generator<number> {
  const { clock, isDate } = start;
  const isOver = endOf(rule, start);
  // The end is judged by instants, not by readings; the library would compare readings of different clocks.
  const endless = ICAL.Recur.fromData({ ...rule.toJSON(), until: undefined });
  const iterator = endless.iterator(timeAt(start.wall, isDate));
  const reach = length.days * DAY + length.milliseconds + 2 * DAY;
  let kept = 0;
  for (let step = 0; step < MAXIMUM_STEPS && kept < MAXIMUM_OCCURRENCES; step += 1) {
    const time = iterator.next();
    if (!time) return;
    const wall = wallOf(time);
    if (wall - 2 * DAY > window.end || isOver(wall)) return;
    if (wall + reach < window.start) continue;
    if (clock(wall) >= window.end) return;
    kept += 1;
    yield wall;
  }
}

function endOf({ until }: ICAL.Recur, { clock, isDate }: Point): (wall: number) => boolean {
  if (!until) return () => false;
  const last = wallOf(until);
  if (until.isDate) return (wall) => wall >= last + DAY;
  if (isDate) return (wall) => wall > last;
  return until.zone === ICAL.Timezone.utcTimezone ? (wall) => clock(wall) > last : (wall) => wall > last;
}
