import { currentInstant } from "@/lib/clock";
import { DAY } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { outgoingMail } from "@/lib/mail/outgoing";
import { SendError } from "@/lib/mail/transport";
import { type QueuedMail, recordDelivery, recordHandOver } from "@/lib/store/mails";

const KEPT = "Kept in the mailbox: no mail server is set.";

/** What a server gets the same bytes for once more, Message-ID included, so that mail systems can tell. */
const AGAIN = "Sent once more: the first time its answer was lost with a process that ended.";

/** What RFC 5321 §4.5.4.1 calls reasonable is four days; a mail about a session is of little use by then. */
export const GIVE_UP_AFTER = 2 * DAY;

/** What became of an attempt; `again`: the mail waits for another one. */
export type Outcome =
  | { readonly sent: true; readonly again: false }
  | { readonly sent: false; readonly again: boolean; readonly error: SendError };

/**
 * Sends one mail and notes the server's answer. That it is about to be sent is noted before: between the server's "250"
 * and our note of it nobody can keep a process from dying (docs/decisions/0009).
 */
export async function deliver(accountId: string, mail: QueuedMail): Promise<Outcome> {
  const server = outgoingMail();
  try {
    if (server) await recordHandOver(accountId, mail.id, currentInstant());
    const sent = await server?.send(mail.raw, { from: env().MAIL_FROM, to: mail.recipient });
    const response = sent ? [sent.response, ...(mail.maybeTaken ? [AGAIN] : [])].join(" ") : KEPT;
    await recordDelivery(accountId, mail.id, { status: "sent", response, at: currentInstant() });
    return { sent: true, again: false };
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const at = currentInstant();
    const again = !error.permanent && at - mail.queuedSince < GIVE_UP_AFTER;
    const status = again ? "queued" : "failed";
    await recordDelivery(accountId, mail.id, { status, response: error.message, at });
    return { sent: false, again, error };
  }
}
