import type { planReschedule } from "@/lib/domain/booking/plan-reschedule";
import type { Booking } from "@/lib/domain/booking/types";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import type { PolicyRules } from "@/lib/domain/policy/types";
import type { Instant } from "@/lib/domain/time";
import { BOOKED, booking, OPEN, occupiedBy } from "./samples";

type Wanted = Parameters<typeof planReschedule>[0];

/** A customer's moves of a booking in an otherwise empty calendar that is open around the clock. */
export function wantedMoves(
  moves: readonly (readonly [string, Instant])[],
  change: Partial<Wanted> = {},
): Wanted {
  const made = change.booking ?? booking();
  return {
    booking: made,
    moves: moves.map(([sessionId, start]) => ({ sessionId, start })),
    reason: null,
    settings: OPEN,
    occupied: occupiedBy(made),
    now: BOOKED,
    by: "customer",
    ...change,
  };
}

/** A booking under this reschedule policy. */
export const reschedulable = (reschedule: PolicyRules, change: Partial<Booking> = {}) =>
  booking({ policy: { ...defaultPolicy, reschedule }, ...change });
