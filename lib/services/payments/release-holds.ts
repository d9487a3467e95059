import type { Instant } from "@/lib/domain/time";
import { accountGateway } from "@/lib/payments/account-gateway";
import { endHold, freeHeldTimes, type Hold, lockHold, openHoldsOf } from "@/lib/store/holds";
import { inTransaction } from "@/lib/store/transaction";
import { settleHold } from "./settle-hold";

/**
 * Ends the changes of a booking that still wait for a payment, before another one begins: a second tab, or a customer who came back
 * and chose otherwise. One that was paid in the same moment is settled as paid; two are never both open to be paid.
 */
export async function releaseHolds(accountId: string, bookingId: string, now: Instant): Promise<void> {
  for (const hold of await openHoldsOf(accountId, bookingId)) await closeHold(hold, now);
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
