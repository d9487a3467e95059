import { v7 as orderedUuid } from "uuid";
import type { ManagedBooking } from "@/lib/auth/managed-booking";
import type { OwnedBooking } from "@/lib/auth/owned-booking";
import { type Activity, isMailed } from "@/lib/domain/booking/activity";
import { step } from "@/lib/domain/booking/replay";
import { bookingStatusAfter } from "@/lib/domain/booking/status";
import type { Booking } from "@/lib/domain/booking/types";
import type { TransactionKind } from "@/lib/domain/money/transactions";
import type { Money } from "@/lib/domain/money/types";
import { enqueue } from "@/lib/jobs/queue";
import { newTransactionReference } from "@/lib/services/book/references";
import { noteBookingEvents } from "@/lib/services/calendars/note-events";
import { appendActivity } from "@/lib/store/activities";
import { recordDue } from "@/lib/store/money";
import { setBookingStatus } from "@/lib/store/session-changes";
import type { Tx } from "@/lib/store/transaction";

/** A booking with the proof that somebody may change it: its customer's link, or a user on the owner's side. */
export type ChangeableBooking = ManagedBooking | OwnedBooking;

/** The system, which completes sessions and lets requests expire. */
export const SYSTEM = { by: "system", holderName: "" } as const;

export type Author = Pick<ChangeableBooking, "by" | "holderName"> | typeof SYSTEM;

type Happened = Pick<Activity, "at" | "data" | "reason">;

/**
 * Appends to the record what was just done to a booking's sessions, brings the status of the whole booking after it,
 * and enqueues the mails and what is written into the owner's calendar; all in the transaction of the change. Answers the activity's id.
 *
 * @param before As read under the lock, before the change.
 */
export async function recordChange(
  tx: Tx,
  before: Booking,
  { by, holderName }: Author,
  happened: Happened,
): Promise<string> {
  const { accountId, id: bookingId } = before;
  const { data } = happened;
  const after = step(before.sessions, before, { data, by });
  const changedBefore = data.kind !== "undone" && before.status === "updated";
  const anyChanged = changedBefore || after.some(({ rescheduleCount }) => rescheduleCount > 0);
  await setBookingStatus(tx, accountId, bookingId, bookingStatusAfter(after, anyChanged));
  const id = orderedUuid();
  await appendActivity(tx, accountId, { ...happened, id, bookingId, by, byName: holderName });
  await noteBookingEvents(tx, before, happened.at);
  if (isMailed(data)) await enqueue(tx, "compose_mails", { accountId, bookingId });
  return id;
}

/** Records what an activity made due, where the price is shown but not collected: the two settle it themselves. */
export async function recordDueOf(
  tx: Tx,
  booking: Pick<Booking, "accountId" | "id" | "price">,
  activity: { readonly id: string; readonly at: number },
  kind: TransactionKind,
  money: Money | null,
): Promise<void> {
  if (money === null || booking.price?.mode !== "displayed") return;
  await recordDue(tx, {
    accountId: booking.accountId,
    id: orderedUuid(),
    reference: newTransactionReference(),
    bookingId: booking.id,
    activityId: activity.id,
    kind,
    money,
    at: activity.at,
  });
}
