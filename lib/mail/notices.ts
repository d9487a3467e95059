import { createHash } from "node:crypto";
import { renderMail } from "@/emails/render";
import type { Message } from "@/emails/types";
import type { Person } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { AUTOMATIC } from "./compose";
import { mimeBytes } from "./mime";

export interface Notice {
  readonly message: Message;
  readonly recipient: Person;
  /** Whom an answer reaches; without it the installation's own address. */
  readonly replyTo?: Person;
  /** What the mail is about, the same whenever it is composed again. */
  readonly key: string;
  readonly at: Instant;
}

export interface WrittenNotice {
  readonly subject: string;
  readonly messageId: string;
  readonly raw: Buffer;
}

/** Writes a mail about the account as it goes over the wire. The same notice gives the same bytes. */
export async function writeNotice(notice: Notice, from: Person): Promise<WrittenNotice> {
  const { message, recipient, replyTo = from, key, at } = notice;
  const digest = createHash("sha256").update(`${key} ${recipient.email}`).digest("hex").slice(0, 32);
  const messageId = `<notice.${digest}@${from.email.slice(from.email.lastIndexOf("@") + 1)}>`;
  const content = {
    ...(await renderMail(message)),
    recipient,
    replyTo,
    messageId,
    references: [],
    headers: AUTOMATIC,
    calendar: null,
  };
  return { subject: message.subject, messageId, raw: await mimeBytes(content, from, at) };
}
