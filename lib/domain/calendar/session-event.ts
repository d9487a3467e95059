import type { Booking, Person, Session } from "../booking/types";
import type { Instant } from "../time";
import type { Attendee, CalendarEvent, CalendarMethod, Organizer } from "./types";

export interface SessionEventFacts {
  readonly method: CalendarMethod;
  readonly booking: Pick<Booking, "title" | "sessionCount" | "customer">;
  readonly session: Pick<Session, "position" | "icalUid" | "icalSequence" | "start" | "end">;
  readonly owner: Person;
  readonly organizer: Organizer;
  readonly attendee: Attendee;
  readonly location: string;
  /** The recipient's own Cancel/Reschedule (or owner's) link for this session; null for none. */
  readonly link: string | null;
  readonly reason: string | null;
  /** Of a CANCEL: the session is not canceled, its owner asks for a new time. */
  readonly waiting?: boolean;
  readonly stampedAt: Instant;
}

/** "Coaching 2/5 – Ann": the event type, which session of how many, and the other side's name. */
function summary({ booking, session, owner, attendee }: SessionEventFacts): string {
  const count = booking.sessionCount > 1 ? ` ${session.position}/${booking.sessionCount}` : "";
  const other = attendee.role === "owner" ? booking.customer.name : owner.name;
  return `${booking.title}${count} – ${other}`;
}

/** Calendar programs hide URL, so the link stands in the text as well. */
function description(link: string | null): string {
  if (link === null) return "Declining in your calendar does not cancel the session.";
  return `Reschedule or cancel: ${link}\nDeclining in your calendar does not cancel; use the link.`;
}

const CANCELED = "This session is canceled.";
const WAITING =
  "A new time is asked for. The old one is free again, and this event comes back as soon as a new time is picked.";

/**
 * What a recipient's calendar says about one session. The customer's copy names the owner, the owner's the customer;
 * a CANCEL keeps the times and the summary, drops the link, and gives the reason as its comment.
 * Rule: ics.md section 3.
 */
export function sessionEvent(facts: SessionEventFacts): CalendarEvent {
  const { session } = facts;
  const canceled = facts.method === "CANCEL";
  return {
    uid: session.icalUid,
    sequence: session.icalSequence,
    start: session.start,
    end: session.end,
    summary: summary(facts),
    description: canceled ? (facts.waiting ? WAITING : CANCELED) : description(facts.link),
    location: facts.location,
    url: canceled ? null : facts.link,
    comment: facts.reason,
    organizer: facts.organizer,
    attendee: facts.attendee,
    status: canceled ? "canceled" : "confirmed",
    stampedAt: facts.stampedAt,
  };
}
