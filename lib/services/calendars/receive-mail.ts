import { validate as isUuid, v7 as orderedUuid } from "uuid";
import { asksForDecision, type CalendarReply, isCurrent, isNewer } from "@/lib/domain/calendar/reply";
import type { Instant } from "@/lib/domain/time";
import { noteBounce } from "@/lib/jobs/handlers/failing-addresses";
import { enqueue } from "@/lib/jobs/queue";
import { readIncoming } from "@/lib/mail/read-incoming";
import { currentAccount } from "@/lib/services/account";
import { appendActivity } from "@/lib/store/activities";
import { lockBooking } from "@/lib/store/bookings";
import { touchSession } from "@/lib/store/calendar-findings";
import { findInvited, type Invited, insertReply, readLastReply } from "@/lib/store/calendar-replies";
import { inTransaction } from "@/lib/store/transaction";

/** What became of a mail that came in; whoever sent it learns no more than that. */
export type Received = "told" | "noted" | "ignored";

/**
 * Takes a mail as it came in. A calendar's answer to an invitation is recorded and told to the owner, and changes nothing by
 * itself; a mail that came back counts against its address; all else is ignored, as is what is older than what is known.
 */
export async function receiveMail(raw: Buffer, now: Instant): Promise<Received> {
  const mail = await readIncoming(raw);
  const { id: accountId } = await currentAccount();
  if (mail.about === "bounce") return (await noteBounce(accountId, mail, now)) ? "noted" : "ignored";
  if (mail.about === "nothing" || !isUuid(mail.reply.uid)) return "ignored";
  const { attendee, uid } = mail.reply;
  const invited = await findInvited(accountId, uid.toLowerCase(), attendee);
  return invited ? recordReply(accountId, invited, mail.reply, mail.messageDigest, now) : "ignored";
}

async function recordReply(
  accountId: string,
  { bookingId, sessionId, role }: Invited,
  reply: CalendarReply,
  messageDigest: string,
  now: Instant,
): Promise<Received> {
  const { attendee, answer, proposedStart } = reply;
  return inTransaction(async (tx) => {
    const booking = await lockBooking(tx, accountId, bookingId);
    const session = booking?.sessions.find(({ id }) => id === sessionId);
    if (!booking || !session || !isCurrent(reply, session, now)) return "ignored";
    const last = await readLastReply(tx, accountId, sessionId, attendee);
    if (last && !isNewer(reply, last)) return "ignored";
    const isNews = last
      ? last.answer !== answer || last.proposedStart !== proposedStart
      : answer !== "accepted";
    const activityId = isNews ? orderedUuid() : null;
    const id = orderedUuid();
    const received = { ...reply, accountId, id, messageDigest, sessionId, activityId, receivedAt: now };
    await insertReply(tx, { ...received, startsAt: session.start });
    if (activityId === null) return "noted";
    await appendActivity(tx, accountId, {
      id: activityId,
      bookingId,
      at: now,
      by: role === "owner" ? "owner" : "customer",
      byName: attendee,
      reason: reply.comment,
      data: {
        kind: "calendar_reply",
        sessions: [{ sessionId, start: session.start, end: session.end, sequence: session.icalSequence }],
        attendee,
        answer,
        proposed: proposedStart,
      },
    });
    if (asksForDecision(answer)) {
      await touchSession(tx, accountId, sessionId, now);
      const about = {
        about: "calendar_reply",
        accountId,
        at: now,
        bookingId,
        sessionId,
        activityId,
      } as const;
      await enqueue(tx, "send_notice", about);
    }
    return "told";
  });
}
