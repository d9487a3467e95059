import { currentInstant } from "@/lib/clock";
import { isStillAhead } from "@/lib/domain/notifications/notice";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { outgoingMail } from "@/lib/mail/outgoing";
import { SendError } from "@/lib/mail/transport";
import { type QueuedBookingMail, type QueuedMail, readQueuedMails, recordDelivery } from "@/lib/store/mails";
import type { JobPayload } from "../definitions";

const DROPPED = "Not sent any more: by now the session has begun, or it has moved, ended or been canceled.";
const KEPT = "Kept in the mailbox: no mail server is set.";

/**
 * Hands a booking's queued mails to the mail server, in order. When one can't leave now, the later ones to the same
 * person wait with it, so that an older update never overtakes a newer one; the job is then tried again.
 */
export async function deliverMails({ accountId, bookingId }: JobPayload<"deliver_mails">): Promise<void> {
  const waitingRecipients = new Set<string>();
  let problem: SendError | undefined;
  for (const mail of await readQueuedMails(accountId, bookingId)) {
    const now = currentInstant();
    if (isOutdated(mail, now)) {
      await recordDelivery(accountId, mail.id, { status: "dropped", response: DROPPED, at: now });
      continue;
    }
    if (waitingRecipients.has(mail.recipient)) continue;
    const error = await deliver(accountId, mail);
    if (error) {
      waitingRecipients.add(mail.recipient);
      problem = error;
    }
  }
  if (problem) throw problem;
}

/** Whether a reminder or follow-up that waited would tell what is not so any more. */
function isOutdated(mail: QueuedBookingMail, now: Instant): boolean {
  const { scenario, session_status: status, session_start: start, told_start: told } = mail;
  if (status === null || start === null) return false;
  if (scenario === "follow_up") return status !== "completed";
  return told === null || !isStillAhead({ status, start }, told, now);
}

/** Sends one mail and notes the server's answer. Answers the error when it should be tried again. */
export async function deliver(accountId: string, mail: QueuedMail): Promise<SendError | null> {
  const server = outgoingMail();
  try {
    const sent = await server?.send(mail.raw, { from: env().MAIL_FROM, to: mail.recipient });
    const response = sent?.response ?? KEPT;
    await recordDelivery(accountId, mail.id, { status: "sent", response, at: currentInstant() });
    return null;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const status = error.permanent ? "failed" : "queued";
    await recordDelivery(accountId, mail.id, { status, response: error.message, at: currentInstant() });
    return error.permanent ? null : error;
  }
}
