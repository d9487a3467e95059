import type { CalendarAnswer } from "../calendar/reply";
import type { Money } from "../money/types";
import type { Interval } from "../time";
import type { Actor, SessionStatus } from "./types";

/** One session's move as it was recorded; `sequence` is the one it had after the move. */
export interface RecordedMove {
  readonly sessionId: string;
  readonly from: Interval;
  readonly to: Interval;
  readonly sequence: number;
  readonly previousStatus: SessionStatus;
}

export interface RecordedSession extends Interval {
  readonly sessionId: string;
  readonly sequence: number;
}

/** A move that was taken back: the session has again the `status` that it had before. */
export interface RecordedReturn extends RecordedMove {
  readonly status: SessionStatus;
}

/** A session that ended, or waits for a new time: its times are the last it had, `sequence` is the one after it. */
export interface RecordedEnd extends RecordedSession {
  readonly previousStatus: SessionStatus;
}

/** What happened to money through Stripe; `reference` is the transaction's. Sessions stay as they are. */
export type RecordedMoneyMove =
  | {
      readonly kind: "paid";
      readonly reference: string;
      readonly money: Money;
      readonly what: "schedule" | "reschedule";
    }
  /** A fee that was paid for moves that could not be made any more: it goes back by itself. */
  | {
      readonly kind: "payment_returned";
      readonly reference: string;
      readonly money: Money;
      /** A code of the HTTP interface. */
      readonly refusal: string;
      readonly wanted: readonly { readonly sessionId: string; readonly start: number }[];
    }
  /** The owner gives back an amount; the refunds it consists of name this activity. */
  | { readonly kind: "refund_started"; readonly money: Money }
  /** The owner tries a refund that failed no more: the two settle it otherwise. */
  | { readonly kind: "refund_given_up"; readonly reference: string; readonly money: Money }
  | {
      readonly kind: "refunded";
      readonly reference: string;
      readonly money: Money;
      readonly automatic: boolean;
    }
  | {
      readonly kind: "refund_failed";
      readonly reference: string;
      readonly money: Money;
      readonly failure: string;
    };

/**
 * What happened, with all that is needed to tell it later (mails) and to replay it to the present state.
 * Times are instants; amounts are minor units.
 */
export type ActivityData =
  | { readonly kind: "booked"; readonly sessions: readonly RecordedSession[] }
  | { readonly kind: "requested"; readonly suggestions: readonly number[] }
  | {
      readonly kind: "resubmitted";
      readonly suggestions: readonly number[];
      /** What was suggested until then. */
      readonly previous: readonly number[];
    }
  | { readonly kind: "approved"; readonly sessions: readonly RecordedSession[] }
  | {
      readonly kind: "rescheduled";
      readonly moves: readonly RecordedMove[];
      readonly fee: Money | null;
      /** The fee was paid through Stripe, so the change can't be undone. */
      readonly paid?: true;
    }
  | {
      readonly kind: "canceled";
      readonly sessions: readonly RecordedEnd[];
      readonly refund: Money | null;
    }
  | { readonly kind: "withdrawn"; readonly sessions: readonly RecordedEnd[] }
  | { readonly kind: "undone"; readonly moves: readonly RecordedReturn[]; readonly undoes: string }
  | { readonly kind: "reschedule_requested"; readonly sessions: readonly RecordedEnd[] }
  /** The customer has not picked a new time yet, and was reminded; nothing about the sessions changes. */
  | { readonly kind: "asked_again"; readonly sessions: readonly RecordedSession[] }
  | { readonly kind: "completed"; readonly sessions: readonly RecordedEnd[] }
  | { readonly kind: "no_show"; readonly sessions: readonly RecordedEnd[] }
  | {
      readonly kind: "fee_waived";
      /** The references of the fees that are due no more. */
      readonly fees: readonly string[];
      readonly total: Money;
      /** The sessions that the fees were for, as they stood. */
      readonly sessions: readonly RecordedSession[];
      /** Whether the customer is told. */
      readonly told: boolean;
    }
  /** A mail server refuses this address; nothing about the sessions changes. */
  | { readonly kind: "address_failing"; readonly address: string; readonly answer: string }
  /** What somebody answered to an invitation in their calendar; nothing about the session changes. */
  | {
      readonly kind: "calendar_reply";
      readonly sessions: readonly RecordedSession[];
      readonly attendee: string;
      readonly answer: CalendarAnswer;
      /** The start that was proposed instead, of a `countered`. */
      readonly proposed: number | null;
    }
  /** A calendar of the owner says that they are busy then; found after the session was booked. */
  | {
      readonly kind: "calendar_conflict";
      readonly sessions: readonly RecordedSession[];
      readonly busy: Interval;
    }
  /** The owner moved the session's event in their calendar, or deleted it (null). Nothing about the session changes. */
  | {
      readonly kind: "calendar_changed";
      readonly sessions: readonly RecordedSession[];
      readonly to: Interval | null;
    }
  | RecordedMoneyMove;

export type ActivityKind = ActivityData["kind"];

const MAILED_KINDS: readonly ActivityKind[] = [
  "booked",
  "requested",
  "resubmitted",
  "approved",
  "rescheduled",
  "canceled",
  "withdrawn",
  "undone",
  "reschedule_requested",
  "asked_again",
  "fee_waived",
  "payment_returned",
  "refunded",
  "refund_failed",
];

/** Whether people are told of it by mail. */
export function isMailed(data: ActivityData): boolean {
  return MAILED_KINDS.includes(data.kind) && (data.kind !== "fee_waived" || data.told);
}

export interface Activity {
  readonly id: string;
  readonly bookingId: string;
  readonly at: number;
  readonly by: Actor;
  readonly byName: string;
  readonly reason: string | null;
  readonly data: ActivityData;
}
