import type { Activity } from "./activity";
import { shareSuggestions } from "./plan-booking";
import { usesQuota } from "./status";
import type { SessionLength } from "./times";
import type { Session, SessionStatus } from "./types";

/**
 * The sessions of a booking as the record tells them: every activity from the first, "booked" or "requested", applied
 * in order. A part of the record, from the first, gives the sessions as they stood right after its last activity.
 * Sessions that an activity does not name stay as they are.
 *
 * @param sessions Only who they are is read: id, reference, position, UID.
 * @param length Of the booking; suggested times are recorded by their starts alone.
 * @param activities Oldest first. Instants are epoch milliseconds.
 * @throws Error when an activity names a session that is not of the booking, or the record does not begin at the start.
 * Rule: spec section 1, "Activity"; nothing is refused.
 */
export function replay(
  sessions: readonly Session[],
  length: SessionLength,
  activities: readonly Activity[],
): Session[] {
  const first = activities[0]?.data.kind;
  if (first !== "booked" && first !== "requested") throw new Error("a record begins with the booking");
  return activities.reduce((states, activity) => step(states, length, activity), [...sessions]);
}

/** The sessions as they stand after one more activity. */
export function step(
  sessions: readonly Session[],
  length: SessionLength,
  { data, by }: Pick<Activity, "data" | "by">,
): Session[] {
  switch (data.kind) {
    case "booked":
      return change(sessions, data.sessions, (session, { start, end, sequence }) => ({
        ...session,
        ...asBooked(start, end),
        status: "scheduled",
        statusBy: by,
        rescheduleCount: 0,
        icalSequence: sequence,
      }));
    case "requested": {
      const asked = sessions.map((session) => ({
        ...session,
        status: "requested" as const,
        statusBy: by,
        rescheduleCount: 0,
        icalSequence: 0,
      }));
      return suggest(asked, data.suggestions, length);
    }
    case "resubmitted":
      return suggest(sessions, data.suggestions, length).map((session) =>
        session.status === "requested" ? { ...session, statusBy: by } : session,
      );
    case "approved":
      return change(sessions, data.sessions, (session, { start, end, sequence }) => ({
        ...session,
        ...asBooked(start, end),
        status: "scheduled",
        statusBy: by,
        icalSequence: sequence,
      }));
    case "rescheduled":
      return change(sessions, data.moves, (session, { to, sequence, previousStatus }) => ({
        ...session,
        start: to.start,
        end: to.end,
        status: "rescheduled",
        statusBy: by,
        icalSequence: sequence,
        rescheduleCount: session.rescheduleCount + (usesQuota(previousStatus, by) ? 1 : 0),
      }));
    case "undone":
      return change(sessions, data.moves, (session, { to, sequence, status }) => ({
        ...session,
        start: to.start,
        end: to.end,
        status,
        statusBy: by,
        icalSequence: sequence,
        rescheduleCount: Math.max(0, session.rescheduleCount - 1),
      }));
    case "asked_again":
      return [...sessions];
    case "canceled":
    case "withdrawn":
    case "reschedule_requested":
    case "completed":
    case "no_show":
      return change(sessions, data.sessions, (session, { sequence }) => ({
        ...session,
        status: STATUS_AFTER[data.kind],
        statusBy: by,
        icalSequence: sequence,
      }));
    case "fee_waived":
    case "calendar_conflict":
    case "calendar_changed":
    case "paid":
    case "payment_returned":
    case "refund_started":
    case "refund_given_up":
    case "refunded":
    case "refund_failed":
    case "address_failing":
    case "calendar_reply":
      return [...sessions];
  }
}

const STATUS_AFTER = {
  canceled: "canceled",
  withdrawn: "canceled",
  reschedule_requested: "reschedule_requested",
  completed: "completed",
  no_show: "no_show",
} as const satisfies Record<string, SessionStatus>;

/** A session whose time is settled: booked, or approved. The furthest-date rule counts from here. */
function asBooked(start: number, end: number) {
  return { start, end, originalStart: start, suggestedStarts: null };
}

/** Gives the suggested times to the sessions that await approval, by position. */
function suggest(
  sessions: readonly Session[],
  suggestions: readonly number[],
  length: SessionLength,
): Session[] {
  const requested = sessions
    .filter(({ status }) => status === "requested")
    .sort((a, b) => a.position - b.position);
  const shared = shareSuggestions(suggestions, requested.length, length);
  const recorded = requested.flatMap(({ id }, index) => {
    const suggested = shared[index];
    return suggested === undefined ? [] : [{ ...suggested, sessionId: id }];
  });
  return change(sessions, recorded, (session, { start, end, suggestedStarts }) => ({
    ...session,
    start,
    end,
    originalStart: start,
    suggestedStarts,
  }));
}

function change<Recorded extends { readonly sessionId: string }>(
  sessions: readonly Session[],
  recorded: readonly Recorded[],
  after: (session: Session, record: Recorded) => Session,
): Session[] {
  const byId = new Map(recorded.map((record) => [record.sessionId, record]));
  const changed = sessions.map((session) => {
    const record = byId.get(session.id);
    byId.delete(session.id);
    return record === undefined ? session : after(session, record);
  });
  const [stranger] = byId.keys();
  if (stranger !== undefined) throw new Error(`session ${stranger} is not of the booking`);
  return changed;
}
