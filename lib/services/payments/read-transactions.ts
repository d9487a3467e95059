import type { ManagedBooking } from "@/lib/auth/managed-booking";
import { type MoneyRow, readMoneyOf } from "@/lib/store/session-record";

/** What moved, or is due, between a booking's customer and its owner, oldest first; guests are told nothing of it. */
export async function readTransactions({ booking, link }: ManagedBooking): Promise<MoneyRow[]> {
  if (link.holder.role !== "customer") return [];
  const all = await readMoneyOf(booking.accountId, booking.id);
  return all.filter(({ status }) => status !== "void");
}
