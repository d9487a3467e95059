import type { Person } from "../booking/types";
import type { Instant, Minutes } from "../time";

/** The iTIP methods that Reslot sends (RFC 5546). A file to download carries none. */
export type CalendarMethod = "REQUEST" | "CANCEL";

/** `owner` takes the chair and has accepted already; everyone else is asked. */
export interface Attendee extends Person {
  readonly role: "customer" | "owner";
}

/** By whose address calendars know an event. */
export interface Organizer extends Person {
  /** The address that the mail comes from, where it is another one by now (RFC 5545 §3.2.18). */
  readonly sentBy?: string;
}

/** What one VEVENT says. Texts may hold anything: they are cleaned when written. */
export interface CalendarEvent {
  /** A bare random UUID (RFC 7986 §5.3), the session's for life. */
  readonly uid: string;
  /** 0..2147483647, one more with each change (RFC 5546 §2.1.4). */
  readonly sequence: number;
  readonly start: Instant;
  /** After `start`. */
  readonly end: Instant;
  readonly summary: string;
  /** May hold line breaks. */
  readonly description: string;
  /** Empty for none. */
  readonly location: string;
  /** http(s), or null for none. */
  readonly url: string | null;
  /** The reason of a change, or null; written as COMMENT. */
  readonly comment: string | null;
  /** The app's own address, the same for the life of the UID. */
  readonly organizer: Organizer;
  /** Exactly the one recipient. */
  readonly attendee: Attendee;
  readonly status: "confirmed" | "canceled";
  /** When this text was made (DTSTAMP); never goes back for a UID. */
  readonly stampedAt: Instant;
}

export interface CalendarFileOptions {
  /** How calendar programs name the subscribed calendar. */
  readonly name?: string;
  /** How often a subscriber should look again. */
  readonly refreshMinutes?: Minutes;
}
