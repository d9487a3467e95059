import { v7 as orderedUuid } from "uuid";
import { isTimeToTell } from "@/lib/domain/notifications/failing";
import { singleLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import { appendActivity } from "@/lib/store/activities";
import { lockBooking } from "@/lib/store/bookings";
import { clearRefused, markTold, noteRefused, type RefusedMail } from "@/lib/store/failing-addresses";
import { inTransaction } from "@/lib/store/transaction";
import { enqueue } from "../queue";
import type { Outcome } from "./deliver";

const ANSWER_MAX = 500;

/**
 * Notes whether an address takes mail. Of one that keeps refusing, the owner is told: in the booking's record, and by a
 * mail, which waits until this is committed. A server that is away says nothing about any address.
 */
export async function noteDelivery(mail: RefusedMail, outcome: Outcome, now: Instant): Promise<void> {
  if (outcome.sent) return clearRefused(mail.accountId, mail.address);
  const { error, again } = outcome;
  if (!error.aboutMessage) return;
  const { accountId, bookingId, address } = mail;
  const answer = singleLine(error.message, ANSWER_MAX);
  await inTransaction(async (tx) => {
    const booking = await lockBooking(tx, accountId, bookingId);
    const failing = await noteRefused(tx, mail, answer, now);
    if (!booking || !isTimeToTell(failing, !again)) return;
    await markTold(tx, mail, now);
    await appendActivity(tx, accountId, {
      id: orderedUuid(),
      bookingId,
      at: now,
      by: "system",
      byName: "",
      reason: null,
      data: { kind: "address_failing", address, answer },
    });
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
