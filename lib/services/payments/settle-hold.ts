import type { Instant } from "@/lib/domain/time";
import { DAY, MINUTE } from "@/lib/domain/time";
import { accountGateway } from "@/lib/payments/account-gateway";
import type { CheckoutState } from "@/lib/payments/gateway";
import { settleRaces } from "@/lib/services/change/settle-races";
import { endHold, freeHeldTimes, type Hold, type HoldStatus, lockHold, readHold } from "@/lib/store/holds";
import { inTransaction } from "@/lib/store/transaction";
import { completeHeldBooking } from "./complete-held-booking";
import { completeHeldReschedule } from "./complete-held-reschedule";

/** A Checkout that was never opened, because the process died before it could be: nobody has its address. */
const OPENED_WITHIN = 2 * MINUTE;

/**
 * Brings a hold to its end as Stripe says: paid and done, paid and given back, or not paid and dropped. It asks Stripe itself and
 * decides under the owner's lock, once; so it may be called by any event, in any order, as often as one likes (spec section 5).
 *
 * @returns What the hold is now; null for none of that id.
 */
export async function settleHold(
  accountId: string,
  holdId: string,
  now: Instant,
): Promise<HoldStatus | null> {
  const hold = await readHold(accountId, holdId);
  if (hold?.status !== "open") return hold?.status ?? null;
  const owner = { accountId, ownerId: hold.ownerId };
  const checkout = await checkoutOf(hold, now).catch(async (error: unknown) => {
    // Other keys, or none any more: the money stays an open question, but the owner's time does not wait for the answer.
    if (now >= hold.expiresAt + DAY) await inTransaction((tx) => freeHeldTimes(tx, hold), owner);
    throw error;
  });
  if (checkout === "open") return "open";
  return settleRaces(() =>
    inTransaction(async (tx) => {
      const locked = await lockHold(tx, accountId, holdId);
      if (locked?.status !== "open") return locked?.status ?? null;
      if (locked.checkoutId !== hold.checkoutId) return "open"; // it was opened meanwhile, and somebody may pay it
      await freeHeldTimes(tx, locked);
      if (checkout === "never paid") {
        await endHold(tx, locked, { status: "abandoned", at: now });
        return "abandoned";
      }
      const { change } = locked;
      return change.kind === "reschedule"
        ? completeHeldReschedule(tx, { ...locked, change }, checkout, now)
        : completeHeldBooking(tx, { ...locked, change }, checkout, now);
    }, owner),
  );
}

/** How the Checkout stands; one whose time is over is closed, so that nobody pays it after its times were given back. */
async function checkoutOf(hold: Hold, now: Instant): Promise<PaidCheckout | "open" | "never paid"> {
  if (hold.checkoutId === null) return now < hold.createdAt + OPENED_WITHIN ? "open" : "never paid";
  const gateway = await accountGateway(hold.accountId);
  if (!gateway) throw new Error("a payment waits, but the keys of Stripe are gone");
  const seen = await gateway.readCheckout(hold.checkoutId);
  const checkout =
    seen.status === "open" && now >= hold.expiresAt ? await gateway.closeCheckout(seen.id) : seen;
  if (checkout.status === "expired") return "never paid";
  if (checkout.status === "open") return "open";
  if (checkout.paymentIntent === null) throw new Error(`the paid Checkout ${checkout.id} names no payment`);
  return { ...checkout, paymentIntent: checkout.paymentIntent };
}

/** A Checkout that was paid. */
export type PaidCheckout = CheckoutState & { readonly paymentIntent: string };
