import ICAL from "ical.js";
import { DAY, HOUR, type Interval, MINUTE } from "@/lib/domain/time";
import { timeAt, wallOf } from "./clocks";
import type { Point } from "./read-event";

/** More steps of a rule than these are not taken, and more occurrences not kept. */
const MAXIMUM_STEPS = 50_000;
const MAXIMUM_OCCURRENCES = 5_000;

/** Whether something had to be left out. */
export interface Cut {
  isCut: boolean;
}

/**
 * The readings that a rule gives, ascending, as far as a window reaches.
 *
 * @param reach How long before the window an occurrence may begin that reaches into it, in milliseconds.
 */
export function* recurring(
  start: Point,
  rule: ICAL.Recur,
  reach: number,
  window: Interval,
  cut: Cut,
): Generator<number> {
  const isOver = endOf(rule, start);
  let kept = 0;
  for (const wall of readings(start, rule, window.start - reach, cut)) {
    if (wall - 2 * DAY > window.end || isOver(wall)) return;
    if (wall + reach < window.start) continue;
    if (start.clock(wall) >= window.end) return;
    kept += 1;
    if (kept > MAXIMUM_OCCURRENCES) {
      cut.isCut = true;
      return;
    }
    yield wall;
  }
}

function* readings(start: Point, rule: ICAL.Recur, from: number, cut: Cut): Generator<number> {
  // The end is judged by instants, not by readings; the library would compare readings of different clocks.
  const { until, bysetpos, ...endless } = rule.toJSON() as Record<string, unknown>;
  const isPositioned = rule.freq === "WEEKLY" && bysetpos !== undefined;
  if (isPositioned) yield* positioned(start, rule, endless, cut);
  else {
    const kept = bysetpos === undefined ? endless : { ...endless, bysetpos };
    yield* steps(kept, rule.count ? start.wall : nearby(start.wall, rule, from), start.isDate, cut);
  }
}

function* steps(data: object, from: number, isDate: boolean, cut: Cut): Generator<number> {
  const iterator = ICAL.Recur.fromData(data).iterator(timeAt(from, isDate));
  for (let step = 0; step < MAXIMUM_STEPS; step += 1) {
    const time = iterator.next();
    if (!time) return;
    yield wallOf(time);
  }
  cut.isCut = true;
}

/** The library takes BYSETPOS for nothing in weekly rules: which days of each week are meant is told here. */
function* positioned(
  start: Point,
  rule: ICAL.Recur,
  { count, ...data }: Record<string, unknown>,
  cut: Cut,
): Generator<number> {
  const positions: readonly number[] = rule.parts.BYSETPOS ?? [];
  // 1970 began on a Thursday; the library counts the days of the week from Sunday, which is 1.
  const weekOf = (wall: number) => Math.floor((Math.floor(wall / DAY) + 5 - rule.wkst) / 7);
  let left = typeof count === "number" ? count : Number.POSITIVE_INFINITY;
  let week: number[] = [];
  // A period earlier, so that the week of the start is whole.
  for (const wall of steps(data, start.wall - 7 * rule.interval * DAY, start.isDate, cut)) {
    if (week[0] !== undefined && weekOf(week[0]) !== weekOf(wall)) {
      const size = week.length;
      const meant = week.filter((_, at) => positions.includes(at + 1) || positions.includes(at - size));
      for (const found of meant) {
        if (found < start.wall) continue;
        if (left <= 0) return;
        left -= 1;
        yield found;
      }
      week = [];
    }
    week.push(wall);
  }
}

const UNITS: Partial<Record<string, number>> = {
  SECONDLY: 1_000,
  MINUTELY: MINUTE,
  HOURLY: HOUR,
  DAILY: DAY,
  WEEKLY: 7 * DAY,
};
/** After so many months a date comes again: a 29th of February for monthly rules, the same weekday for yearly ones. */
const MONTHS_TO_REPEAT: Partial<Record<string, number>> = { MONTHLY: 48, YEARLY: 28 * 12 };

/**
 * A reading from which a rule without COUNT goes on just as from its start, a period or more before `from`: a series that began
 * long ago costs no more than a new one.
 */
function nearby(wall: number, { freq, interval }: ICAL.Recur, from: number): number {
  const unit = UNITS[freq];
  if (unit !== undefined) {
    const period = unit * interval;
    return wall + Math.max(0, Math.floor((from - wall) / period) - 1) * period;
  }
  const repeat = MONTHS_TO_REPEAT[freq];
  if (repeat === undefined || from <= wall) return wall;
  const period = leastCommonMultiple(repeat, freq === "YEARLY" ? interval * 12 : interval);
  const [start, target] = [new Date(wall), new Date(from)];
  const months =
    (target.getUTCFullYear() - start.getUTCFullYear()) * 12 + target.getUTCMonth() - start.getUTCMonth();
  const moved = new Date(wall);
  moved.setUTCMonth(
    start.getUTCMonth() + Math.max(0, Math.floor((months - interval * 12) / period)) * period,
  );
  // Years that are no leap years though they divide by four: 1900, 2100.
  const isSame =
    moved.getUTCDate() === start.getUTCDate() &&
    (freq === "MONTHLY" || moved.getUTCDay() === start.getUTCDay());
  return isSame ? moved.getTime() : wall;
}

function leastCommonMultiple(a: number, b: number): number {
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y));
  return (a * b) / divisor(a, b);
}

function endOf({ until }: ICAL.Recur, { clock, isDate }: Point): (wall: number) => boolean {
  if (!until) return () => false;
  const last = wallOf(until);
  if (until.isDate) return (wall) => wall >= last + DAY;
  if (isDate) return (wall) => wall > last;
  return until.zone === ICAL.Timezone.utcTimezone ? (wall) => clock(wall) > last : (wall) => wall > last;
}
