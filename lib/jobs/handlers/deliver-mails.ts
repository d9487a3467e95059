import { currentInstant } from "@/lib/clock";
import { isStillAhead } from "@/lib/domain/notifications/notice";
import type { Instant } from "@/lib/domain/time";
import { exclusively } from "@/lib/store/exclusive";
import { type QueuedBookingMail, readQueuedMails, recordDelivery } from "@/lib/store/mails";
import type { JobPayload } from "../definitions";
import { deliver } from "./deliver";
import { noteDelivery } from "./failing-addresses";

const DROPPED = "Not sent any more: by now the session has begun, or it has moved, ended or been canceled.";

/**
 * Hands a booking's queued mails to the mail server, in order. When one can't leave now, the later ones to the same
 * person wait with it, so that an older update never overtakes a newer one; the job is then tried again. Of two jobs for
 * one booking the second waits, or both would send the same mails.
 */
export async function deliverMails({ accountId, bookingId }: JobPayload<"deliver_mails">): Promise<void> {
  const problem = await exclusively(`deliver ${accountId} ${bookingId}`, () =>
    deliverQueued(accountId, bookingId),
  );
  if (problem) throw problem;
}

/** Answers the last error for which the job should be tried again. */
async function deliverQueued(accountId: string, bookingId: string): Promise<Error | null> {
  const waitingRecipients = new Set<string>();
  let problem: Error | null = null;
  for (const mail of await readQueuedMails(accountId, bookingId)) {
    const now = currentInstant();
    if (isOutdated(mail, now)) {
      await recordDelivery(accountId, mail.id, { status: "dropped", response: DROPPED, at: now });
      continue;
    }
    if (waitingRecipients.has(mail.recipient)) continue;
    const outcome = await deliver(accountId, mail);
    await noteDelivery({ accountId, bookingId, address: mail.recipient }, outcome, now);
    if (outcome.again) {
      waitingRecipients.add(mail.recipient);
      problem = outcome.error;
    }
  }
  return problem;
}

/** Whether a reminder or follow-up that waited would tell what is not so any more. */
function isOutdated(mail: QueuedBookingMail, now: Instant): boolean {
  const { scenario, session_status: status, session_start: start, told_start: told } = mail;
  if (status === null || start === null) return false;
  if (scenario === "follow_up") return status !== "completed";
  return told === null || !isStillAhead({ status, start }, told, now);
}
