import type { OwnedBooking } from "@/lib/auth/owned-booking";
import type { RecordedFee } from "@/lib/domain/booking/plan-waive";
import { readFees } from "@/lib/store/money";

/** The reschedule fees of a booking that are still due, oldest first. */
export async function readDueFees({ booking }: OwnedBooking): Promise<RecordedFee[]> {
  const fees = await readFees(booking.accountId, booking.id);
  return fees.filter(({ due }) => due);
}
