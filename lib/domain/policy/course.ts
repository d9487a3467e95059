import { sessionShare } from "../money/shares";
import type { Money } from "../money/types";
import { type Instant, MINUTE } from "../time";
import type { JudgedBooking, JudgedSession } from "./judge";
import type { Amount, ChangeKind } from "./types";

/** A stretch of time with one charge. It holds up to and including `until`; Infinity for no end. */
export interface Stretch {
  readonly until: Instant;
  readonly charge: Money | null;
}

const FULL: Amount = { kind: "percent", percent: 100 };
const NOTHING: Amount = { kind: "none" };

/**
 * The whole course of one session's charge as its start comes nearer: stretches in rising order of
 * `until`, neighbors of the same charge joined. After the last one the change is closed; an empty course
 * was never open. Null when the session's status lets nobody but the owner change it (spec section 2).
 */
export function chargeCourse(
  kind: ChangeKind,
  booking: JudgedBooking,
  session: JudgedSession,
): Stretch[] | null {
  switch (session.status) {
    case "requested":
      return [{ until: Number.POSITIVE_INFINITY, charge: null }];
    case "reschedule_requested":
      return join(waitingCourse(kind, booking, session));
    case "scheduled":
    case "rescheduled":
      return join(policyCourse(kind, booking, session));
    case "completed":
    case "no_show":
    case "canceled":
      return null;
  }
}

/** Whether the session has used up its online reschedules. */
export function quotaUsed(kind: ChangeKind, booking: JudgedBooking, session: JudgedSession): boolean {
  const { maxPerSession } = booking.policy[kind];
  return kind === "reschedule" && maxPerSession !== null && session.rescheduleCount >= maxPerSession;
}

function policyCourse(kind: ChangeKind, booking: JudgedBooking, session: JudgedSession): Stretch[] {
  const tiers = quotaUsed(kind, booking, session) ? [] : booking.policy[kind].tiers;
  const stretches = tiers.map((tier) => ({
    until: session.start - tier.minutesBefore * MINUTE,
    charge: charge(kind, tier.amount, booking, session),
  }));
  return withGrace(kind, booking, session, stretches, session.start);
}

/**
 * The owner asked for a new time. The session waits without a start of its own, so no deadline applies:
 * moving it is free, canceling it gives what the earliest tier gives.
 */
function waitingCourse(kind: ChangeKind, booking: JudgedBooking, session: JudgedSession): Stretch[] {
  const until = Number.POSITIVE_INFINITY;
  if (kind === "reschedule") return [{ until, charge: charge(kind, NOTHING, booking, session) }];
  const first = booking.policy.cancel.tiers[0];
  const stretches = first ? [{ until, charge: charge(kind, first.amount, booking, session) }] : [];
  return withGrace(kind, booking, session, stretches, until);
}

/** Puts the grace period in front: in it a move is free and a cancellation gives everything back. */
function withGrace(
  kind: ChangeKind,
  booking: JudgedBooking,
  session: JudgedSession,
  stretches: Stretch[],
  latest: Instant,
): Stretch[] {
  const { graceMinutes } = booking.policy[kind];
  if (graceMinutes === 0) return stretches;
  const until = Math.min(booking.createdAt + graceMinutes * MINUTE, latest);
  const amount = kind === "cancel" ? FULL : NOTHING;
  const grace = { until, charge: charge(kind, amount, booking, session) };
  return [grace, ...stretches.filter((stretch) => stretch.until > until)];
}

function charge(
  kind: ChangeKind,
  amount: Amount,
  booking: JudgedBooking,
  session: JudgedSession,
): Money | null {
  const { price } = booking;
  if (price === null || price.mode === "hidden") return null;
  return { amount: sessionShare(kind, amount, booking, session.position), currency: price.currency };
}

function join(stretches: readonly Stretch[]): Stretch[] {
  return stretches.filter((stretch, index) => {
    const following = stretches[index + 1];
    return following === undefined || following.charge?.amount !== stretch.charge?.amount;
  });
}
