import { canceled } from "@/emails/canceled";
import { approval, confirmation } from "@/emails/confirmation";
import { feeWaived } from "@/emails/fee-waived";
import { followUp } from "@/emails/follow-up";
import { type InvitationProps, sessionInvitation } from "@/emails/invitation";
import { paymentReturned, refundFailed, refundIssued } from "@/emails/money";
import { reminder } from "@/emails/reminder";
import { requestEnded, requestMade, timesSuggestedAnew } from "@/emails/request";
import { newTimesWanted } from "@/emails/reschedule-request";
import { rescheduled, undone } from "@/emails/rescheduled";
import type { MailFacts, Message, Move } from "@/emails/types";
import type { Answer } from "@/lib/domain/booking/form";
import { isLive } from "@/lib/domain/booking/status";
import type { Session } from "@/lib/domain/booking/types";
import { multiLine, singleLine, withoutLinks } from "@/lib/domain/text";
import { actorNameFor, isActor } from "./actor";
import { type AffectedSession, earlierTimes, methodOf, suggestedTimes, untouchedSessions } from "./affected";
import { cleanName, isSameAddress, isUnverified } from "./recipients";
import type { Change, Recipient } from "./types";

const TITLE_MAX = 200;
const LOCATION_MAX = 500;
const TEXT_MAX = 2000;
const USER_LOCALE = "en-US";

/** The reason as this reader may see it: what a customer wrote carries no links to addresses nobody verified. */
function readableReason(change: Change, recipient: Recipient): string | null {
  if (change.reason === null) return null;
  const reason = multiLine(change.reason, TEXT_MAX);
  return change.by === "customer" && isUnverified(recipient) ? withoutLinks(reason) : reason;
}

/** Customers and guests read times as the customer does, users as they chose; a listed address reads the page's. */
function readingOf(change: Change, recipient: Recipient): Pick<MailFacts, "zone" | "locale"> {
  const { booking, owner, stakeholders, page } = change;
  if (isUnverified(recipient)) return { zone: booking.zone, locale: booking.locale };
  const user =
    recipient.role === "owner"
      ? owner
      : stakeholders.find(({ email }) => isSameAddress(email, recipient.email));
  return { zone: user?.zone ?? page.zone, locale: user?.locale ?? USER_LOCALE };
}

/** A mail about one session that is near or over links to that session, any other to the whole booking. */
export function linkedSession({ kind, sessions }: Change): string | null {
  return kind === "reminder" || kind === "follow_up" ? (sessions?.[0]?.sessionId ?? null) : null;
}

/** What a mail says to its reader, in our words: those of the page come on top (own-words.ts). */
export function factsFor(change: Change, recipient: Recipient, calendar: MailFacts["calendar"]): MailFacts {
  const { booking, owner, links } = change;
  const linked = linkedSession(change);
  const unverified = isUnverified(recipient);
  // What was paid, is due or goes back is between customer and owner.
  const knowsMoney = recipient.role !== "guest";
  const writtenName = cleanName(booking.customer.name) || booking.customer.email;
  const customerName = unverified ? withoutLinks(writtenName) : writtenName;
  const ownerName = cleanName(owner.name) || owner.email;
  return {
    audience: recipient.role,
    recipientName: recipient.name,
    actor: change.by,
    actorName: actorNameFor(change, recipient, { customer: customerName, owner: ownerName }),
    isActor: isActor(change, recipient),
    customer: { name: customerName, email: booking.customer.email },
    guests: booking.guests,
    note: unverified ? "" : multiLine(booking.note, TEXT_MAX),
    company: unverified ? "" : singleLine(booking.company, TITLE_MAX),
    phone: unverified ? "" : singleLine(booking.phone, TITLE_MAX),
    answers: unverified ? [] : booking.answers.map(cleanAnswer),
    owner: { name: ownerName, email: owner.email },
    account: cleanName(change.account.name),
    title: singleLine(booking.title, TITLE_MAX),
    sessionCount: booking.sessionCount,
    reference: booking.reference,
    location: singleLine(booking.location, LOCATION_MAX),
    price: knowsMoney ? booking.price : null,
    ...readingOf(change, recipient),
    links: {
      manage: unverified ? links.manage(recipient, linked) : null,
      // A request is in no calendar yet, and an ended one never will be.
      feed: methodOf(change) === null ? null : links.feed(recipient),
      record: unverified ? null : (links.record?.(recipient, linked) ?? null),
    },
    words: null,
    reason: readableReason(change, recipient),
    charge: knowsMoney ? change.charge : null,
    transactions: knowsMoney ? (change.transactions ?? []) : [],
    calendar,
  };
}

function cleanAnswer({ label, value }: Answer): Answer {
  return { label: singleLine(label, TITLE_MAX), value: multiLine(value, TEXT_MAX) };
}

function movesOf(affected: readonly AffectedSession[]): readonly Move[] {
  return affected.flatMap(({ before, session }) => (before === null ? [] : [{ from: before, to: session }]));
}

/** The one mail per person and change. */
export function summaryMessage(
  change: Change,
  facts: MailFacts,
  affected: readonly AffectedSession[],
): Message {
  const sessions = affected.map(({ session }) => session);
  const untouched = untouchedSessions(change, affected);
  switch (change.kind) {
    case "booked":
      return confirmation(facts, sessions);
    case "approved":
      return approval(facts, sessions);
    case "requested":
      return requestMade(facts, suggestedTimes(change, affected));
    case "resubmitted":
      return timesSuggestedAnew(facts, suggestedTimes(change, affected), earlierTimes(change));
    case "withdrawn":
      return requestEnded(facts, suggestedTimes(change, affected));
    case "rescheduled":
      return rescheduled(facts, { moves: movesOf(affected), untouched, undoUntil: change.undoUntil });
    case "undone":
      return undone(facts, { moves: movesOf(affected), untouched });
    case "canceled":
      return canceled(facts, sessions, untouched);
    case "reschedule_requested":
      return newTimesWanted(facts, sessions, untouched, rescheduleLink(facts, affected));
    case "asked_again":
      return newTimesWanted(facts, sessions, untouched, rescheduleLink(facts, affected), { again: true });
    case "fee_waived":
      return feeWaived(
        facts,
        sessions.length,
        sessions.filter(({ status }) => isLive(status)),
      );
    case "payment_returned":
      return paymentReturned(facts, change.returned ?? { refusal: "", wanted: [] }, untouched);
    case "refunded":
      return refundIssued(facts);
    case "refund_failed":
      return refundFailed(facts, singleLine(change.failure ?? "", TEXT_MAX));
    case "reminder":
      return reminder(facts, { ...soleSession(sessions), at: change.at });
    case "follow_up":
      return followUp(
        facts,
        sessions,
        untouched.filter(({ start }) => start > change.at),
      );
  }
}

/** Opens the Cancel/Reschedule page with the sessions that wait for a new time ticked. */
function rescheduleLink({ links }: MailFacts, affected: readonly AffectedSession[]): string | null {
  if (links.manage === null) return null;
  const ticked = new URLSearchParams(affected.map(({ session }) => ["session", session.id]));
  return `${links.manage}?${ticked}`;
}

function soleSession(sessions: readonly Session[]): { session: Session; position: number } {
  const [session] = sessions;
  if (session === undefined) throw new Error("a reminder is of a session");
  return { session, position: session.position };
}

/** The short mail for one session; its link opens the page with that session preselected. */
export function invitationMessage(
  change: Change,
  recipient: Recipient,
  facts: MailFacts,
  { session, before }: AffectedSession,
): Message {
  const manage = facts.links.manage === null ? null : change.links.manage(recipient, session.id);
  const record = facts.links.record === null ? null : (change.links.record?.(recipient, session.id) ?? null);
  return sessionInvitation(
    { ...facts, words: null, links: { manage, record, feed: null } },
    { position: session.position, time: session, before, ended: endOf(change) },
  );
}

function endOf({ kind }: Change): InvitationProps["ended"] {
  if (kind === "canceled") return "canceled";
  return kind === "reschedule_requested" ? "waiting" : null;
}
