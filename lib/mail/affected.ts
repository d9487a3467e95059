import { LIVE_STATUSES, type Session } from "@/lib/domain/booking/types";
import type { CalendarMethod } from "@/lib/domain/calendar/types";
import type { Interval } from "@/lib/domain/time";
import type { Change } from "./types";

/** A session that the change touched, with the times and SEQUENCE that it has after it. */
export interface AffectedSession {
  readonly session: Session;
  /** Where it was until now; null for a session that has not moved. */
  readonly before: Interval | null;
  /** What calendars are told; null for a request, of which they never hear. */
  readonly method: CalendarMethod | null;
}

export function isLive(session: Session): boolean {
  return LIVE_STATUSES.some((status) => status === session.status);
}

function sessionOf(change: Change, id: string): Session {
  const session = change.booking.sessions.find((candidate) => candidate.id === id);
  if (session === undefined) throw new Error(`Session ${id} is not of booking ${change.booking.reference}`);
  return session;
}

function movedSessions(change: Change): AffectedSession[] {
  return (change.moves ?? []).map(({ sessionId, from, to, sequence }) => ({
    session: { ...sessionOf(change, sessionId), start: to.start, end: to.end, icalSequence: sequence },
    before: from,
    method: "REQUEST",
  }));
}

function canceledSessions(change: Change, method: CalendarMethod | null): AffectedSession[] {
  return (change.canceledSessions ?? []).map(({ sessionId, sequence }) => ({
    session: { ...sessionOf(change, sessionId), icalSequence: sequence },
    before: null,
    method,
  }));
}

function all(sessions: readonly Session[], method: CalendarMethod | null): AffectedSession[] {
  return sessions.map((session) => ({ session, before: null, method }));
}

function touchedSessions(change: Change): AffectedSession[] {
  const { sessions } = change.booking;
  switch (change.kind) {
    case "booked":
    case "approved":
      return all(sessions.filter(isLive), "REQUEST");
    case "requested":
      return all(
        sessions.filter((session) => session.status === "requested"),
        null,
      );
    case "withdrawn":
      return change.canceledSessions === undefined ? all(sessions, null) : canceledSessions(change, null);
    case "rescheduled":
    case "undone":
      return movedSessions(change);
    case "canceled":
      return canceledSessions(change, "CANCEL");
  }
}

/** The sessions that a change touched, by position. Throws where there is none, or one is not of the booking. */
export function affectedSessions(change: Change): readonly AffectedSession[] {
  const touched = touchedSessions(change);
  if (touched.length === 0) throw new Error(`A ${change.kind} change of ${change.booking.reference} without sessions`);
  return touched.sort((a, b) => a.session.position - b.session.position);
}

/** The sessions that still stand and that the change left alone. */
export function untouchedSessions(change: Change, affected: readonly AffectedSession[]): readonly Session[] {
  const touched = new Set(affected.map(({ session }) => session.id));
  return change.booking.sessions.filter((session) => isLive(session) && !touched.has(session.id));
}
