import type { Instant } from "@/lib/domain/time";
import { type ParsedMail, parseMail } from "@/lib/mail/parse";
import { accountIdOrNobody } from "@/lib/services/account";
import { type LoggedMail, latestMails, type MailState, readMail } from "@/lib/store/mails";

/** A mail as the mailbox lists it. */
export interface MailboxEntry {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly at: Instant;
  readonly status: MailState;
  /** What became of it, in the words of the mail server or of the mailbox. */
  readonly response: string | null;
}

export interface MailboxMail extends MailboxEntry {
  readonly mail: ParsedMail;
  /** The message as it went, or would go, over the wire. */
  readonly raw: Buffer;
}

const SHOWN = 100;

/** The newest mails, of one recipient or of all. */
export async function listMailbox(recipient: string | null): Promise<MailboxEntry[]> {
  const mails = await latestMails(await accountIdOrNobody(), recipient, SHOWN);
  return mails.map(entry);
}

/** One mail taken apart, or null. */
export async function readMailboxMail(id: string): Promise<MailboxMail | null> {
  if (!UUID.test(id)) return null;
  const found = await readMail(await accountIdOrNobody(), id);
  if (!found) return null;
  return { ...entry(found), mail: await parseMail(found.raw), raw: found.raw };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function entry({ id, recipient, subject, status, response, created_at }: LoggedMail): MailboxEntry {
  return { id, recipient, subject, status, response, at: created_at.getTime() };
}
