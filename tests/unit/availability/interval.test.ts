import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { merge, overlaps } from "@/lib/domain/interval";

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));
const points = Array.from({ length: 80 }, (_, point) => point);
const covers = (list: readonly { start: number; end: number }[], point: number) =>
  list.some(({ start, end }) => start <= point && point < end);

describe("half-open intervals", () => {
  test("overlap exactly when some instant lies in both", () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        expect(overlaps(a, b)).toBe(points.some((point) => covers([a], point) && covers([b], point)));
      }),
    );
  });

  test("that touch are one in the union and do not overlap", () => {
    const [morning, noon] = [
      { start: 1, end: 2 },
      { start: 2, end: 3 },
    ];
    expect(overlaps(morning, noon)).toBe(false);
    expect(merge([noon, morning])).toEqual([{ start: 1, end: 3 }]);
  });

  test("have a union that covers the same instants, ascending and apart", () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), (list) => {
        const union = merge(list);
        expect(points.filter((point) => covers(union, point))).toEqual(
          points.filter((point) => covers(list, point)),
        );
        for (const [index, { start, end }] of union.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThan(union[index - 1]?.end ?? -1);
        }
      }),
    );
  });
});
