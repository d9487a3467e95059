import type { Instant } from "@/lib/domain/time";
import { dueConnections } from "@/lib/store/calendar-connections";
import { aFewAtOnce } from "./a-few-at-once";
import { readDueConnection } from "./read-connection";

const MOST = 200;

/** Reads every calendar that is due. */
export async function readDueCalendars(now: Instant): Promise<void> {
  await aFewAtOnce(await dueConnections(now, MOST), (connection) => readDueConnection(connection, now));
}
