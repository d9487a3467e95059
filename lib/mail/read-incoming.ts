import { createHash } from "node:crypto";
import { readAnswer, type WrittenAnswer } from "@/lib/calendars/ics/read-answer";
import type { Instant } from "@/lib/domain/time";
import { parseMail, partText } from "./parse";
import { type Bounce, isStatusReport, readBounce } from "./read-bounce";

/** Far more than any calendar program writes about one event. */
const CALENDAR_MAX = 64 * 1024;

/** A calendar's answer to an invitation, and the mail that brought it. */
export interface AnswerInMail extends WrittenAnswer {
  readonly about: "answer";
  readonly messageDigest: string;
  /** The sender's address, lower case. */
  readonly from: string | null;
}

/** What a mail that came in is about. */
export type IncomingMail =
  | AnswerInMail
  | ({ readonly about: "bounce" } & Bounce)
  /** An absence note, a letter, spam: nothing for us. */
  | { readonly about: "nothing" };

const NOTHING: IncomingMail = { about: "nothing" };

/** Reads a raw message. Whatever is broken or unknown in it makes it one that is about nothing; it never throws. */
export async function readIncoming(raw: Buffer): Promise<IncomingMail> {
  const mail = await parseMail(raw).catch(() => null);
  if (!mail) return NOTHING;
  const header = (name: string) =>
    mail.headers.find((one) => one.name.toLowerCase() === name)?.value.trim() ?? "";
  if (/^multipart\/report\b/i.test(header("content-type")) || mail.parts.some(isStatusReport)) {
    const bounce = readBounce(mail.parts, [header("in-reply-to"), header("references")]);
    return bounce ? { about: "bounce", ...bounce } : NOTHING;
  }
  if (/^auto-replied/i.test(header("auto-submitted")) || header("x-autoreply") !== "") return NOTHING;
  const part =
    mail.parts.find(({ method }) => method === "REPLY" || method === "COUNTER") ??
    mail.parts.find(({ contentType }) => /^(text\/calendar|application\/ics)$/i.test(contentType));
  if (!part || part.content.length > CALENDAR_MAX) return NOTHING;
  const from = mail.from?.toLowerCase() ?? null;
  const answer = readAnswer(partText(part), { method: part.method, from });
  if (!answer) return NOTHING;
  const id = header("message-id");
  const messageDigest = createHash("sha256")
    .update(id === "" ? raw : id)
    .digest("hex");
  const stampedAt = answer.stampedAt ?? instantOf(header("date"));
  return { about: "answer", ...answer, stampedAt, messageDigest, from };
}

function instantOf(date: string): Instant | null {
  const instant = Date.parse(date);
  return Number.isFinite(instant) ? instant : null;
}
