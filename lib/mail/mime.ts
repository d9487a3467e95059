import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Person } from "@/lib/domain/booking/types";
import { singleLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import type { Draft } from "./types";

/** What a message is made of; whom it concerns, and why, is not in it. */
export type MimeContent = Omit<Draft, "role" | "scenario" | "sessionId">;

/** Plain text that looks like RFC 2047's encoded words would be decoded by the reader into anything at all. */
function headerText(text: string): string {
  return text.replaceAll("=?", "= ?");
}

const NAME_MAX = 100;

/** Always an object: nodemailer would read a second recipient out of a string built from a name. */
function mailbox({ name, email }: Person): { name: string; address: string } {
  return { name: headerText(singleLine(name, NAME_MAX)), address: email };
}

/**
 * The message as it goes over the wire, to be stored and sent again unchanged on a retry. Its tree is that of ics.md
 * section 4: text, HTML and `text/calendar` as alternatives, and the same calendar bytes as an attachment.
 * `at` becomes the Date header. The same draft gives the same bytes.
 */
export async function mimeBytes(draft: MimeContent, from: Person, at: Instant): Promise<Buffer> {
  const { calendar, references } = draft;
  const composer = new MailComposer({
    from: mailbox(from),
    to: mailbox(draft.recipient),
    replyTo: mailbox(draft.replyTo),
    subject: headerText(draft.subject),
    text: draft.text,
    html: draft.html,
    messageId: draft.messageId,
    date: new Date(at),
    headers: draft.headers,
    baseBoundary: createHash("sha256").update(draft.messageId).digest("hex").slice(0, 24),
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(references.length > 0 && { references: [...references], inReplyTo: references.at(-1) }),
    ...(calendar && {
      icalEvent: {
        method: calendar.method,
        filename: "invite.ics",
        content: Buffer.from(calendar.content, "utf8"),
      },
    }),
  });
  return composer.compile().build();
}
