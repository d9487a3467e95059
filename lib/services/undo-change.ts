import { v7 as orderedUuid } from "uuid";
import type { ManagedBooking } from "@/lib/auth/managed-booking";
import type { Activity } from "@/lib/domain/booking/activity";
import { planUndo, type UndoPlan, undoUntil } from "@/lib/domain/booking/plan-undo";
import type { Refusal } from "@/lib/domain/booking/refusal";
import { bookingStatusAfter } from "@/lib/domain/booking/status";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import { appendActivity, latestActivity } from "@/lib/store/activities";
import { lockBooking } from "@/lib/store/bookings";
import { voidDue } from "@/lib/store/money";
import { readOccupied } from "@/lib/store/occupied";
import { moveSessions, setBookingStatus } from "@/lib/store/session-changes";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { type Idempotency, keepOutcome } from "./idempotency";
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
  return data.kind === "rescheduled" && by === "customer" ? { at, moves: data.moves, feePaid: false } : null;
}

async function write(
  tx: Tx,
  managed: ManagedBooking,
  booking: Booking,
  planned: UndoPlan,
  undone: Activity,
  now: Instant,
): Promise<Undone> {
  const { accountId, id: bookingId } = booking;
  await moveSessions(
    tx,
    booking,
    "customer",
    -1,
    planned.moves.map((move) => ({ ...move, sessionId: move.session.id })),
  );
  const returned = new Map(planned.moves.map((move) => [move.session.id, move.status]));
  const after = booking.sessions.map((session) => ({
    ...session,
    status: returned.get(session.id) ?? session.status,
  }));
  const changed = after.some(({ status }) => status !== "scheduled" && status !== "completed");
  await setBookingStatus(tx, accountId, bookingId, bookingStatusAfter(after, changed));
  await voidDue(tx, { accountId, bookingId, activityId: undone.id }, now);
  const activityId = orderedUuid();
  await appendActivity(tx, accountId, {
    id: activityId,
    bookingId,
    at: now,
    by: "customer",
    byName: managed.holderName,
    reason: null,
    data: {
      kind: "undone",
      undoes: undone.id,
      moves: planned.moves.map(({ session, from, to, sequence }) => ({
        sessionId: session.id,
        from,
        to,
        sequence,
        previousStatus: session.status,
      })),
    },
  });
  await enqueue(tx, "compose_mails", { accountId, bookingId });
  return { ok: true, activityId, plan: planned };
}
