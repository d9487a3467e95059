import { v7 as orderedUuid } from "uuid";
import { whereToTell } from "@/lib/domain/notifications/failing";
import { singleLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import { appendActivity } from "@/lib/store/activities";
import { lockBooking } from "@/lib/store/bookings";
import {
  markTold,
  noteRefused,
  type RefusedMail,
  settleRefused,
  whenTold,
} from "@/lib/store/failing-addresses";
import { recordReturned } from "@/lib/store/mails";
import { inTransaction } from "@/lib/store/transaction";
import { enqueue } from "../queue";
import type { Outcome } from "./deliver";

const ANSWER_MAX = 500;

/**
 * Notes whether an address takes mail. Of one that keeps refusing, the owner is told: in the booking's record, and by a
 * mail, which waits until this is committed. A server that is away says nothing about any address.
 */
export async function noteDelivery(mail: RefusedMail, outcome: Outcome, now: Instant): Promise<void> {
  if (outcome.sent) return settleRefused(mail.accountId, mail.address, now);
  if (outcome.error.aboutMessage) await noteTrouble(mail, outcome.error.message, !outcome.again, now);
}

/** A mail that a server had taken came back. Answers whether it was one of ours, to that address. */
export async function noteBounce(
  accountId: string,
  { messageId, recipient, answer }: { messageId: string; recipient: string; answer: string },
  now: Instant,
): Promise<boolean> {
  const said = singleLine(answer, ANSWER_MAX);
  const bookingId = await recordReturned(accountId, {
    messageId,
    recipient,
    response: `It came back: ${said}`,
  });
  if (bookingId === null) return false;
  await noteTrouble({ accountId, bookingId, address: recipient }, said, true, now);
  return true;
}

async function noteTrouble(mail: RefusedMail, said: string, refused: boolean, now: Instant): Promise<void> {
  const { accountId, bookingId, address } = mail;
  const answer = singleLine(said, ANSWER_MAX);
  await inTransaction(async (tx) => {
    const booking = await lockBooking(tx, accountId, bookingId);
    const failing = await noteRefused(tx, mail, { answer, refused, at: now });
    if (!booking) return;
    const where = whereToTell(failing, await whenTold(tx, mail, booking.ownerId));
    if (where.length === 0) return;
    const byMail = where.includes("mail");
    await markTold(tx, mail, booking.ownerId, { at: now, byMail });
    await appendActivity(tx, accountId, {
      id: orderedUuid(),
      bookingId,
      at: now,
      by: "system",
      byName: "",
      reason: null,
      data: { kind: "address_failing", address, answer },
    });
    if (!byMail) return;
    await enqueue(tx, "send_notice", {
      about: "address_failing",
      accountId,
      at: now,
      bookingId,
      address,
      answer,
    });
  });
}
