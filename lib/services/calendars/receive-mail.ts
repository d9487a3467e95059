import { validate as isUuid, v7 as orderedUuid } from "uuid";
import {
  asksForDecision,
  type CalendarReply,
  isCurrent,
  isNewer,
  writerAmong,
} from "@/lib/domain/calendar/reply";
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
  if (mail.about === "nothing" || !isUuid(mail.uid)) return "ignored";
  const writer = writerAmong(await findInvited(accountId, mail.uid.toLowerCase()), mail);
  if (!writer) return "ignored";
  const reply: CalendarReply = {
    ...mail,
    attendee: writer.attendee,
    // A clock that is fast must not keep its owner's later answers out.
    stampedAt: Math.min(mail.stampedAt ?? now, now),
    proposedStart: mail.proposedStart(),
  };
  return recordReply(accountId, writer, reply, mail.messageDigest, now);
}

async function recordReply(
  accountId: string,
  { bookingId, sessionId, role }: Invited,
  written: CalendarReply,
  messageDigest: string,
  now: Instant,
): Promise<Received> {
  const { attendee, answer, proposedStart } = written;
  return inTransaction(async (tx) => {
    const booking = await lockBooking(tx, accountId, bookingId);
    const session = booking?.sessions.find(({ id }) => id === sessionId);
    if (!booking || !session || !isCurrent(written, session, now)) return "ignored";
    // What a mail says may be more than a column holds; no invitation had a higher one than the session's.
    const reply = { ...written, sequence: Math.min(written.sequence, session.icalSequence) };
    const last = await readLastReply(tx, accountId, sessionId, attendee);
    if (last && !isNewer(reply, last)) return "ignored";
    const isNews = last
      ? last.answer !== answer || last.proposedStart !== proposedStart
      : answer !== "accepted";
    const activityId = isNews ? orderedUuid() : null;
    const isFirst = await insertReply(tx, {
      ...reply,
      accountId,
      id: orderedUuid(),
      messageDigest,
      sessionId,
      startsAt: session.start,
      activityId,
      receivedAt: now,
    });
    if (!isFirst) return "ignored";
    if (activityId === null) return "noted";
    await appendActivity(tx, accountId, {
      id: activityId,
      bookingId,
      at: now,
      by: role === "owner" ? "owner" : "customer",
      byName: attendee,
      reason: written.comment,
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
