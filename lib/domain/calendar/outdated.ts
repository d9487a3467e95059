import type { Session, SessionStatus } from "../booking/types";
import type { CalendarEvent, CalendarMethod } from "./types";

/** What a message of ours tells calendars about a session. */
export type Told = { readonly method: CalendarMethod } & Pick<CalendarEvent, "sequence">;

/** Whoever attends has been told to take it out of their calendar. */
const OUT_OF_CALENDARS: readonly SessionStatus[] = ["canceled", "reschedule_requested"];

/**
 * Whether calendar data that was sent once would be wrong if it arrived now. Some calendars take what comes last and don't
 * look at SEQUENCE (ics.md section 1), whether or not what changed the session was told them too.
 */
export function isOutdated(
  { method, sequence }: Told,
  { icalSequence, status }: Pick<Session, "icalSequence" | "status">,
): boolean {
  return sequence < icalSequence || (method === "REQUEST" && OUT_OF_CALENDARS.includes(status));
}
