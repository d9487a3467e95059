import type { OwnedBooking } from "@/lib/auth/owned-booking";
import { type NotDue, planWaiver, type WaiverPlan } from "@/lib/domain/booking/plan-waive";
import { waivedData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { changeBooking } from "@/lib/services/change/change-booking";
import type { Idempotency } from "@/lib/services/change/idempotency";
import { recordChange } from "@/lib/services/change/record-change";
import { readFees, waiveDue } from "@/lib/store/money";
import type { Tx } from "@/lib/store/transaction";

export interface WantedWaiver {
  /** The references of the fees. */
  readonly fees: readonly string[];
  /** Kept in the record; the customer reads it when they are told. */
  readonly reason: string | null;
  /** Whether the customer is told by mail. */
  readonly tell: boolean;
}

export interface Waived {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: WaiverPlan;
}

/** Lets go of reschedule fees that are due, all of them or none. */
export async function waiveFees(
  owned: OwnedBooking,
  wanted: WantedWaiver,
  now: Instant,
  idempotency: Idempotency<Waived> | null = null,
): Promise<Waived | Refusal | NotDue> {
  return changeBooking(
    owned,
    {
      plan: (booking, tx) => planFor(booking, wanted, tx),
      write: async (tx, booking, plan) => {
        const references = plan.fees.map(({ reference }) => reference);
        await waiveDue(tx, { accountId: booking.accountId, bookingId: booking.id, references }, now);
        const data = waivedData(plan, wanted.tell);
        const activityId = await recordChange(tx, booking, owned, { at: now, reason: plan.reason, data });
        return { ok: true, activityId, plan } as const;
      },
    },
    now,
    idempotency,
  );
}

/** What a waiver would do, or why it is refused. */
export async function planFor(
  booking: Booking,
  { fees, reason }: WantedWaiver,
  tx?: Tx,
): Promise<WaiverPlan | Refusal | NotDue> {
  const recorded = await readFees(booking.accountId, booking.id, tx);
  return planWaiver({ booking, fees: recorded, chosen: fees, reason });
}
