import type { ManagedBooking } from "@/lib/auth/managed-booking";
import type { Activity } from "@/lib/domain/booking/activity";
import { planUndo, type UndoPlan, undoUntil } from "@/lib/domain/booking/plan-undo";
import { undoneData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { latestActivity } from "@/lib/store/activities";
import { lockBooking } from "@/lib/store/bookings";
import { voidDue } from "@/lib/store/money";
import { readOccupied } from "@/lib/store/occupied";
import { moveSessions } from "@/lib/store/session-changes";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { type Idempotency, keepOutcome } from "./idempotency";
import { recordChange } from "./record-change";
import { settleRaces } from "./settle-races";

export interface Undone {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: UndoPlan;
}

const NOT_UNDOABLE: Refusal = { ok: false, code: "not_undoable" };

/** Until when a recorded change can be taken back; null when it can't be at all. */
export function undoUntilOf(activity: Activity): Instant | null {
  const change = rescheduleOf(activity);
  return change ? undoUntil(change) : null;
}

/** Takes back the booking's last change, all of it or nothing. */
export async function undoChange(
  managed: ManagedBooking,
  now: Instant,
  idempotency: Idempotency<Undone> | null = null,
): Promise<Undone | Refusal> {
  const { accountId, id, ownerId } = managed.booking;
  return settleRaces(() =>
    inTransaction(
      async (tx) => {
        const booking = await lockBooking(tx, accountId, id);
        const last = await latestActivity(accountId, id, tx);
        const change = last && rescheduleOf(last);
        if (!booking || !last || !change) return NOT_UNDOABLE;
        const windows = change.moves.map(({ from }) => from);
        const scope = { accountId, ownerId, pageId: booking.pageId, capped: false };
        const planned = planUndo({ booking, change, occupied: await readOccupied(scope, windows, tx), now });
        if (!planned.ok) return planned;
        const undone = await write(tx, managed, booking, planned, last, now);
        await keepOutcome(tx, accountId, idempotency, undone, now);
        return undone;
      },
      { accountId, ownerId },
    ),
  );
}

/** Only the customer's own reschedule can be taken back, and only while it is the last thing that happened. */
function rescheduleOf({ data, by, at }: Activity) {
  if (data.kind !== "rescheduled" || by !== "customer") return null;
  return { at, moves: data.moves, feePaid: data.paid === true };
}

async function write(
  tx: Tx,
  managed: ManagedBooking,
  booking: Booking,
  planned: UndoPlan,
  undone: Activity,
  now: Instant,
): Promise<Undone> {
  const moves = planned.moves.map((move) => ({ ...move, sessionId: move.session.id }));
  await moveSessions(tx, booking, "customer", moves, now);
  await voidDue(tx, { accountId: booking.accountId, bookingId: booking.id, activityId: undone.id }, now);
  const data = undoneData(planned, undone.id);
  const activityId = await recordChange(tx, booking, managed, { at: now, reason: null, data });
  return { ok: true, activityId, plan: planned };
}
