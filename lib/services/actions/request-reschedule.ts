import type { OwnedBooking } from "@/lib/auth/owned-booking";
import { type EndingPlan, planRescheduleRequest } from "@/lib/domain/booking/plan-ending";
import { endedData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { changeBooking } from "@/lib/services/change/change-booking";
import type { Idempotency } from "@/lib/services/change/idempotency";
import { recordChange } from "@/lib/services/change/record-change";
import { endSessions } from "@/lib/store/session-changes";
import type { Tx } from "@/lib/store/transaction";

export interface RescheduleRequestByOwner {
  readonly sessions: readonly string[];
  /** What the customer reads. */
  readonly reason: string | null;
}

export interface RescheduleRequested {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: EndingPlan;
}

/** Asks the customer for new times, all of them or none. The sessions stay, and give their time back at once. */
export async function requestReschedule(
  owned: OwnedBooking,
  { sessions, reason }: RescheduleRequestByOwner,
  now: Instant,
  idempotency: Idempotency<RescheduleRequested> | null = null,
): Promise<RescheduleRequested | Refusal> {
  return changeBooking(
    owned,
    {
      plan: (booking) => planRescheduleRequest({ booking, sessionIds: sessions, reason }),
      write: (tx, booking, plan) => freeForNewTimes(tx, owned, booking, plan, now),
    },
    now,
    idempotency,
  );
}

/** Carries out a plan to ask for new times, in the transaction that made it, under the lock. */
export async function freeForNewTimes(
  tx: Tx,
  owned: OwnedBooking,
  booking: Booking,
  plan: EndingPlan,
  now: Instant,
): Promise<RescheduleRequested> {
  const ended = plan.sessions.map(({ session, sequence }) => ({ sessionId: session.id, sequence }));
  await endSessions(tx, booking.accountId, "reschedule_requested", owned.by, ended, now);
  const data = endedData("reschedule_requested", plan.sessions);
  const activityId = await recordChange(tx, booking, owned, { at: now, reason: plan.reason, data });
  return { ok: true, activityId, plan };
}
