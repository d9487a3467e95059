import type { Interval } from "./time";

/**
 * Whether two half-open intervals share an instant. Intervals that only touch do not overlap.
 *
 * @param a Epoch milliseconds, `start < end`.
 * @param b Epoch milliseconds, `start < end`.
 */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * The union of half-open intervals: ascending, apart from one another; those that overlap or touch become one.
 *
 * Starts and ends are sorted apart, as plain numbers: the union breaks exactly where the next start
 * lies after as many ends as there were starts. That is several times quicker than sorting pairs.
 *
 * @param intervals In any order, each `start < end`; milliseconds from any origin. Not changed.
 */
export function merge(intervals: readonly Interval[]): Interval[] {
  const starts = new Float64Array(intervals.length);
  const ends = new Float64Array(intervals.length);
  for (const [index, { start, end }] of intervals.entries()) {
    starts[index] = start;
    ends[index] = end;
  }
  starts.sort();
  ends.sort();

  const union: Interval[] = [];
  let open = starts[0];
  for (const [index, end] of ends.entries()) {
    const next = starts[index + 1];
    if (open !== undefined && (next === undefined || next > end)) {
      union.push({ start: open, end });
      open = next;
    }
  }
  return union;
}
