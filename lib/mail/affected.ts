import type { RecordedSession } from "@/lib/domain/booking/activity";
import { LIVE_STATUSES, type Session } from "@/lib/domain/booking/types";
import type { CalendarMethod } from "@/lib/domain/calendar/types";
import { type Interval, MINUTE } from "@/lib/domain/time";
import type { Change } from "./types";

/** A session that the change touched, with the times and SEQUENCE that the change gave it. */
export interface AffectedSession {
  readonly session: Session;
  /** Where it was until then; null for a session that has not moved. */
  readonly before: Interval | null;
}

/** What calendars are told of a change; null for a request, of which they never hear. */
export function methodOf({ kind }: Change): CalendarMethod | null {
  switch (kind) {
    case "booked":
    case "approved":
    case "rescheduled":
    case "undone":
      return "REQUEST";
    case "canceled":
      return "CANCEL";
    case "requested":
    case "withdrawn":
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
  if (kind === "requested") return change.booking.sessions.map((session) => ({ session, before: null }));
  if (kind === "rescheduled" || kind === "undone") {
    return moves.map(({ sessionId, from, to, sequence }) => ({
      session: asRecorded(change, { sessionId, ...to, sequence }),
      before: from,
    }));
  }
  return sessions.map((recorded) => ({ session: asRecorded(change, recorded), before: null }));
}

/** The sessions that a change touched, by position. Throws where there is none, or one is not of the booking. */
export function affectedSessions(change: Change): readonly AffectedSession[] {
  const touched = touchedSessions(change);
  if (touched.length === 0) {
    throw new Error(`A change "${change.kind}" of ${change.booking.reference} without sessions`);
  }
  return touched.sort((a, b) => a.session.position - b.session.position);
}

/** The sessions that still stand and that the change left alone. */
export function untouchedSessions(change: Change, affected: readonly AffectedSession[]): readonly Session[] {
  const touched = new Set(affected.map(({ session }) => session.id));
  const isLive = ({ status }: Session) => LIVE_STATUSES.some((live) => live === status);
  return change.booking.sessions.filter((session) => isLive(session) && !touched.has(session.id));
}

/** Every time that a request suggested, for the mails about it. */
export function suggestedTimes(change: Change, affected: readonly AffectedSession[]): readonly Interval[] {
  const own = affected.flatMap(({ session }) => session.suggestedStarts ?? [session.start]);
  const length = change.booking.durationMinutes * MINUTE;
  return (change.suggestions ?? own).map((start) => ({ start, end: start + length }));
}
