import { currentInstant } from "@/lib/clock";
import { writeDueEvents } from "@/lib/services/calendars/write-events";
import type { JobPayload } from "../definitions";

/** Writes what changed into the calendar of one owner. */
export async function writeCalendar({ ownerId }: JobPayload<"write_calendar">): Promise<void> {
  await writeDueEvents(ownerId, currentInstant());
}

/** Tries again what could not be written. */
export async function writeCalendars(): Promise<void> {
  await writeDueEvents(null, currentInstant());
}
