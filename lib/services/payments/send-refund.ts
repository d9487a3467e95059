import type { Instant } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import { accountGateway } from "@/lib/payments/account-gateway";
import { isFailed, type RefundState, type StripeGateway } from "@/lib/payments/gateway";
import { recordChange, SYSTEM } from "@/lib/services/change/record-change";
import { lockBooking, readBooking } from "@/lib/store/bookings";
import { type RefundRow, readRefund, setRefund } from "@/lib/store/payments";
import { inTransaction } from "@/lib/store/transaction";

/**
 * Sends a refund to Stripe, or asks how one that was sent stands. May be called as often as one likes: Stripe knows it by the
 * transaction's id, and one that went through stays so. A failure is recorded for the owner and tried again.
 *
 * @returns Whether it is through; false leaves it to the next try.
 */
export async function sendRefund(accountId: string, transactionId: string, now: Instant): Promise<boolean> {
  const refund = await readRefund(accountId, transactionId);
  if (!refund || refund.status === "void") return true;
  const gateway = await accountGateway(accountId);
  if (refund.status === "refunded" && (!gateway || refund.refund === null)) return true;
  const state = gateway ? await attempt(gateway, refund) : failed("There are no keys for Stripe.");
  await note(accountId, refund, state, now);
  return state.status === "refunded";
}

type Outcome = Pick<RefundState, "status" | "failure"> & { readonly id: string | null };

const failed = (failure: string): Outcome => ({ status: "failed", failure, id: null });

async function attempt(gateway: StripeGateway, refund: RefundRow): Promise<Outcome> {
  const money = { amount: refund.amount, currency: refund.currency };
  try {
    // A bank may send back what Stripe had called done.
    if (refund.status === "refunded" && refund.refund !== null)
      return await gateway.readRefund(refund.refund);
    // Stripe forgets Idempotency-Keys after a day; what it already has under our id is found by asking. For as long it repeats
    // an answer, though, also that of a refund which has failed since: that is noted first, and a new attempt has another key.
    const ours = (await gateway.refundsOf(refund.payment)).filter(
      ({ transactionId }) => transactionId === refund.id,
    );
    const known = ours.find(({ status }) => status !== "failed");
    if (known) return known;
    if (refund.status === "failed") {
      return await gateway.refund(refund.payment, money, refund.id, String(refund.heardAt));
    }
    return ours[0] ?? (await gateway.refund(refund.payment, money, refund.id));
  } catch (error) {
    if (isFailed(error)) return failed(error.message);
    throw error; // no answer: the queue tries again
  }
}

async function note(accountId: string, refund: RefundRow, state: Outcome, now: Instant): Promise<void> {
  const booking = refund.bookingId === null ? null : await readBooking(accountId, refund.bookingId);
  const owner = booking ? { accountId, ownerId: booking.ownerId } : undefined;
  await inTransaction(async (tx) => {
    const locked = booking && (await lockBooking(tx, accountId, booking.id));
    const outcome = { status: state.status, failure: state.failure, refund: state.id, at: now };
    const news = await setRefund(tx, accountId, refund.id, outcome);
    if (!news || state.status === "pending") return;
    if (!locked) {
      const told = { accountId, refundId: refund.id, about: "refund_failed", at: now } as const;
      if (state.status === "failed") await enqueue(tx, "tell_of_payment", told);
      return;
    }
    const money = { amount: refund.amount, currency: refund.currency };
    const { reference, automatic } = refund;
    const data =
      state.status === "refunded"
        ? ({ kind: "refunded", reference, money, automatic } as const)
        : ({ kind: "refund_failed", reference, money, failure: state.failure ?? "" } as const);
    await recordChange(tx, locked, SYSTEM, { at: now, reason: null, data });
  }, owner);
}
