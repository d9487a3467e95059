import type { Activity } from "./activity";
import type { Booking, Session } from "./types";

/**
 * The booking as it stood before the given activities, which must be the latest ones, in any order. A mail that is
 * composed after two quick changes so tells the first one as it was.
 */
export function rewind(booking: Booking, activities: readonly Activity[]): Booking {
  const newestFirst = [...activities].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  return newestFirst.reduce(takeBack, booking);
}

function takeBack(booking: Booking, { data }: Activity): Booking {
  switch (data.kind) {
    case "rescheduled":
    case "undone":
      return change(booking, data.moves, (session, move) => ({
        ...session,
        ...move.from,
        status: move.previousStatus,
        icalSequence: move.sequence - 1,
        rescheduleCount: session.rescheduleCount + (data.kind === "undone" ? 1 : -1),
      }));
    case "canceled":
    case "withdrawn":
    case "completed":
      return change(booking, data.sessions, (session, ended) => ({
        ...session,
        status: ended.previousStatus,
        icalSequence: data.kind === "canceled" ? ended.sequence - 1 : ended.sequence,
      }));
    case "approved":
      return change(booking, data.sessions, (session) => ({ ...session, status: "requested" }));
    case "booked":
    case "requested":
      return booking;
  }
}

function change<Recorded extends { readonly sessionId: string }>(
  booking: Booking,
  recorded: readonly Recorded[],
  back: (session: Session, record: Recorded) => Session,
): Booking {
  const byId = new Map(recorded.map((record) => [record.sessionId, record]));
  const sessions = booking.sessions.map((session) => {
    const record = byId.get(session.id);
    return record ? back(session, record) : session;
  });
  return { ...booking, sessions };
}
