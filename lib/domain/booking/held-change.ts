import type { Price } from "../money/types";
import type { Instant, Zone } from "../time";
import type { MovesPlan } from "./plan-reschedule";
import type { Booking, Person } from "./types";

/** A booking that waits for its price to be paid: everything that was asked for, to be planned again when it is. */
export interface HeldBooking {
  readonly kind: "booking";
  readonly request: {
    readonly page: string;
    readonly eventType: string | null;
    readonly starts: readonly Instant[];
    readonly zone: Zone;
    readonly locale: string;
    readonly customer: Person;
    readonly guests: readonly string[];
    readonly note: string;
    readonly company?: string;
    readonly phone?: string;
    readonly answers?: Readonly<Record<string, string | boolean | undefined>>;
  };
  /** The price that was quoted; the booking is made at it, whatever it is meanwhile. */
  readonly price: Price;
}

/** Moves that wait for their fee. */
export interface HeldReschedule {
  readonly kind: "reschedule";
  readonly moves: readonly {
    readonly sessionId: string;
    readonly start: Instant;
    readonly sequence: number;
  }[];
  readonly reason: string | null;
  readonly zone: Zone | null;
  /** When the fee was shown, as far as that counted. */
  readonly quotedAt: Instant | null;
  /** Who asked for it, for the record. */
  readonly byName: string;
  /** Whose link it was: 0 for the customer's, else the guest's position; the way back leads to the same. */
  readonly guestPosition: number;
}

/** The change that a payment completes. */
export type HeldChange = HeldBooking | HeldReschedule;

/** Moves as they are held: each with the SEQUENCE that its session has then. */
export function heldMoves(plan: Pick<MovesPlan, "moves">): HeldReschedule["moves"] {
  return plan.moves.map(({ session, to }) => ({
    sessionId: session.id,
    start: to.start,
    sequence: session.icalSequence,
  }));
}

/**
 * Whether the sessions still stand where they stood when the customer was told the fee. One that was moved or canceled
 * meanwhile has another SEQUENCE: what was paid for can't be done any more, and the money goes back (spec section 5).
 */
export function isUnchanged(booking: Pick<Booking, "sessions">, held: HeldReschedule): boolean {
  return held.moves.every(({ sessionId, sequence }) =>
    booking.sessions.some((session) => session.id === sessionId && session.icalSequence === sequence),
  );
}
