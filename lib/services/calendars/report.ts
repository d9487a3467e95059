import { v7 as orderedUuid } from "uuid";
import type { ActivityData } from "@/lib/domain/booking/activity";
import type { Instant } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import { appendActivity } from "@/lib/store/activities";
import { lockBooking } from "@/lib/store/bookings";
import type { CalendarReading } from "@/lib/store/busy-times";
import { noteConflicts } from "@/lib/store/calendar-conflicts";
import { type FoundSession, noteOwnersChanges, touchSession } from "@/lib/store/calendar-findings";
import type { Tx } from "@/lib/store/transaction";
import type { OwnEvent } from "./read-calendar";

interface Owner {
  readonly accountId: string;
  readonly ownerId: string;
}

/** What was recorded and is to be decided. */
export interface Reported {
  readonly bookingId: string;
  readonly activityId: string;
}

/** Records sessions that lie where the owner turns out to be busy. Nothing about them changes. */
export async function reportConflicts(tx: Tx, owner: Owner, now: Instant): Promise<Reported[]> {
  const reported: Reported[] = [];
  for (const { busy, ...session } of await noteConflicts(tx, owner, now)) {
    const data = { kind: "calendar_conflict", sessions: [told(session)], busy } as const;
    reported.push(await record(tx, owner.accountId, session, data, now));
  }
  return reported;
}

/** Records what the owner did to events of sessions in the calendar they are written into; it is offered as a change, not taken. */
export async function reportChanges(
  tx: Tx,
  accountId: string,
  { calendarId, gone }: CalendarReading,
  own: readonly OwnEvent[],
  now: Instant,
): Promise<Reported[]> {
  const reported: Reported[] = [];
  for (const change of await noteOwnersChanges(tx, { accountId, calendarId }, own, gone, now)) {
    const { seenAt, toStart, toEnd, ...session } = change;
    if (seenAt === null) continue;
    const to = toStart === null || toEnd === null ? null : { start: toStart, end: toEnd };
    const data = { kind: "calendar_changed", sessions: [told(session)], to } as const;
    reported.push(await record(tx, accountId, session, data, now));
  }
  return reported;
}

/** Has the owner mailed about what was reported, in one mail. */
export async function tellOwner(
  tx: Tx,
  owner: Owner,
  reported: readonly Reported[],
  now: Instant,
): Promise<void> {
  if (reported.length === 0) return;
  await enqueue(tx, "send_notice", {
    about: "calendar_findings",
    ...owner,
    at: now,
    reported: [...reported],
  });
}

async function record(
  tx: Tx,
  accountId: string,
  { sessionId, bookingId }: FoundSession,
  data: ActivityData,
  now: Instant,
): Promise<Reported> {
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
  return { bookingId, activityId: what.id };
}

function told({ sessionId, start, end, sequence }: FoundSession) {
  return { sessionId, start, end, sequence };
}
