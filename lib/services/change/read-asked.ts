import type { ManagedBooking } from "@/lib/auth/managed-booking";
import { readActivities } from "@/lib/store/activities";

/** Why the owner asked for new times, the last time they did; null where they gave no reason. */
export async function readReasonAsked({ booking }: ManagedBooking): Promise<string | null> {
  const record = await readActivities(booking.accountId, booking.id);
  return record.findLast(({ data }) => data.kind === "reschedule_requested")?.reason ?? null;
}
