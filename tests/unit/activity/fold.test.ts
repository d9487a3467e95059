import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActivityKind } from "@/lib/domain/booking/activity";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { fold, rowsOfLines, rowsOfWholeLines } from "@/lib/domain/stream/fold";

const row = (
  bookingId: string,
  position: number,
  status: SessionStatus,
  kind: ActivityKind,
  changedAt = 1,
  asked: string | null = null,
) => ({
  bookingId,
  position,
  status,
  changedAt,
  asked,
  latest: { kind },
});
const fresh = (bookingId: string, position: number) => row(bookingId, position, "scheduled", "booked");
const moved = (bookingId: string, position: number) => row(bookingId, position, "rescheduled", "rescheduled");

describe("lines of the stream", () => {
  it("hold what was booked together and not touched since", () => {
    const lines = fold([fresh("a", 3), fresh("a", 2), fresh("a", 1), fresh("b", 1)]);
    expect(
      lines.map(({ row: first, sessions }) => [first.bookingId, first.position, sessions.length]),
    ).toEqual([
      ["a", 1, 3],
      ["b", 1, 1],
    ]);
  });
  it("keep apart what was moved together: each has a time of its own to tell", () => {
    expect(fold([moved("a", 4), moved("a", 3)])).toHaveLength(2);
  });
  it("keep apart what changed at another moment, or otherwise", () => {
    const approved = row("a", 2, "scheduled", "approved");
    const later = row("a", 3, "scheduled", "booked", 2);
    expect(fold([fresh("a", 1), approved, later])).toHaveLength(3);
  });
  it("keep apart what a calendar asks about, each alone", () => {
    const asked = [1, 2].map((position) => row("a", position, "scheduled", "booked", 1, "conflict"));
    expect(fold([...asked, fresh("a", 3)])).toHaveLength(3);
  });
  it("are cut only where one ends", () => {
    const rows = [fresh("a", 2), fresh("a", 1), moved("b", 1), fresh("c", 2), fresh("c", 1)];
    expect([1, 2, 3, 9].map((count) => rowsOfLines(rows, count))).toEqual([2, 3, 5, 5]);
    expect(rowsOfWholeLines(rows)).toBe(3);
    expect(rowsOfWholeLines(rows.slice(0, 2))).toBe(2);
  });
  it("lose and double nothing, however the rows are cut", () => {
    const anyRow = fc.record({
      bookingId: fc.constantFrom("a", "b"),
      position: fc.integer({ min: 1, max: 20 }),
      status: fc.constantFrom<SessionStatus>("scheduled", "requested", "canceled"),
      changedAt: fc.integer({ min: 1, max: 2 }),
      asked: fc.constantFrom(null, "conflict"),
      latest: fc.record({ kind: fc.constantFrom<ActivityKind>("booked", "requested", "canceled") }),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (rows, count) => {
        const end = rowsOfLines(rows, count);
        const [head, tail] = [fold(rows.slice(0, end)), fold(rows.slice(end))];
        expect(head.length).toBeLessThanOrEqual(count);
        expect(head.length + tail.length).toBe(fold(rows).length);
        expect([...head, ...tail].flatMap(({ sessions }) => sessions)).toHaveLength(rows.length);
      }),
    );
  });
});
