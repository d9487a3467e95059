import { renderMail } from "@/emails/render";
import type { MailFacts, Message } from "@/emails/types";
import { invitation } from "@/lib/domain/calendar/calendar";
import { sessionEvent } from "@/lib/domain/calendar/session-event";
import { isMailbox } from "@/lib/domain/text";
import { type AffectedSession, affectedSessions, methodOf } from "./affected";
import { bookingMailId, sessionMailId, summaryMailId } from "./message-ids";
import { factsFor, invitationMessage, summaryMessage } from "./messages";
import { cleanName, isUnverified, recipientsOf } from "./recipients";
import type { Change, ChangeKind, Draft, Recipient } from "./types";

/** A change as one recipient is told of it. */
interface Addressed {
  readonly change: Change;
  readonly recipient: Recipient;
  readonly facts: MailFacts;
}

/** Nobody's absence note should answer a machine (RFC 3834 §5.2); no List-Unsubscribe, for cancellations must arrive. */
export const AUTOMATIC = {
  "Auto-Submitted": "auto-generated",
  "X-Auto-Response-Suppress": "OOF, AutoReply",
} as const;

const TOLD_BY_WHOM: readonly ChangeKind[] = ["rescheduled", "canceled", "withdrawn", "reschedule_requested"];

function scenarioOf({ kind, by }: Pick<Change, "kind" | "by">): string {
  if (kind === "asked_again") return scenarioOf({ kind: "reschedule_requested", by });
  return TOLD_BY_WHOM.includes(kind) ? `${kind}_by_${by}` : kind;
}

/** Calendar data goes to those who attend, never to the organizer's own address, and only where the page says so. */
function calendarFor(change: Change, recipient: Recipient, inCalendars: number): MailFacts["calendar"] {
  const isOrganizer = recipient.email.toLowerCase() === change.from.email.toLowerCase();
  const silent = inCalendars === 0;
  if (change.page.invitations === "file" || recipient.role === "stakeholder" || isOrganizer || silent)
    return "none";
  return inCalendars === 1 ? "attached" : "follows";
}

function calendarPart(
  { change, recipient, facts }: Addressed,
  { session }: AffectedSession,
): Draft["calendar"] {
  const method = methodOf(change);
  if (method === null) return null;
  const { links, booking } = change;
  const link = isUnverified(recipient)
    ? links.manage(recipient, session.id)
    : (links.record?.(recipient, session.id) ?? null);
  const event = sessionEvent({
    method,
    booking: { title: facts.title, sessionCount: booking.sessionCount, customer: facts.customer },
    session,
    owner: facts.owner,
    organizer: change.from,
    attendee: {
      name: recipient.name,
      email: recipient.email,
      role: recipient.role === "owner" ? "owner" : "customer",
    },
    location: facts.location,
    link,
    reason: method === "CANCEL" ? facts.reason : null,
    waiting: change.kind === "reschedule_requested",
    stampedAt: change.at,
  });
  return { method, content: invitation(method, event) };
}

/** The first mail about a session, to thread under; none where this is the first, or the booking's own mail was. */
function earlierSessionMail({ change, recipient }: Addressed, { session }: AffectedSession): string[] {
  const own = session.icalSequence > 0 && change.booking.sessionCount > 1;
  return own ? [sessionMailId(change, recipient.email, session.icalUid, 0)] : [];
}

async function draft(
  { change, recipient }: Addressed,
  message: Message,
  rest: Pick<Draft, "sessionId" | "calendar" | "messageId" | "references">,
): Promise<Draft> {
  const { owner, booking } = change;
  const answered = isUnverified(recipient) ? owner : booking.customer;
  return {
    recipient: { name: recipient.name, email: recipient.email },
    role: recipient.role,
    scenario: scenarioOf(change),
    ...(await renderMail(message)),
    headers: AUTOMATIC,
    replyTo: { name: cleanName(answered.name), email: answered.email },
    ...rest,
    references: rest.references.filter((id) => id !== rest.messageId),
  };
}

async function draftsFor(
  change: Change,
  recipient: Recipient,
  affected: readonly AffectedSession[],
): Promise<Draft[]> {
  const told = affected.filter(({ inCalendars }) => inCalendars);
  const calendar = calendarFor(change, recipient, told.length);
  const addressed = { change, recipient, facts: factsFor(change, recipient, calendar) };
  const first = bookingMailId(change, recipient.email);
  const summaryId = summaryMailId(change, recipient.email);
  const attached = calendar === "attached" ? told[0] : undefined;
  const summary = await draft(addressed, summaryMessage(change, addressed.facts, affected), {
    sessionId: attached?.session.id ?? null,
    calendar: attached === undefined ? null : calendarPart(addressed, attached),
    messageId: summaryId,
    references: [first, ...(attached === undefined ? [] : earlierSessionMail(addressed, attached))],
  });
  if (calendar !== "follows") return [summary];
  const invitations = told.map((one) =>
    draft(addressed, invitationMessage(change, recipient, addressed.facts, one), {
      sessionId: one.session.id,
      calendar: calendarPart(addressed, one),
      messageId: sessionMailId(change, recipient.email, one.session.icalUid, one.session.icalSequence),
      references: [...new Set([first, summaryId, ...earlierSessionMail(addressed, one)])],
    }),
  );
  return [summary, ...(await Promise.all(invitations))];
}

/** Nobody but those who can answer is reminded. */
function hearers(change: Change): readonly Recipient[] {
  const everyone = recipientsOf(change);
  return change.kind === "asked_again" ? everyone.filter(isUnverified) : everyone;
}

/**
 * Every mail of one change: a summary for each person, and beside it, where more than one session is concerned, a
 * short invitation per session for those who attend (ics.md: calendars need one mail per UID). Composing the same
 * change again gives the same drafts, Message-IDs included. Throws on facts that contradict each other.
 */
export async function composeChange(change: Change): Promise<Draft[]> {
  if (!isMailbox(change.from.email)) throw new Error("Mails need the app's own address as their sender");
  const affected = affectedSessions(change);
  const drafts = await Promise.all(
    hearers(change).map((recipient) => draftsFor(change, recipient, affected)),
  );
  return drafts.flat();
}
