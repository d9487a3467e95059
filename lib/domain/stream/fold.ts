import type { ActivityKind } from "../booking/activity";
import type { SessionStatus } from "../booking/types";
import type { Instant } from "../time";

interface Foldable {
  readonly bookingId: string;
  readonly position: number;
  readonly status: SessionStatus;
  readonly changedAt: Instant;
  /** What is asked about it alone. */
  readonly asked: string | null;
  readonly latest: { readonly kind: ActivityKind } | null;
}

/** What is one line of the stream: a session, or those of a package that were only booked or requested so far. */
export interface Fold<Row> {
  /** The first session of it. */
  readonly row: Row;
  /** All of them, by position. */
  readonly sessions: readonly Row[];
}

/** Puts sessions that were booked or requested together, and not touched since, into one line each. */
export function fold<Row extends Foldable>(rows: readonly Row[]): Fold<Row>[] {
  const runs: Row[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run?.[0] && areOne(run[0], row)) run.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) => {
    const sessions = run.toSorted((a, b) => a.position - b.position);
    return sessions[0] ? [{ row: sessions[0], sessions }] : [];
  });
}

/** Where a list of `count` lines ends: how many of the rows belong to it. The rest may be cut off in the middle. */
export function rowsOfLines(rows: readonly Foldable[], count: number): number {
  let lines = 0;
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (!before || !areOne(before, row)) lines += 1;
    if (lines > count) return index;
  }
  return rows.length;
}

/** How many of the rows stand in lines that surely end here, when more rows may follow. */
export function rowsOfWholeLines(rows: readonly Foldable[]): number {
  for (let index = rows.length - 1; index > 0; index -= 1) {
    const [before, row] = [rows[index - 1], rows[index]];
    if (before && row && !areOne(before, row)) return index;
  }
  return rows.length;
}

function areOne(a: Foldable, b: Foldable): boolean {
  return (
    a.bookingId === b.bookingId &&
    a.changedAt === b.changedAt &&
    a.status === b.status &&
    a.asked === null &&
    b.asked === null &&
    (isFresh(a, "booked", "scheduled") ||
      isFresh(a, "requested", "requested") ||
      isFresh(a, "resubmitted", "requested")) &&
    a.latest?.kind === b.latest?.kind
  );
}

function isFresh({ latest, status }: Foldable, kind: ActivityKind, fresh: SessionStatus): boolean {
  return status === fresh && latest?.kind === kind;
}
