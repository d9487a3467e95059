import type { NoAccess } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { recordChange } from "@/lib/services/change/record-change";
import { lockBooking, readBooking } from "@/lib/store/bookings";
import { giveUpRefund as writeGivenUp } from "@/lib/store/payments";
import { inTransaction } from "@/lib/store/transaction";
import { openFailedRefund } from "./open-failed-refund";

/** A refund that failed is tried no more: owner and customer settle it otherwise. What it was to give back is free to be refunded again. */
export async function giveUpRefund(
  user: SignedInUser,
  transactionId: string,
  now: Instant,
): Promise<{ readonly ok: true } | NoAccess | Refused> {
  const opened = await openFailedRefund(user, transactionId);
  if (!opened.ok) return opened;
  const { accountId } = user;
  const { bookingId, reference, amount, currency } = opened.refund;
  const booking = bookingId === null ? null : await readBooking(accountId, bookingId);
  await inTransaction(
    async (tx) => {
      const locked = booking && (await lockBooking(tx, accountId, booking.id));
      const done = await writeGivenUp(tx, accountId, transactionId, now);
      if (!locked || !done) return;
      const data = { kind: "refund_given_up", reference, money: { amount, currency } } as const;
      const author = { by: "owner", holderName: user.name } as const;
      await recordChange(tx, locked, author, { at: now, reason: null, data });
    },
    booking ? { accountId, ownerId: booking.ownerId } : undefined,
  );
  return { ok: true };
}
