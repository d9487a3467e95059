import { v7 as orderedUuid } from "uuid";
import type { ActivityData } from "@/lib/domain/booking/activity";
import type { Instant } from "@/lib/domain/time";
import { appendActivity } from "@/lib/store/activities";
import { lockBooking } from "@/lib/store/bookings";
import type { CalendarReading } from "@/lib/store/busy-times";
import {
  type FoundSession,
  findConflicts,
  noteOwnersChanges,
  touchSession,
} from "@/lib/store/calendar-findings";
import type { Tx } from "@/lib/store/transaction";
import type { OwnEvent } from "./read-calendar";

/** Records sessions that lie where the owner turns out to be busy. Nothing about them changes. */
export async function reportConflicts(
  tx: Tx,
  owner: { readonly accountId: string; readonly ownerId: string },
  calendarIds: readonly string[],
  now: Instant,
): Promise<void> {
  for (const { busyStart, busyEnd, ...session } of await findConflicts(tx, owner, calendarIds, now)) {
    const busy = { start: busyStart, end: busyEnd };
    await record(
      tx,
      owner.accountId,
      session,
      { kind: "calendar_conflict", sessions: [told(session)], busy },
      now,
    );
  }
}

/** Records what the owner did to events of sessions in the calendar they are written into; it is offered as a change, not taken. */
export async function reportChanges(
  tx: Tx,
  accountId: string,
  { calendarId, gone }: CalendarReading,
  own: readonly OwnEvent[],
  now: Instant,
): Promise<void> {
  for (const change of await noteOwnersChanges(tx, { accountId, calendarId }, own, gone, now)) {
    const { seenAt, toStart, toEnd, ...session } = change;
    if (seenAt === null) continue;
    const to = toStart === null || toEnd === null ? null : { start: toStart, end: toEnd };
    await record(tx, accountId, session, { kind: "calendar_changed", sessions: [told(session)], to }, now);
  }
}

async function record(
  tx: Tx,
  accountId: string,
  { sessionId, bookingId }: FoundSession,
  data: ActivityData,
  now: Instant,
): Promise<void> {
  await lockBooking(tx, accountId, bookingId);
  const what = {
    id: orderedUuid(),
    bookingId,
    at: now,
    by: "system",
    byName: "",
    reason: null,
    data,
  } as const;
  await appendActivity(tx, accountId, what);
  await touchSession(tx, accountId, sessionId, now);
}

function told({ sessionId, start, end, sequence }: FoundSession) {
  return { sessionId, start, end, sequence };
}
