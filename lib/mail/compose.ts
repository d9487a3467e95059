import { renderMail } from "@/emails/render";
import type { MailFacts, Message } from "@/emails/types";
import { invitation } from "@/lib/domain/calendar/calendar";
import { sessionEvent } from "@/lib/domain/calendar/session-event";
import type { Organizer } from "@/lib/domain/calendar/types";
import { isScenario, isSent, isTold } from "@/lib/domain/notifications/scenarios";
import { isMailbox } from "@/lib/domain/text";
import { isActor } from "./actor";
import { type AffectedSession, affectedSessions, methodOf } from "./affected";
import { bookingMailId, sessionMailId, summaryMailId } from "./message-ids";
import { factsFor, invitationMessage, linkedSession, summaryMessage } from "./messages";
import { audienceOf, ownWords } from "./own-words";
import { cleanName, isSameAddress, isUnverified, recipientsOf } from "./recipients";
import { scenarioOf } from "./scenario";
import type { Change, Draft, Recipient } from "./types";

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

/**
 * The sessions whose calendar data a person gets. It goes to those who attend, never to the organizer's own addresses, and
 * only where the page says so; to an owner only while nothing is written into their calendar. But who was invited to a session
 * once hears of it by the same way to its end, whatever was set since (docs/decisions/0007).
 */
function toldInCalendar(
  change: Change,
  recipient: Recipient,
  affected: readonly AffectedSession[],
): readonly AffectedSession[] {
  const isOrganizer = [change.from.email, change.organizer].some((ours) =>
    isSameAddress(recipient.email, ours),
  );
  if (recipient.role === "stakeholder" || isOrganizer) return [];
  const isWritten = recipient.role === "owner" && change.ownerHasCalendar === true;
  const isInvited = change.page.invitations === "automatic" && !isWritten;
  const wasInvited = (id: string) =>
    (change.invited ?? []).some(
      ({ sessionId, email }) => sessionId === id && isSameAddress(email, recipient.email),
    );
  return affected.filter(({ session, inCalendars }) => inCalendars && (isInvited || wasInvited(session.id)));
}

function calendarFor({ length }: readonly AffectedSession[]): MailFacts["calendar"] {
  if (length === 0) return "none";
  return length === 1 ? "attached" : "follows";
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
    organizer: organizerOf(change),
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

/** Who moved to another address goes on under the one that calendars know, as its sender: no other may change the event. */
function organizerOf({ from, organizer }: Change): Organizer {
  const moved = organizer.toLowerCase() !== from.email.toLowerCase();
  return { name: from.name, email: organizer, ...(moved && { sentBy: from.email }) };
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
  const told = toldInCalendar(change, recipient, affected);
  const calendar = calendarFor(told);
  const addressed = { change, recipient, facts: factsFor(change, recipient, calendar) };
  if (!isMailed(change, recipient)) {
    return calendar === "none" ? [] : invitations(addressed, told, []);
  }
  const summary = await summaryDraft(addressed, affected, calendar === "attached" ? told[0] : undefined);
  if (calendar !== "follows") return [summary];
  return [summary, ...(await invitations(addressed, told, [summary.messageId]))];
}

/**
 * Whether a person is told of a change. A mail that customers may go without is one about what they did themselves: whoever
 * of customer and guests did not do it is told all the same, as is a customer whose money moved with it.
 */
function isMailed(change: Change, recipient: Recipient): boolean {
  const scenario = scenarioOf(change);
  const audience = audienceOf(recipient.role);
  if (isSent(change.settings ?? [], scenario, audience)) return true;
  if (audience !== "customer" || (isScenario(scenario) && !isTold(scenario, audience))) return false;
  const isReceipt = recipient.role === "customer" && (change.transactions ?? []).length > 0;
  return isReceipt || (change.by === "customer" && !isActor(change, recipient));
}

async function summaryDraft(
  addressed: Addressed,
  affected: readonly AffectedSession[],
  attached: AffectedSession | undefined,
): Promise<Draft> {
  const { change, recipient, facts } = addressed;
  const told = { ...facts, words: ownWords(change, facts, affected) };
  return draft(addressed, summaryMessage(change, told, affected), {
    sessionId: attached?.session.id ?? linkedSession(change),
    calendar: attached === undefined ? null : calendarPart(addressed, attached),
    messageId: summaryMailId(change, recipient.email),
    references: [
      bookingMailId(change, recipient.email),
      ...(attached === undefined ? [] : earlierSessionMail(addressed, attached)),
    ],
  });
}

/**
 * The short mails that keep calendars right, one per session. They leave also where the page does not send the summary:
 * who was invited to a time must hear that it is gone, or calendars would go on showing it.
 */
function invitations(
  addressed: Addressed,
  told: readonly AffectedSession[],
  under: readonly string[],
): Promise<Draft[]> {
  const { change, recipient, facts } = addressed;
  const first = bookingMailId(change, recipient.email);
  return Promise.all(
    told.map((one) =>
      draft(addressed, invitationMessage(change, recipient, facts, one), {
        sessionId: one.session.id,
        calendar: calendarPart(addressed, one),
        messageId: sessionMailId(change, recipient.email, one.session.icalUid, one.session.icalSequence),
        references: [...new Set([first, ...under, ...earlierSessionMail(addressed, one)])],
      }),
    ),
  );
}

/** The one mail that tells a person of a change, whether or not the page sends it: for a look at it. */
export function composeSummary(change: Change, recipient: Recipient): Promise<Draft> {
  const affected = affectedSessions(change);
  const told = toldInCalendar(change, recipient, affected);
  const calendar = calendarFor(told);
  const addressed = { change, recipient, facts: factsFor(change, recipient, calendar) };
  return summaryDraft(addressed, affected, calendar === "attached" ? told[0] : undefined);
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
