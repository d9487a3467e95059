import type { Answer } from "@/lib/domain/booking/form";
import type { Actor, Person } from "@/lib/domain/booking/types";
import type { Money, Price } from "@/lib/domain/money/types";
import type { Interval, Zone } from "@/lib/domain/time";

/** Whose form of a message it is: customer and guests read the customer form, owner and stakeholders the user form. */
export type Audience = "customer" | "guest" | "owner" | "stakeholder";

/** What every message says of its booking. All texts are clean already (lib/domain/text.ts). */
export interface MailFacts {
  readonly audience: Audience;
  /** Empty where only an address is known. */
  readonly recipientName: string;
  /** Whose side made the change. */
  readonly actor: Actor;
  /** The name, or else the address, of who made it; null for the system. */
  readonly actorName: string | null;
  /** The reader made it: only then it is "You", and "Your reason". */
  readonly isActor: boolean;
  readonly customer: Person;
  readonly guests: readonly string[];
  /** Empty where there is none, and in the customer form, which never repeats it. */
  readonly note: string;
  /** What else the customer was asked; empty in the customer form too. */
  readonly company: string;
  readonly phone: string;
  readonly answers: readonly Answer[];
  readonly owner: Person;
  readonly account: string;
  /** The event type's name. */
  readonly title: string;
  /** 1 for a single booking, which says "booking" where a package says "sessions". */
  readonly sessionCount: number;
  readonly reference: string;
  readonly location: string;
  /** Null for guests, as is the charge: money is between customer and owner. */
  readonly price: Price | null;
  /** The recipient's: times are told in it. */
  readonly zone: Zone;
  readonly locale: string;
  readonly links: {
    /** The recipient's Cancel/Reschedule page; null in the user form. */
    readonly manage: string | null;
    /** A `webcal:` address; null where the recipient has none. */
    readonly feed: string | null;
    /** The booking in the owner's pages; null where the recipient has none. */
    readonly record: string | null;
  };
  readonly reason: string | null;
  /** The page's own words for this mail, filled in; null for ours. */
  readonly words: MailWords | null;
  /** The fee or refund of the change in total; null for none. */
  readonly charge: Money | null;
  /** What was paid or goes back through Stripe; empty for guests. */
  readonly transactions: readonly MailTransaction[];
  /** Calendar invitations: in this very mail, in mails of their own, or none. */
  readonly calendar: "attached" | "follows" | "none";
}

/** A movement of money that a mail tells of. */
export interface MailTransaction {
  readonly reference: string;
  readonly kind: "payment" | "refund";
  readonly money: Money;
}

/** Words in place of ours; each null where ours stand. They go above the details and never replace them. */
export interface MailWords {
  readonly subject: string | null;
  readonly paragraphs: readonly (readonly Span[])[] | null;
}

export interface Move {
  readonly from: Interval;
  readonly to: Interval;
}

export type Span = string | { readonly strong: string } | { readonly link: string; readonly href: string };

/** `kept` stands; `open` is not held, or not yet (dashed); `gone` is struck through. */
export type TimeState = "kept" | "open" | "gone";

/** A time in the recipient's zone and locale. */
export interface TimeText {
  /** With what the locale writes between date and time: "Thu, Jun 27, 2019,". */
  readonly date: string;
  readonly clock: string;
  /** Both in one line. */
  readonly whole: string;
}

export interface MoveText {
  readonly from: TimeText;
  /** The old time's zone label, where it differs from the new one's. */
  readonly fromZone: string | null;
  readonly to: TimeText;
}

export type Block =
  | { readonly kind: "paragraph"; readonly spans: readonly Span[] }
  | { readonly kind: "heading"; readonly text: string }
  | {
      readonly kind: "details";
      readonly rows: readonly { readonly label: string; readonly value: readonly Span[] }[];
    }
  | { readonly kind: "times"; readonly state: TimeState; readonly rows: readonly TimeText[] }
  | { readonly kind: "moves"; readonly rows: readonly MoveText[] }
  | { readonly kind: "zone"; readonly label: string }
  | { readonly kind: "action"; readonly label: string; readonly href: string }
  | { readonly kind: "quote"; readonly text: string };

/** One message before it is written as HTML and as plain text, so that both say the same. */
export interface Message {
  readonly subject: string;
  /** What a list of mails shows beside the subject. */
  readonly preview: string;
  /** Whose page it is, above the heading. */
  readonly sender: string;
  readonly blocks: readonly Block[];
  /** Lines under the message. */
  readonly foot: readonly (readonly Span[])[];
}

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
