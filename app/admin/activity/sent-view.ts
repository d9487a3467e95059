import type { IconName } from "@/components/ui/icon";
import type { MailLogRow, SessionRecord } from "@/lib/services/activity/read-session-record";
import { momentText, type Reader } from "./times";

/** What became of one mail, in words. */
export interface SentView {
  readonly icon: IconName;
  readonly who: string;
  readonly state: string;
  /** What the server said, where that matters. */
  readonly answer: string | null;
  readonly asks: boolean;
  /** A reminder whose time is over would be wrong, as would calendar data that newer data has replaced. */
  readonly canResend: boolean;
  readonly resends: readonly string[];
}

const ICONS = {
  queued: "clock",
  sent: "check",
  failed: "warning",
  dropped: "dash",
} satisfies Record<MailLogRow["status"], IconName>;

export function sentView(mail: MailLogRow, record: SessionRecord, reader: Reader): SentView {
  const trouble = isInTrouble(mail);
  return {
    icon: trouble ? "warning" : ICONS[mail.status],
    who: recipientText(mail, record),
    state: stateText(mail, record, reader),
    answer: answerText(mail),
    asks: trouble,
    canResend: record.mayEdit && mail.status !== "dropped" && !isOvertaken(mail, record),
    resends: mail.resends.map(
      ({ at, byName }) => `Sent again by ${byName}, ${lowerFirst(momentText(at, reader))}`,
    ),
  };
}

/** Whether it is the short mail for a calendar, beside one to the same person that tells everything. */
export function isCalendarEntry(mail: MailLogRow, together: readonly MailLogRow[]): boolean {
  const tellsAll = (other: MailLogRow) => other.sessionId === null && other.recipient === mail.recipient;
  return mail.sessionId !== null && together.some(tellsAll);
}

/** Whether newer calendar data about the session was written for the same person: some calendars take what comes last. */
function isOvertaken(mail: MailLogRow, { timeline }: SessionRecord): boolean {
  const holdsCalendar = ({ sessionId, scenario }: MailLogRow) =>
    sessionId !== null && scenario !== "reminder" && scenario !== "follow_up";
  if (!holdsCalendar(mail)) return false;
  return timeline.some(({ mails }) =>
    mails.some(
      (other) =>
        holdsCalendar(other) &&
        other.sessionId === mail.sessionId &&
        other.recipient === mail.recipient &&
        other.at > mail.at,
    ),
  );
}

export function isInTrouble({ status, attempts }: MailLogRow): boolean {
  return status === "failed" || (status === "queued" && attempts > 0);
}

export function recipientText(
  { recipient, role }: Pick<MailLogRow, "recipient" | "role">,
  { booking, access }: SessionRecord,
): string {
  if (recipient.toLowerCase() === access.user.email) return "You";
  return role === "customer" && booking.customer.name !== "" ? booking.customer.name : recipient;
}

function stateText(
  { status, attempts, response }: MailLogRow,
  { nextDelivery }: SessionRecord,
  reader: Reader,
): string {
  switch (status) {
    case "sent":
      return isOwnSentence(response) ? "Kept here" : "Sent";
    case "failed":
      return "Not delivered";
    case "dropped":
      return "Not sent any more";
    case "queued":
      if (attempts === 0) return "Waiting to leave";
      return nextDelivery === null
        ? "Not delivered yet"
        : `Trying again ${lowerFirst(momentText(Math.max(nextDelivery, reader.now), reader))}`;
  }
}

/** Of a mail in trouble: the "250 OK" of one that was taken says nothing new, and stands with the mail itself. */
function answerText(mail: MailLogRow): string | null {
  return isInTrouble(mail) ? mail.response : null;
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
