import type { Booking } from "@/lib/domain/booking/types";
import { refundable } from "@/lib/domain/money/refunds";
import { giveBack } from "@/lib/services/payments/give-back";
import { sendRefund } from "@/lib/services/payments/send-refund";
import { lockBooking } from "@/lib/store/bookings";
import { paymentsOf } from "@/lib/store/payments";
import { inTransaction } from "@/lib/store/transaction";
import { findDifferences } from "../books";
import type { StripeDouble } from "../stripe/double";
import { rows } from "../studio";
import type { Story } from "./steps";

/** A part of what is left of a booking's payments goes back by its owner's choice, and is tried once. */
export async function refundPart(booking: Booking, percent: number, now: number): Promise<void> {
  const { accountId, id, ownerId } = booking;
  const [last] = await rows<{ id: string }>(
    "SELECT id FROM activity WHERE booking_id = $1 ORDER BY at DESC",
    [id],
  );
  const references = await inTransaction(
    async (tx) => {
      await lockBooking(tx, accountId, id);
      const amount = Math.floor((refundable(await paymentsOf(tx, accountId, id)) * percent) / 100);
      const money = { amount, currency: "USD" };
      return giveBack(tx, booking, { kind: "refund_manual", money, activityId: last?.id ?? "" }, now);
    },
    { accountId, ownerId },
  );
  const refunds = await rows<{ id: string }>("SELECT id FROM transaction WHERE reference = ANY($1)", [
    references,
  ]);
  for (const refund of refunds) await sendRefund(accountId, refund.id, now).catch(() => {}); // the sweep sends it later
}

/** What is wrong after a story came to rest, in sentences. */
export async function findWrong(
  stripe: StripeDouble,
  story: Story,
  email: string,
  booking: Booking | null,
): Promise<string[]> {
  const holds = await rows<{ id: string; kind: string; status: string }>(
    `SELECT id, change ->> 'kind' AS kind, status FROM hold
     WHERE booking_id = $1 OR change -> 'request' -> 'customer' ->> 'email' = $2`,
    [booking?.id ?? null, email],
  );
  const settled = (kind: string) =>
    holds.filter((hold) => hold.kind === kind && hold.status === "settled").length;
  const moves = await rows("SELECT FROM activity WHERE booking_id = $1 AND kind = 'rescheduled'", [
    booking?.id ?? null,
  ]);
  const bought = story.price === "to be paid" ? settled("booking") : 1;
  const wrong = await findDifferences(
    stripe,
    holds.map(({ id }) => id),
  );
  if (moves.length !== settled("reschedule"))
    wrong.push(`${moves.length} moves, ${settled("reschedule")} paid for`);
  if (bought !== (booking ? 1 : 0))
    wrong.push(`${bought} bookings paid for, there ${booking ? "is one" : "is none"}`);
  return wrong;
}
