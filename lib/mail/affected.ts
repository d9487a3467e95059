import type { RecordedSession } from "@/lib/domain/booking/activity";
import { requestedSessions, suggestionsFor } from "@/lib/domain/booking/plan-resubmit";
import { isLive } from "@/lib/domain/booking/status";
import { sessionAt } from "@/lib/domain/booking/times";
import type { Session } from "@/lib/domain/booking/types";
import type { CalendarMethod } from "@/lib/domain/calendar/types";
import type { Instant, Interval } from "@/lib/domain/time";
import type { Change } from "./types";

/** A session that the change touched, with the times and SEQUENCE that the change gave it. */
export interface AffectedSession {
  readonly session: Session;
  /** Where it was until then; null for a session that has not moved. */
  readonly before: Interval | null;
  /** Whether calendars know of it and must hear of the change: not of a request, nor of what they dropped before. */
  readonly inCalendars: boolean;
}

/** What calendars are told of a change; null for a request and for money, of which they never hear, and where nothing changes. */
export function methodOf({ kind }: Change): CalendarMethod | null {
  switch (kind) {
    case "booked":
    case "approved":
    case "rescheduled":
    case "undone":
      return "REQUEST";
    case "canceled":
    case "reschedule_requested":
      return "CANCEL";
    case "requested":
    case "resubmitted":
    case "withdrawn":
    case "asked_again":
    case "fee_waived":
    case "payment_returned":
    case "refunded":
    case "refund_failed":
    case "reminder":
    case "follow_up":
      return null;
  }
}

function sessionOf(change: Change, id: string): Session {
  const session = change.booking.sessions.find((candidate) => candidate.id === id);
  if (session === undefined) throw new Error(`Session ${id} is not of booking ${change.booking.reference}`);
  return session;
}

function asRecorded(change: Change, recorded: RecordedSession): Session {
  const { sessionId, start, end, sequence } = recorded;
  return { ...sessionOf(change, sessionId), start, end, icalSequence: sequence };
}

function touchedSessions(change: Change): AffectedSession[] {
  const { kind, moves = [], sessions = [] } = change;
  const inCalendars = methodOf(change) !== null;
  if (kind === "requested" || kind === "resubmitted") {
    return requestedSessions(change.booking).map((session) => ({ session, before: null, inCalendars }));
  }
  if (kind === "rescheduled" || kind === "undone") {
    return moves.map(({ sessionId, from, to, sequence }) => ({
      session: asRecorded(change, { sessionId, ...to, sequence }),
      before: from,
      inCalendars,
    }));
  }
  return sessions.map((recorded) => ({
    session: asRecorded(change, recorded),
    before: null,
    inCalendars: inCalendars && (recorded.previousStatus === undefined || isLive(recorded.previousStatus)),
  }));
}

/** Money moves without any session. */
export function isAboutMoney({ kind }: Pick<Change, "kind">): boolean {
  return kind === "payment_returned" || kind === "refunded" || kind === "refund_failed";
}

/** The sessions that a change touched, by position. Throws where there is none, or one is not of the booking. */
export function affectedSessions(change: Change): readonly AffectedSession[] {
  if (isAboutMoney(change)) return [];
  const touched = touchedSessions(change);
  if (touched.length === 0) {
    throw new Error(`A change "${change.kind}" of ${change.booking.reference} without sessions`);
  }
  return touched.sort((a, b) => a.session.position - b.session.position);
}

/** The sessions that still stand and that the change left alone. */
export function untouchedSessions(change: Change, affected: readonly AffectedSession[]): readonly Session[] {
  const touched = new Set(affected.map(({ session }) => session.id));
  return change.booking.sessions.filter(({ id, status }) => isLive(status) && !touched.has(id));
}

/** Every time that a request suggests, for the mails about it. */
export function suggestedTimes(change: Change, affected: readonly AffectedSession[]): readonly Interval[] {
  const own = suggestionsFor(affected.map(({ session }) => session));
  return timesAt(change, change.suggestions ?? own);
}

/** The times that a request suggested until it suggested others. */
export function earlierTimes(change: Change): readonly Interval[] {
  const suggested = change.suggestions ?? [];
  const dropped = (change.previousSuggestions ?? []).filter((start) => !suggested.includes(start));
  return timesAt(change, dropped);
}

function timesAt({ booking }: Change, starts: readonly Instant[]): Interval[] {
  return starts.map((start) => sessionAt(start, booking));
}
