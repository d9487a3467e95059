import { currentInstant } from "@/lib/clock";
import { readDueCalendars } from "@/lib/services/calendars/read-due";

/** Reads the owners' calendars that are due. */
export async function readCalendars(): Promise<void> {
  await readDueCalendars(currentInstant());
}
