import type { IconName } from "@/components/ui/icon";
import type { MailLogRow, SessionRecord } from "@/lib/services/read-session-record";
import { momentText, type Reader } from "./times";

/** What became of one mail, in words. */
export interface SentView {
  readonly icon: IconName;
  readonly who: string;
  /** What kind of mail it is beside the summary: "calendar entry"; null for the summary. */
  readonly what: string | null;
  readonly state: string;
  /** What the server said, where that matters. */
  readonly answer: string | null;
  readonly asks: boolean;
  readonly resends: readonly string[];
}

export function sentView(mail: MailLogRow, record: SessionRecord, reader: Reader): SentView {
  const trouble = mail.status === "failed" || (mail.status === "queued" && mail.attempts > 0);
  return {
    icon: trouble ? "warning" : mail.status === "queued" ? "clock" : "check",
    who: recipientText(mail, record),
    what: mail.sessionId !== null && mail.activityId !== null ? "calendar entry" : null,
    state: stateText(mail, record, reader),
    answer: answerText(mail),
    asks: trouble,
    resends: mail.resends.map(({ at, byName }) => `Sent again by ${byName}, ${momentText(at, reader)}`),
  };
}

export function recipientText(
  { recipient, role }: Pick<MailLogRow, "recipient" | "role">,
  { booking, access }: SessionRecord,
): string {
  if (recipient.toLowerCase() === access.user.email) return "You";
  return role === "customer" && booking.customer.name !== "" ? booking.customer.name : recipient;
}

function stateText(
  { status, attempts, sentAt, response }: MailLogRow,
  { nextDelivery }: SessionRecord,
  reader: Reader,
): string {
  if (status === "failed") return "Not delivered";
  if (status === "queued") {
    if (attempts === 0) return "Waiting to leave";
    return nextDelivery === null
      ? "Not delivered yet"
      : `Trying again ${lowerFirst(momentText(Math.max(nextDelivery, reader.now), reader))}`;
  }
  if (isOwnSentence(response)) return "Kept";
  return sentAt === null ? "Sent" : `Sent ${lowerFirst(momentText(sentAt, reader))}`;
}

/** A mail server's "250 OK" says nothing new. */
function answerText({ status, attempts, response }: MailLogRow): string | null {
  if (response === null || (status === "queued" && attempts === 0)) return null;
  return status === "sent" && !isOwnSentence(response) ? null : response;
}

/** What was written here instead of by a mail server, whose answers begin with a number. */
function isOwnSentence(response: string | null): response is string {
  return response !== null && !/^\d{3}\b/.test(response);
}

function lowerFirst(text: string): string {
  return /^(Today|Yesterday|Tomorrow)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

const ALONE = {
  reminder: { icon: "bell", title: "Reminder" },
  follow_up: { icon: "mail", title: "Follow-up" },
} as const satisfies Record<string, { icon: IconName; title: string }>;

/** Mails that no activity stands behind, such as a reminder. */
export function aloneHeading(
  mails: readonly MailLogRow[],
  record: SessionRecord,
): { icon: IconName; title: string } {
  const scenario = mails[0]?.scenario;
  const known = scenario === "reminder" || scenario === "follow_up" ? ALONE[scenario] : null;
  const customer = mails.find(({ role }) => role === "customer");
  const to = customer ? ` to ${recipientText(customer, record)}` : "";
  return { icon: known?.icon ?? "mail", title: `${known?.title ?? "Mail"}${to}` };
}
