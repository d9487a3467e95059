import { currentInstant } from "@/lib/clock";
import type { Activity } from "@/lib/domain/booking/activity";
import { replay } from "@/lib/domain/booking/replay";
import type { Booking } from "@/lib/domain/booking/types";
import { env } from "@/lib/env";
import { changeOf, type MailContext } from "@/lib/mail/change";
import { outgoingMail } from "@/lib/mail/outgoing";
import { transactionsOf, wasAnnounced } from "@/lib/mail/transactions";
import type { ChangeTransaction } from "@/lib/mail/types";
import { undoUntilOf } from "@/lib/services/change/undo-change";
import { readMailContext } from "@/lib/services/mail/read-mail-context";
import { markComposed, readActivities, readUncomposed } from "@/lib/store/activities";
import { readBooking } from "@/lib/store/bookings";
import { keepOrganizer } from "@/lib/store/organizers";
import { readMoneyOf } from "@/lib/store/session-record";
import { inTransaction } from "@/lib/store/transaction";
import type { JobPayload } from "../definitions";
import { queueMails, writeChange } from "./booking-mails";

/**
 * Writes the mails of every activity of a booking that has none yet, oldest first, each as the booking stood right after
 * it. Doing it twice writes the same Message-IDs, which the second time change nothing.
 */
export async function composeMails({ accountId, bookingId }: JobPayload<"compose_mails">): Promise<void> {
  const waiting = await readUncomposed(accountId, bookingId);
  const present = await readBooking(accountId, bookingId);
  if (!present || waiting.length === 0) return;
  // What is only kept in the mailbox has told no calendar anything.
  if (outgoingMail()) await keepOrganizer(accountId, bookingId, env().MAIL_FROM);
  const context = await readMailContext(present);
  const record = await readActivities(accountId, bookingId);
  const books = await readMoneyOf(accountId, bookingId);
  for (const activity of waiting) {
    const upTo = record.findIndex(({ id }) => id === activity.id) + 1;
    const sessions = replay(present.sessions, present, record.slice(0, upTo));
    const moved = wasAnnounced(activity, record, books) ? null : transactionsOf(activity, books);
    await composeOne(activity, { ...present, sessions }, context, moved);
  }
}

/** @param moved What moved through Stripe with it; null where another mail has told it already. */
async function composeOne(
  activity: Activity,
  booking: Booking,
  context: MailContext,
  moved: readonly ChangeTransaction[] | null,
): Promise<void> {
  const change = moved && changeOf(activity, booking, undoUntilOf(activity), moved);
  const written = change ? await writeChange(change, context) : [];
  const now = currentInstant();
  await inTransaction(async (tx) => {
    await queueMails(tx, booking, activity.id, written, now);
    await markComposed(tx, booking.accountId, activity.id, now);
  });
}
