import type { Audience } from "@/emails/types";
import type { RecordedSession } from "@/lib/domain/booking/activity";
import type { Owner } from "@/lib/domain/booking/page";
import type { Actor, Booking, Person, Reader, SessionStatus } from "@/lib/domain/booking/types";
import type { CalendarMethod } from "@/lib/domain/calendar/types";
import type { Money } from "@/lib/domain/money/types";
import type { NotificationSetting } from "@/lib/domain/notifications/scenarios";
import type { Instant, Interval, Zone } from "@/lib/domain/time";

export type Role = Audience;

export interface Recipient extends Person {
  readonly role: Role;
}

export type ChangeKind =
  | "booked"
  | "requested"
  /** Other times were suggested for a request. */
  | "resubmitted"
  | "approved"
  | "rescheduled"
  | "canceled"
  /** A request that ended without a booking: withdrawn, declined, or expired, by who did it. */
  | "withdrawn"
  | "undone"
  /** The owner asks for new times; the old ones are free. */
  | "reschedule_requested"
  /** The customer is reminded of it. */
  | "asked_again"
  /** The owner lets go of a fee that was due. */
  | "fee_waived"
  /** What was paid for could not be done any more: the money goes back. */
  | "payment_returned"
  /** Money is on its way back. */
  | "refunded"
  /** Money did not go back, and the account has to see to it. */
  | "refund_failed"
  /** Nothing changed: a session is near. */
  | "reminder"
  /** Nothing changed: a session took place some time ago. */
  | "follow_up";

export interface SessionMove {
  readonly sessionId: string;
  readonly from: Interval;
  readonly to: Interval;
  /** The SEQUENCE after the move. */
  readonly sequence: number;
}

/** What moved through Stripe, or is on its way. */
export interface ChangeTransaction {
  /** "TXN-…" */
  readonly reference: string;
  readonly kind: "payment" | "refund";
  readonly money: Money;
}

/** Made by whoever signs links. A recipient gets a link of their own, never another's. */
export interface ChangeLinks {
  /** The Cancel/Reschedule page, http(s); asked for customers and guests only. Null session: the whole booking. */
  manage(recipient: Recipient, sessionId: string | null): string;
  /** The booking's private subscription feed (`webcal:`), or null where the recipient has none. */
  feed(recipient: Recipient): string | null;
  /** The booking in the owner's pages, http(s), or null; asked for owner and stakeholders only. */
  record?(recipient: Recipient, sessionId: string | null): string | null;
}

/** Everything that the mails about one change, or about a session that is near or over, need, as plain data. */
export interface Change {
  /** The activity's, or what a reminder is known by: tells the Message-IDs of two changes apart. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly at: Instant;
  readonly by: Actor;
  /** As recorded: a name, or a guest's address. Without it, or empty, whom `by` stands for. */
  readonly byName?: string;
  readonly reason: string | null;
  /** As it stands, or as it stood right after the change; what the change did is told by what follows. */
  readonly booking: Booking;
  /** `rescheduled` and `undone`, as recorded. */
  readonly moves?: readonly SessionMove[];
  /** `booked`, `approved`, `canceled` and other ends: the sessions as recorded, SEQUENCE after the change. `fee_waived`: those it was for. */
  readonly sessions?: readonly (RecordedSession & { readonly previousStatus?: SessionStatus })[];
  /** `requested` and `resubmitted`, as recorded: every suggested start; without it, those of the booking's sessions. */
  readonly suggestions?: readonly Instant[];
  /** `resubmitted`: what was suggested before. */
  readonly previousSuggestions?: readonly Instant[];
  /** The fee, due or waived, or the refund in total; null for none. */
  readonly charge: Money | null;
  /** What was paid for the change or goes back for it through Stripe, or what a mail about money is about. */
  readonly transactions?: readonly ChangeTransaction[];
  /** `payment_returned`: why it could not be done, and the times that it was paid for. */
  readonly returned?: { readonly refusal: string; readonly wanted: readonly Interval[] };
  /** `refund_failed`: what Stripe says. */
  readonly failure?: string;
  readonly undoUntil: Instant | null;
  readonly page: {
    readonly title: string;
    readonly slug: string;
    readonly zone: Zone;
    readonly invitations: "automatic" | "file";
  };
  readonly owner: Owner;
  /** Sessions are written into the owner's calendar: invitations would stand beside them. */
  readonly ownerHasCalendar?: boolean;
  /** Who was sent calendar data about which session before this change: their calendars would go stale without more. */
  readonly invited?: readonly { readonly sessionId: string; readonly email: string }[];
  readonly account: { readonly name: string };
  readonly stakeholders: readonly Reader[];
  /** What the page changed about its mails; none where left out. */
  readonly settings?: readonly NotificationSetting[];
  /** The sender of every mail: the app's own address. */
  readonly from: Person;
  /**
   * The address by which calendars and threads know the booking, in ORGANIZER and the Message-IDs: `from`'s, as it was when
   * they heard of it first (docs/decisions/0013).
   */
  readonly organizer: string;
  readonly links: ChangeLinks;
}

/** One mail to one person, before it is written as MIME. */
export interface Draft {
  readonly recipient: Person;
  readonly role: Role;
  /** The scenario of spec section 8, such as `rescheduled_by_customer`. */
  readonly scenario: string;
  /** The session whose calendar data it carries, or that it reminds of; mails of one session must leave in order. */
  readonly sessionId: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly calendar: { readonly method: CalendarMethod; readonly content: string } | null;
  /** With angle brackets; the same whenever the same change is composed again. */
  readonly messageId: string;
  /** Oldest first; the last is what the mail answers (In-Reply-To). Empty for the first mail of a booking. */
  readonly references: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly replyTo: Person;
}
