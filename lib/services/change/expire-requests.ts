import { planCancel } from "@/lib/domain/booking/plan-cancel";
import { expiredSessions } from "@/lib/domain/booking/plan-ending";
import { canceledData } from "@/lib/domain/booking/record";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { lockDueBookings } from "@/lib/store/bookings";
import { endSessions } from "@/lib/store/session-changes";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { recordChange, SYSTEM } from "./record-change";

const BATCH = 100;

/**
 * Cancels every request none of whose suggested times lies in the future any more; answers how many. Those who wait for
 * it are told by mail. Many may do this at once.
 */
export async function expireRequests(now: Instant, batch = BATCH): Promise<number> {
  let total = 0;
  for (;;) {
    const expired = await inTransaction(async (tx) => {
      let count = 0;
      for (const booking of await lockDueBookings(tx, "expired requests", now, batch)) {
        if (await expire(tx, booking, now)) count += 1;
      }
      return count;
    });
    if (expired === 0) return total;
    total += expired;
  }
}

async function expire(tx: Tx, booking: Booking, now: Instant): Promise<boolean> {
  const sessionIds = expiredSessions(booking, now).map(({ id }) => id);
  const plan = planCancel({ booking, sessionIds, reason: null, now, by: SYSTEM.by });
  if (!plan.ok) return false;
  const ended = plan.sessions.map(({ session, sequence }) => ({ sessionId: session.id, sequence }));
  await endSessions(tx, booking.accountId, "canceled", SYSTEM.by, ended, now);
  await recordChange(tx, booking, SYSTEM, { at: now, reason: null, data: canceledData(plan) });
  return true;
}
