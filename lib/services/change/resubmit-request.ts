import type { ManagedBooking } from "@/lib/auth/managed-booking";
import { planResubmit, type ResubmitPlan } from "@/lib/domain/booking/plan-resubmit";
import { resubmittedData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant, Zone } from "@/lib/domain/time";
import { scopeOf } from "@/lib/services/book/list-slots";
import { setZone } from "@/lib/store/bookings";
import { readOccupied } from "@/lib/store/occupied";
import { readPageSettings } from "@/lib/store/pages";
import { suggestTimes } from "@/lib/store/session-changes";
import type { Tx } from "@/lib/store/transaction";
import { changeBooking } from "./change-booking";
import type { Idempotency } from "./idempotency";
import { recordChange } from "./record-change";

export interface ResubmitRequest {
  readonly starts: readonly Instant[];
  readonly reason: string | null;
  /** The zone the customer picked the times in; their mails follow it. Null leaves it. */
  readonly zone: Zone | null;
}

export interface Resubmitted {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: ResubmitPlan;
}

/** Suggests other times for a request that awaits approval. None of them is held. */
export async function resubmitRequest(
  managed: ManagedBooking,
  request: ResubmitRequest,
  now: Instant,
  idempotency: Idempotency<Resubmitted> | null = null,
): Promise<Resubmitted | Refusal> {
  return changeBooking(
    managed,
    {
      plan: (booking, tx) => plan(booking, request, now, tx),
      write: (tx, booking, planned) => write(tx, managed, booking, planned, request.zone, now),
    },
    now,
    idempotency,
  );
}

async function plan(booking: Booking, { starts, reason }: ResubmitRequest, now: Instant, tx?: Tx) {
  const where = await readPageSettings(booking.accountId, booking.pageId, tx);
  const windows = starts.map((start) => ({ start, end: start + 1 }));
  const occupied = await readOccupied(scopeOf(where), windows, tx);
  return planResubmit({ booking, starts, settings: where.settings, occupied, reason, now });
}

async function write(
  tx: Tx,
  managed: ManagedBooking,
  booking: Booking,
  planned: ResubmitPlan,
  zone: Zone | null,
  now: Instant,
): Promise<Resubmitted> {
  const suggested = planned.sessions.map((one) => ({ ...one, sessionId: one.session.id }));
  await suggestTimes(tx, booking.accountId, managed.by, suggested, now);
  if (zone && zone !== booking.zone) await setZone(tx, booking.accountId, booking.id, zone);
  const data = resubmittedData(planned);
  const activityId = await recordChange(tx, booking, managed, { at: now, reason: planned.reason, data });
  return { ok: true, activityId, plan: planned };
}
