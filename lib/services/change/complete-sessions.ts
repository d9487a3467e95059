import { endedSessions } from "@/lib/domain/booking/plan-ending";
import { endedData } from "@/lib/domain/booking/record";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { lockDueBookings } from "@/lib/store/bookings";
import { endSessions } from "@/lib/store/session-changes";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { recordChange, SYSTEM } from "./record-change";

const BATCH = 100;

/** Completes every live session whose end has passed; answers how many. Many may do this at once. */
export async function completeSessions(now: Instant, batch = BATCH): Promise<number> {
  let total = 0;
  for (;;) {
    const completed = await inTransaction(async (tx) => {
      let count = 0;
      for (const booking of await lockDueBookings(tx, "ended sessions", now, batch)) {
        count += await complete(tx, booking, now);
      }
      return count;
    });
    if (completed === 0) return total;
    total += completed;
  }
}

async function complete(tx: Tx, booking: Booking, now: Instant): Promise<number> {
  const ended = endedSessions(booking, now).map((session) => ({ session, sequence: session.icalSequence }));
  if (ended.length === 0) return 0;
  const rows = ended.map(({ session, sequence }) => ({ sessionId: session.id, sequence }));
  await endSessions(tx, booking.accountId, "completed", SYSTEM.by, rows, now);
  const data = endedData("completed", ended);
  await recordChange(tx, booking, SYSTEM, { at: now, reason: null, data });
  return ended.length;
}
