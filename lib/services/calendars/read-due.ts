import type { Instant } from "@/lib/domain/time";
import { dueConnections } from "@/lib/store/calendar-connections";
import { readDueConnection } from "./read-connection";

const AT_ONCE = 4;
const MOST = 200;

/** Reads every calendar that is due, a few at a time, so that one slow server does not hold up the others. */
export async function readDueCalendars(now: Instant): Promise<void> {
  const waiting = [...(await dueConnections(now, MOST))];
  const reader = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await readDueConnection(next, now);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
}
