import type { BookingPage } from "@/lib/domain/booking/page";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { accountGateway } from "@/lib/payments/account-gateway";
import type { BookingRequest } from "@/lib/services/book/book-sessions";
import {
  endHold,
  freeHeldTimes,
  type Hold,
  lockHold,
  ONE_OPEN_HOLD,
  openHoldsOf,
  openHoldsOfCustomer,
} from "@/lib/store/holds";
import { DuplicateError, inTransaction } from "@/lib/store/transaction";
import type { CheckoutUnavailable } from "./open-checkout";
import { settleHold } from "./settle-hold";

const ATTEMPTS = 3;
const UNAVAILABLE: CheckoutUnavailable = { ok: false, code: "payment_unavailable" };

/**
 * Begins a change of a booking after those that still wait for a payment were ended: a second tab's, or that of a customer who came
 * back and chose otherwise. One that was paid in the same moment is settled as paid. Where another tab was quicker in between, the
 * database refuses a second hold (`ONE_OPEN_HOLD`) and its hold is ended too: two are never both open to be paid. Nothing begins
 * where Stripe does not answer: the first could still be paid.
 */
export async function afterReleasingHolds<T>(
  { accountId, id }: Pick<Booking, "accountId" | "id">,
  now: Instant,
  begin: () => Promise<T>,
): Promise<T | CheckoutUnavailable> {
  for (let attempt = 1; ; attempt += 1) {
    if (!(await release(await openHoldsOf(accountId, id), now))) return UNAVAILABLE;
    try {
      return await begin();
    } catch (error) {
      const heldBefore = error instanceof DuplicateError && error.constraint === ONE_OPEN_HOLD;
      if (!heldBefore || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * Ends the bookings that somebody began to pay, before they book again at one of the same times: whoever comes back from paying would
 * find those taken, by themselves.
 *
 * @returns Whether they ended; not where Stripe does not answer.
 */
export async function releaseOwnHolds(
  { accountId, id: pageId }: Pick<BookingPage, "accountId" | "id">,
  { customer, starts }: Pick<BookingRequest, "customer" | "starts">,
  now: Instant,
): Promise<boolean> {
  return release(await openHoldsOfCustomer(accountId, pageId, customer.email, starts), now);
}

async function release(holds: readonly Hold[], now: Instant): Promise<boolean> {
  for (const hold of holds) {
    try {
      await closeHold(hold, now);
    } catch (error) {
      log().error({ err: error, hold: hold.id }, "a Checkout could not be closed");
      return false;
    }
  }
  return true;
}

/** Closes a hold's Checkout, and brings the hold to the end that Stripe then tells. */
export async function closeHold(hold: Hold, now: Instant): Promise<void> {
  if (hold.checkoutId === null) return dropHold(hold, now);
  const gateway = await accountGateway(hold.accountId);
  if (!gateway) throw new Error("a payment waits, but the keys of Stripe are gone");
  await gateway.closeCheckout(hold.checkoutId);
  await settleHold(hold.accountId, hold.id, now);
}

/** Ends a hold whose Checkout nobody was sent to. One that is being opened at this moment finds that out (`setCheckout`). */
export async function dropHold(
  { accountId, id, ownerId }: Pick<Hold, "accountId" | "id" | "ownerId">,
  now: Instant,
): Promise<void> {
  await inTransaction(
    async (tx) => {
      const hold = await lockHold(tx, accountId, id);
      if (hold?.status !== "open" || hold.checkoutId !== null) return;
      await freeHeldTimes(tx, hold);
      await endHold(tx, hold, { status: "abandoned", at: now });
    },
    { accountId, ownerId },
  );
}
