import type { Price } from "../money/types";
import type { Policy } from "../policy/types";
import type { Instant, Minutes, Zone } from "../time";
import type { Answer } from "./form";

export type SessionStatus =
  | "requested"
  | "scheduled"
  | "rescheduled"
  /** The owner asked for a new time; the slot is free, the session waits for the customer's pick. */
  | "reschedule_requested"
  | "completed"
  | "no_show"
  | "canceled";

/** The statuses that hold their slot. */
export const LIVE_STATUSES = ["scheduled", "rescheduled"] as const satisfies readonly SessionStatus[];

export type Actor = "customer" | "owner" | "system";

export type BookingStatus = "requested" | "created" | "updated" | "completed";

/** One appointment. It keeps its identity (id, reference, UID) for life, however often it moves. */
export interface Session {
  readonly id: string;
  /** `BKNG-` and 12 characters. */
  readonly reference: string;
  /** 1..n within the booking, by the order of the times first picked. */
  readonly position: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly status: SessionStatus;
  readonly statusBy: Actor;
  /** The start that was booked first; the furthest-date rule counts from it. */
  readonly originalStart: Instant;
  /** How often the customer has moved it. */
  readonly rescheduleCount: number;
  /** RFC 5545 UID: a bare random UUID, for life. */
  readonly icalUid: string;
  /** RFC 5545 SEQUENCE. */
  readonly icalSequence: number;
  /** A request only: every time the customer suggested, the first one being `start`. */
  readonly suggestedStarts: readonly Instant[] | null;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Somebody on the owner's side who is mailed. Users read in a zone and locale of their own; without one, in the page's. */
export interface Reader extends Person {
  readonly zone?: Zone | null;
  readonly locale?: string | null;
}

/** What a customer made in one go: one package, or a single session. */
export interface Booking {
  readonly accountId: string;
  readonly id: string;
  /** `PKG-` and 10 characters for a package, the session's reference for a single booking. */
  readonly reference: string;
  readonly status: BookingStatus;
  readonly pageId: string;
  readonly eventTypeId: string | null;
  readonly ownerId: string;
  readonly customer: Person;
  readonly guests: readonly string[];
  readonly note: string;
  /** Empty where they were not asked, as `phone`. */
  readonly company: string;
  readonly phone: string;
  /** To the owner's own questions, as they were then. */
  readonly answers: readonly Answer[];
  /** The zone and locale the customer chose; their mails and pages use them. */
  readonly zone: Zone;
  readonly locale: string;
  /** Frozen at booking, as are policy, price, duration and buffers. */
  readonly title: string;
  readonly location: string;
  readonly durationMinutes: Minutes;
  readonly bufferBeforeMinutes: Minutes;
  readonly bufferAfterMinutes: Minutes;
  readonly price: Price | null;
  readonly policy: Policy;
  /** The number of sessions booked at first; fees and refunds are shared by it for ever. */
  readonly sessionCount: number;
  readonly linkVersion: number;
  readonly createdAt: Instant;
  /** By position. */
  readonly sessions: readonly Session[];
}
