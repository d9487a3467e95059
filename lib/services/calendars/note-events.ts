import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import { markAheadDue, markBookingDue, markHandedOver, markSessionDue } from "@/lib/store/calendar-events";
import type { Tx } from "@/lib/store/transaction";

interface Owner {
  readonly accountId: string;
  readonly ownerId: string;
}

/** Has the events of a booking written into its owner's calendar as its sessions stand at the end of this transaction. */
export async function noteBookingEvents(
  tx: Tx,
  { accountId, id, ownerId }: Pick<Booking, "accountId" | "id" | "ownerId">,
  now: Instant,
): Promise<void> {
  if (await markBookingDue(tx, accountId, id, now)) await enqueueWriting(tx, { accountId, ownerId });
}

/** The same for one session, also where nothing changed. */
export async function noteSessionEvent(tx: Tx, owner: Owner, sessionId: string, now: Instant): Promise<void> {
  if (await markSessionDue(tx, owner.accountId, sessionId, now)) await enqueueWriting(tx, owner);
}

/** The same for everything of an owner that lies ahead. */
export async function noteEventsAhead(tx: Tx, owner: Owner, now: Instant): Promise<void> {
  if (await markAheadDue(tx, owner.accountId, owner.ownerId, now)) await enqueueWriting(tx, owner);
}

/** The same for everything that lies ahead on a page, which was just handed to that owner. */
export async function noteHandedOver(tx: Tx, owner: Owner, pageId: string, now: Instant): Promise<void> {
  if (await markHandedOver(tx, owner.accountId, pageId, now)) await enqueueWriting(tx, owner);
}

/** One job for an owner does whatever is due when it runs. */
export async function enqueueWriting(tx: Tx, { accountId, ownerId }: Owner): Promise<void> {
  await enqueue(tx, "write_calendar", { accountId, ownerId }, `calendar ${ownerId}`);
}
