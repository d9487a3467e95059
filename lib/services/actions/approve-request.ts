import type { OwnedBooking } from "@/lib/auth/owned-booking";
import type { NeedsConfirmation } from "@/lib/domain/booking/confirmation";
import { type ApprovalPlan, planApproval } from "@/lib/domain/booking/plan-approval";
import { approvedData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { scopeOf } from "@/lib/services/book/list-slots";
import { changeBooking } from "@/lib/services/change/change-booking";
import type { Idempotency } from "@/lib/services/change/idempotency";
import { recordChange, recordDueOf } from "@/lib/services/change/record-change";
import { acceptConflicts } from "@/lib/store/calendar-conflicts";
import { readOccupied } from "@/lib/store/occupied";
import { readPageSettings } from "@/lib/store/pages";
import { approveSessions } from "@/lib/store/session-changes";
import type { Tx } from "@/lib/store/transaction";

export interface WantedApproval {
  /** The time picked for each session that is approved: one of those suggested, or any other that is free. */
  readonly picks: readonly { readonly sessionId: string; readonly start: Instant }[];
  /** What the customer reads. */
  readonly reason: string | null;
  /** The owner means times that are not offered. */
  readonly confirmed: boolean;
}

export interface Approved {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: ApprovalPlan;
}

/** Approves requested sessions at the times picked, all of them or none, and takes those times. */
export async function approveRequest(
  owned: OwnedBooking,
  wanted: WantedApproval,
  now: Instant,
  idempotency: Idempotency<Approved> | null = null,
): Promise<Approved | Refusal | NeedsConfirmation> {
  return changeBooking(
    owned,
    {
      plan: (booking, tx) => planFor(booking, wanted, now, tx),
      write: (tx, booking, planned) => write(tx, owned, booking, planned, now),
    },
    now,
    idempotency,
  );
}

/** What an approval would do, or why it is refused. */
export async function planFor(booking: Booking, wanted: WantedApproval, now: Instant, tx?: Tx) {
  const where = await readPageSettings(booking.accountId, booking.pageId, tx);
  const windows = wanted.picks.map(({ start }) => ({ start, end: start + 1 }));
  const occupied = await readOccupied(scopeOf(where), windows, tx);
  return planApproval({ ...wanted, booking, settings: where.settings, occupied, now });
}

async function write(
  tx: Tx,
  owned: OwnedBooking,
  booking: Booking,
  planned: ApprovalPlan,
  now: Instant,
): Promise<Approved> {
  const approved = planned.sessions.map((one) => ({ ...one, sessionId: one.session.id }));
  await approveSessions(tx, booking, owned.by, approved, now);
  const ids = approved.map(({ sessionId }) => sessionId);
  await acceptConflicts(tx, booking.accountId, ids, owned.holderName, now);
  const data = approvedData(planned);
  const activityId = await recordChange(tx, booking, owned, { at: now, reason: planned.reason, data });
  await recordDueOf(tx, booking, { id: activityId, at: now }, "payment_schedule", planned.due);
  return { ok: true, activityId, plan: planned };
}
