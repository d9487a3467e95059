import { currentInstant } from "@/lib/clock";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { mayFollowUp, mayRemind, settledAt } from "@/lib/domain/notifications/notice";
import type { Instant } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { readMailContext } from "@/lib/services/mail/read-mail-context";
import { readActivities } from "@/lib/store/activities";
import { readBooking } from "@/lib/store/bookings";
import { readNoticeRules } from "@/lib/store/notifications";
import {
  claimNotice,
  findDueNotices,
  type Notice,
  readWaitingNotices,
  settleNotice,
} from "@/lib/store/session-notices";
import { inTransaction } from "@/lib/store/transaction";
import { queueMails, writeChange } from "./booking-mails";

/** More than come due in any minute; what is left waits for the next one. */
const AT_ONCE = 5_000;

/** Writes the mails of the reminders and follow-ups that have come due. */
export async function sendDueReminders(): Promise<void> {
  await sendReminders(currentInstant());
}

/**
 * Writes the mails of every reminder and follow-up that is due at `now`. Each is noted once per session and start, and
 * judged again here, by the session as it stands now. Many may do this at once. One that fails is logged and tried again
 * the next time, for as long as it is in time.
 */
export async function sendReminders(now: Instant): Promise<void> {
  await findDueNotices(now);
  for (const notice of await readWaitingNotices(AT_ONCE)) {
    try {
      await send(notice, now);
    } catch (error) {
      log().error({ err: error, notice }, "a reminder or follow-up could not be written");
    }
  }
}

/** Only the notice is locked, and nothing that a customer's change would wait for. */
async function send(notice: Notice, now: Instant): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await claimNotice(tx, notice))) return;
    const booking = await readBooking(notice.accountId, notice.bookingId);
    const session = booking?.sessions.find(({ id }) => id === notice.sessionId);
    if (booking && session && (await mayLeave(notice, booking, session, now))) {
      const context = await readMailContext(booking);
      const written = await writeChange(noticeAsChange(notice, booking, session, now), context);
      await queueMails(tx, booking, null, written, now);
    }
    await settleNotice(tx, notice, now);
  });
}

async function mayLeave(notice: Notice, booking: Booking, session: Session, now: Instant): Promise<boolean> {
  const { reminders, followUp } = await readNoticeRules(booking);
  if (notice.scenario === "follow_up") return mayFollowUp(session, followUp, now);
  const activities = await readActivities(booking.accountId, booking.id);
  return mayRemind(session, notice, reminders, settledAt(session.id, activities), now);
}

function noticeAsChange(notice: Notice, booking: Booking, session: Session, now: Instant) {
  const { scenario, sessionId, start, minutesBefore } = notice;
  return {
    id: `${scenario} ${sessionId} ${start} ${minutesBefore}`,
    kind: scenario,
    at: now,
    by: "system" as const,
    reason: null,
    booking,
    sessions: [{ sessionId, start: session.start, end: session.end, sequence: session.icalSequence }],
    charge: null,
    undoUntil: null,
  };
}
