import { v7 as orderedUuid } from "uuid";
import type { ManagedBooking } from "@/lib/auth/managed-booking";
import { heldMoves } from "@/lib/domain/booking/held-change";
import type { ReschedulePlan } from "@/lib/domain/booking/plan-reschedule";
import { blockedBy } from "@/lib/domain/booking/times";
import type { Booking } from "@/lib/domain/booking/types";
import { subtract } from "@/lib/domain/interval";
import { chargeable } from "@/lib/domain/money/minimum-charge";
import type { Money } from "@/lib/domain/money/types";
import { type Instant, MINUTE, type Zone } from "@/lib/domain/time";
import { insertHold } from "@/lib/store/holds";
import type { Tx } from "@/lib/store/transaction";

/** New times that wait for their fee. */
export interface Held {
  readonly ok: true;
  readonly holdId: string;
  readonly money: Money;
  readonly expiresAt: Instant;
}

/** Stripe keeps a Checkout open for at least 30 minutes; the hold lasts a little longer than what it is asked for. */
export const CHECKOUT_OPEN_FOR = 31 * MINUTE;

/** What the customer has to pay through Stripe before the moves are made; null for nothing. */
export function feeToPay(
  booking: Pick<Booking, "price">,
  planned: Pick<ReschedulePlan, "total">,
): Money | null {
  if (booking.price?.mode !== "collected" || planned.total === null) return null;
  const amount = chargeable(planned.total);
  return amount === 0 ? null : { amount, currency: planned.total.currency };
}

/**
 * Holds the new times until the fee is paid, in the transaction of the caller; nothing moves before. What the moved sessions
 * have themselves at present they keep until then, and it need not be held.
 */
export async function holdReschedule(
  tx: Tx,
  { holderName, link }: Pick<ManagedBooking, "holderName" | "link">,
  booking: Booking,
  planned: ReschedulePlan,
  { zone, quotedAt, money }: { zone: Zone | null; quotedAt: Instant | null; money: Money },
  now: Instant,
): Promise<Held> {
  const { accountId, id: bookingId, ownerId, pageId } = booking;
  const holdId = orderedUuid();
  const expiresAt = now + CHECKOUT_OPEN_FOR;
  const change = {
    kind: "reschedule",
    moves: heldMoves(planned),
    reason: planned.reason,
    zone,
    quotedAt,
    byName: holderName,
    guestPosition: link.holder.role === "guest" ? link.holder.position : 0,
  } as const;
  await insertHold(
    tx,
    { accountId, id: holdId, bookingId, ownerId, pageId, change, money, expiresAt, createdAt: now },
    subtract(
      planned.moves.map(({ blocked }) => blocked),
      planned.moves.map(({ session }) => blockedBy(session, booking)),
    ),
  );
  return { ok: true, holdId, money, expiresAt };
}
