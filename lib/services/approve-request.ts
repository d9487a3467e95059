import type { OwnedBooking } from "@/lib/auth/owned-booking";
import { type ApprovalPlan, planApproval } from "@/lib/domain/booking/plan-approval";
import { approvedData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { readOccupied } from "@/lib/store/occupied";
import { approveSessions } from "@/lib/store/session-changes";
import type { Tx } from "@/lib/store/transaction";
import { changeBooking } from "./change-booking";
import type { Idempotency } from "./idempotency";
import { recordChange, recordDueOf } from "./record-change";

/** The time picked for each session that is approved: one of those suggested, or any other that is free. */
export type ApprovalPicks = readonly { readonly sessionId: string; readonly start: Instant }[];

export interface Approved {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: ApprovalPlan;
}

/** Approves requested sessions at the times picked, all of them or none, and takes those times. */
export async function approveRequest(
  owned: OwnedBooking,
  picks: ApprovalPicks,
  now: Instant,
  idempotency: Idempotency<Approved> | null = null,
): Promise<Approved | Refusal> {
  return changeBooking(
    owned,
    {
      plan: (booking, tx) => plan(booking, picks, now, tx),
      write: (tx, booking, planned) => write(tx, owned, booking, planned, now),
    },
    now,
    idempotency,
  );
}

async function plan(booking: Booking, picks: ApprovalPicks, now: Instant, tx?: Tx) {
  const { accountId, ownerId, pageId } = booking;
  const windows = picks.map(({ start }) => ({ start, end: start + 1 }));
  const occupied = await readOccupied({ accountId, ownerId, pageId, capped: false }, windows, tx);
  return planApproval({ booking, picks, occupied, now });
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
  const data = approvedData(planned);
  const activityId = await recordChange(tx, booking, owned, { at: now, reason: null, data });
  await recordDueOf(tx, booking, { id: activityId, at: now }, "payment_schedule", planned.due);
  return { ok: true, activityId, plan: planned };
}
