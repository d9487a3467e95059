import { currentInstant } from "@/lib/clock";
import { writeAllDueEvents, writeDueEvents } from "@/lib/services/calendars/write-events";
import type { JobPayload } from "../definitions";

/** Writes what changed into the calendar of one owner. */
export async function writeCalendar(owner: JobPayload<"write_calendar">): Promise<void> {
  await writeDueEvents(owner, currentInstant());
}

/** Tries again what could not be written. */
export async function writeCalendars(): Promise<void> {
  await writeAllDueEvents(currentInstant());
}
