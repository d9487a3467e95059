import { v7 as orderedUuid } from "uuid";
import type { ManagedBooking } from "@/lib/auth/managed-booking";
import { type CancelPlan, planCancel } from "@/lib/domain/booking/plan-cancel";
import type { Refusal } from "@/lib/domain/booking/refusal";
import { bookingStatusAfter } from "@/lib/domain/booking/status";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import { appendActivity } from "@/lib/store/activities";
import { lockBooking } from "@/lib/store/bookings";
import { recordDue } from "@/lib/store/money";
import * as store from "@/lib/store/session-changes";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { type Idempotency, keepOutcome } from "./idempotency";
import { newTransactionReference } from "./references";

export interface CancelRequest {
  readonly sessions: readonly string[];
  readonly reason: string | null;
}

export interface Canceled {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: CancelPlan;
}

/** Cancels the sessions, all of them or none, and frees their time. A request is withdrawn. */
export async function cancelSessions(
  managed: ManagedBooking,
  request: CancelRequest,
  now: Instant,
  idempotency: Idempotency<Canceled> | null = null,
): Promise<Canceled | Refusal> {
  const { accountId, id, ownerId } = managed.booking;
  const early = planOf(managed.booking, request, now);
  if (!early.ok) return early;
  return inTransaction(
    async (tx) => {
      const booking = await lockBooking(tx, accountId, id);
      if (!booking) throw new Error(`booking ${id} is missing`);
      const planned = planOf(booking, request, now);
      if (!planned.ok) return planned;
      const canceled = await write(tx, managed, booking, planned, now);
      await keepOutcome(tx, accountId, idempotency, canceled, now);
      return canceled;
    },
    { accountId, ownerId },
  );
}

/** What a cancellation would do, or why it is refused, without doing it: the confirmation step asks this. */
export function previewCancel(booking: Booking, request: CancelRequest, now: Instant): CancelPlan | Refusal {
  return planOf(booking, request, now);
}

function planOf(booking: Booking, { sessions, reason }: CancelRequest, now: Instant): CancelPlan | Refusal {
  return planCancel({ booking, sessionIds: sessions, reason, now, by: "customer" });
}

async function write(
  tx: Tx,
  managed: ManagedBooking,
  booking: Booking,
  planned: CancelPlan,
  now: Instant,
): Promise<Canceled> {
  const { accountId, id: bookingId } = booking;
  const ended = planned.sessions.map(({ session, sequence }) => ({ sessionId: session.id, sequence }));
  await store.cancelSessions(tx, accountId, "customer", ended);
  const gone = new Set(ended.map(({ sessionId }) => sessionId));
  const after = booking.sessions.map((session) =>
    gone.has(session.id) ? { ...session, status: "canceled" as const } : session,
  );
  await store.setBookingStatus(tx, accountId, bookingId, bookingStatusAfter(after, true));

  const activityId = orderedUuid();
  const sessions = planned.sessions.map(({ session, sequence }) => ({
    sessionId: session.id,
    start: session.start,
    end: session.end,
    sequence,
    previousStatus: session.status,
  }));
  const withdrawn = planned.sessions.every(({ session }) => session.status === "requested");
  await appendActivity(tx, accountId, {
    id: activityId,
    bookingId,
    at: now,
    by: "customer",
    byName: managed.holderName,
    reason: planned.reason,
    data: withdrawn ? { kind: "withdrawn", sessions } : { kind: "canceled", sessions, refund: planned.total },
  });
  if (planned.total && booking.price?.mode === "displayed") {
    await recordDue(tx, {
      accountId,
      id: orderedUuid(),
      reference: newTransactionReference(),
      bookingId,
      activityId,
      kind: "refund_manual",
      money: planned.total,
      at: now,
    });
  }
  await enqueue(tx, "compose_mails", { accountId, bookingId });
  return { ok: true, activityId, plan: planned };
}
