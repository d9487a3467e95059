import { v7 as orderedUuid } from "uuid";
import { currentInstant } from "@/lib/clock";
import type { Activity } from "@/lib/domain/booking/activity";
import { replay } from "@/lib/domain/booking/replay";
import type { Booking } from "@/lib/domain/booking/types";
import { enqueue } from "@/lib/jobs/queue";
import { changeOf, type MailContext, mailContext } from "@/lib/mail/change";
import { composeChange } from "@/lib/mail/compose";
import { linksOf } from "@/lib/mail/links";
import { mimeBytes } from "@/lib/mail/mime";
import { undoUntilOf } from "@/lib/services/undo-change";
import { markComposed, readActivities, readUncomposed } from "@/lib/store/activities";
import { readBooking } from "@/lib/store/bookings";
import { insertMail } from "@/lib/store/mails";
import { readPageSettings, readStakeholders } from "@/lib/store/pages";
import { inTransaction } from "@/lib/store/transaction";
import type { JobPayload } from "../definitions";

/**
 * Writes the mails of every activity of a booking that has none yet, oldest first, each as the booking stood right after
 * it. Doing it twice writes the same Message-IDs, which the second time change nothing.
 */
export async function composeMails({ accountId, bookingId }: JobPayload<"compose_mails">): Promise<void> {
  const waiting = await readUncomposed(accountId, bookingId);
  const present = await readBooking(accountId, bookingId);
  if (!present || waiting.length === 0) return;
  const { page } = await readPageSettings(accountId, present.pageId);
  const context = mailContext(page, await readStakeholders(accountId, present.pageId));
  const record = await readActivities(accountId, bookingId);
  for (const activity of waiting) {
    const upTo = record.findIndex(({ id }) => id === activity.id) + 1;
    const sessions = replay(present.sessions, present, record.slice(0, upTo));
    await composeOne(activity, { ...present, sessions }, context);
  }
}

async function composeOne(activity: Activity, booking: Booking, context: MailContext): Promise<void> {
  const { accountId, id: bookingId } = booking;
  const change = changeOf(activity, booking, undoUntilOf(activity));
  const drafts = change ? await composeChange({ ...change, ...context, links: linksOf(booking) }) : [];
  const written = await Promise.all(
    drafts.map(async (draft) => ({ draft, raw: await mimeBytes(draft, context.from, activity.at) })),
  );
  const now = currentInstant();
  await inTransaction(async (tx) => {
    for (const { draft, raw } of written) {
      await insertMail(tx, {
        accountId,
        id: orderedUuid(),
        bookingId,
        activityId: activity.id,
        sessionId: draft.sessionId,
        recipient: draft.recipient.email,
        role: draft.role,
        scenario: draft.scenario,
        subject: draft.subject,
        messageId: draft.messageId,
        raw,
        createdAt: now,
      });
    }
    await markComposed(tx, accountId, activity.id, now);
    await enqueue(tx, "deliver_mails", { accountId, bookingId }, `deliver ${bookingId}`);
  });
}
