import type { ManagedBooking } from "@/lib/auth/managed-booking";
import type { Activity } from "@/lib/domain/booking/activity";
import type { Instant } from "@/lib/domain/time";
import { latestActivity, readActivities, readActivity } from "@/lib/store/activities";
import { undoUntilOf } from "./undo-change";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface RecordedChange {
  readonly activity: Activity;
  /** Until when it can still be taken back; null when that is over, or something happened since. */
  readonly undoUntil: Instant | null;
}

/** One change of the booking as it was recorded; without an id the first one, the booking itself. */
export async function readChange(
  { booking }: ManagedBooking,
  id: string | null,
  now: Instant,
): Promise<RecordedChange | null> {
  const { accountId, id: bookingId } = booking;
  if (id !== null && !UUID.test(id)) return null;
  const activity =
    id === null
      ? (await readActivities(accountId, bookingId))[0]
      : await readActivity(accountId, bookingId, id);
  if (!activity) return null;
  const until = undoUntilOf(activity);
  const latest = until === null ? null : await latestActivity(accountId, bookingId);
  return { activity, undoUntil: until !== null && latest?.id === activity.id && now < until ? until : null };
}

/** Until when the booking's last change can be taken back, with how many sessions it moved; null when it can't be. */
export async function readUndoable(
  { booking }: ManagedBooking,
  now: Instant,
): Promise<{ until: Instant; sessions: number } | null> {
  const latest = await latestActivity(booking.accountId, booking.id);
  const until = latest && undoUntilOf(latest);
  if (!latest || !until || now >= until || !("moves" in latest.data)) return null;
  return { until, sessions: latest.data.moves.length };
}
