import { isMailbox } from "@/lib/domain/text";
import type { MailPart } from "./parse";

/** A report that a mail could not be delivered, for good. */
export interface Bounce {
  /** Of the mail that came back. */
  readonly messageId: string;
  /** Lower case. */
  readonly recipient: string;
  readonly answer: string;
}

/** RFC 3464, and RFC 6533 for international addresses. */
const REPORT = /^message\/(global-)?delivery-status$/i;
const RETURNED = /^(message\/(rfc822|global|global-headers)|text\/rfc822-headers)$/i;

export function isStatusReport({ contentType }: MailPart): boolean {
  return REPORT.test(contentType);
}

/**
 * Null where the report is not about a failure; delays are no news. Some enclose nothing of the mail that came back, and only
 * name it as the one that they answer: `answered` are their In-Reply-To and References.
 */
export function readBounce(parts: readonly MailPart[], answered: readonly string[]): Bounce | null {
  const report = parts.find(isStatusReport)?.content.toString("utf8") ?? "";
  const field = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, "im").exec(report)?.[1]?.trim() ?? "";
  const returned = parts.find(({ contentType }) => RETURNED.test(contentType))?.content.toString("utf8");
  const enclosed = /^Message-ID:\s*(.+)$/im.exec(returned ?? "")?.[1];
  const messageId = [enclosed ?? "", ...answered].flatMap(messageIds)[0];
  const recipient = addressOf(field("Original-Recipient") || field("Final-Recipient"));
  if (!/^failed/i.test(field("Action")) || !messageId || !isMailbox(recipient)) return null;
  const answer = withoutType(field("Diagnostic-Code")) || `Status ${field("Status")}`;
  return { messageId, recipient, answer };
}

/** The last one first: References name the oldest first. */
function messageIds(text: string): string[] {
  return (text.match(/<[^<>\s\p{Cc}]+>/gu) ?? []).reverse();
}

/** "rfc822; <john@customers.example>" */
function addressOf(field: string): string {
  return withoutType(field)
    .replace(/^<(.*)>$/, "$1")
    .toLowerCase();
}

function withoutType(field: string): string {
  return field.replace(/^[^;]*;\s*/, "");
}
