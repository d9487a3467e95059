import type { Money } from "../money/types";
import { type Instant, MINUTE, type Minutes } from "../time";
import { chargeCourse } from "./course";
import type { JudgedBooking, JudgedSession } from "./judge";
import type { ChangeKind } from "./types";

/** Where a band of the tier line begins. */
export type BandEdge =
  | { readonly kind: "booked" }
  /** So long before the session's start: the notice of the tier that ends there. */
  | { readonly kind: "before"; readonly minutes: Minutes }
  /** The end of the grace period. */
  | { readonly kind: "after_booking"; readonly minutes: Minutes };

/** A stretch between the booking and the session's start, as it is drawn. */
export interface Band {
  readonly from: BandEdge;
  readonly start: Instant;
  /** Belongs to the band still. */
  readonly end: Instant;
  readonly charge: Money | null;
  /** The customer can't make the change any more, or never could. */
  readonly closed: boolean;
}

/**
 * The course of one session's charge (`chargeCourse`) from the booking up to the session's start, without gaps, the
 * closed stretch at its end included. What ended before the booking is left out. Empty when the status lets
 * nobody but the owner change the session.
 */
export function chargeBands(kind: ChangeKind, booking: JudgedBooking, session: JudgedSession): Band[] {
  const course = chargeCourse(kind, booking, session);
  if (course === null) return [];
  const bands: Band[] = [];
  let from: BandEdge = { kind: "booked" };
  let start = booking.createdAt;
  const append = (end: Instant, charge: Money | null, closed: boolean) => {
    if (end <= start) return;
    bands.push({ from, start, end, charge, closed });
    from = edgeAt(end, kind, booking, session);
    start = end;
  };
  for (const { until, charge } of course) append(Math.min(until, session.start), charge, false);
  append(session.start, null, true);
  return bands;
}

/** Where a moment lies on the line: in which band, and how far into it (0..1). Null for a line without bands. */
export function placeOnBands(
  bands: readonly Band[],
  moment: Instant,
): { readonly band: number; readonly at: number } | null {
  if (bands.length === 0) return null;
  const found = bands.findIndex(({ end }) => moment <= end);
  const band = found === -1 ? bands.length - 1 : found;
  const { start, end } = bands[band] ?? { start: 0, end: 1 };
  return { band, at: Math.min(Math.max((moment - start) / (end - start), 0), 1) };
}

function edgeAt(
  instant: Instant,
  kind: ChangeKind,
  booking: JudgedBooking,
  session: JudgedSession,
): BandEdge {
  const minutes = (session.start - instant) / MINUTE;
  const { tiers, graceMinutes } = booking.policy[kind];
  const ofTier = tiers.some(({ minutesBefore }) => minutesBefore === minutes);
  return ofTier || graceMinutes === 0
    ? { kind: "before", minutes }
    : { kind: "after_booking", minutes: graceMinutes };
}
