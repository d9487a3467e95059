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
 * lies after as many ends as there were starts. That is several times quicker than sorting pairs; a list that
 * is in order already costs no sorting at all.
 *
 * @param intervals In any order, each `start < end`; milliseconds from any origin. Not changed.
 */
export function merge(intervals: readonly Interval[]): Interval[] {
  const starts = new Float64Array(intervals.length);
  const ends = new Float64Array(intervals.length);
  let count = 0;
  for (const { start, end } of intervals) {
    starts[count] = start;
    ends[count] = end;
    count += 1;
  }
  sort(starts);
  sort(ends);

  const union: Interval[] = [];
  let open = starts[0];
  for (let index = 0; index < count; index += 1) {
    const end = ends[index];
    const next = starts[index + 1];
    if (open !== undefined && end !== undefined && (next === undefined || next > end)) {
      union.push({ start: open, end });
      open = next;
    }
  }
  return union;
}

function sort(numbers: Float64Array): void {
  for (let index = 1; index < numbers.length; index += 1) {
    if (Number(numbers[index]) < Number(numbers[index - 1])) {
      numbers.sort();
      return;
    }
  }
}

/**
 * What is left of `from` without what `taken` covers: half-open intervals, ascending, apart from one another.
 *
 * @param from In any order, each `start < end`.
 * @param taken The same.
 */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const holes = merge(taken);
  return merge(from).flatMap((whole) => {
    const parts: Interval[] = [];
    let start = whole.start;
    for (const hole of holes) {
      if (hole.end <= start || hole.start >= whole.end) continue;
      if (hole.start > start) parts.push({ start, end: hole.start });
      start = Math.max(start, hole.end);
    }
    if (start < whole.end) parts.push({ start, end: whole.end });
    return parts;
  });
}
