import { checkoutUrlOf } from "@/lib/auth/checkout-link";
import type { Money } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { accountGateway } from "@/lib/payments/account-gateway";
import { setCheckout } from "@/lib/store/holds";
import { dropHold } from "./release-holds";

/** What is paid for, and by whom, as Stripe's page shows it. */
export interface Payable {
  readonly accountId: string;
  readonly holdId: string;
  readonly ownerId: string;
  readonly money: Money;
  readonly expiresAt: Instant;
  readonly title: string;
  readonly description: string;
  readonly email: string;
  readonly locale: string;
}

export interface CheckoutOpened {
  readonly ok: true;
  /** Where the customer pays. */
  readonly checkoutUrl: string;
  readonly expiresAt: Instant;
}

export interface CheckoutUnavailable {
  readonly ok: false;
  readonly code: "payment_unavailable";
}

/**
 * Opens the Checkout of a hold, after the transaction that made the hold. When that can't be done the hold ends at once: nothing has
 * changed, and the times are free again.
 */
export async function openCheckout(
  payable: Payable,
  now: Instant,
): Promise<CheckoutOpened | CheckoutUnavailable> {
  const { accountId, holdId, expiresAt } = payable;
  const url = await open(payable).catch((error: unknown) => {
    log().error({ err: error, hold: holdId }, "a Checkout could not be opened");
    return null;
  });
  if (url !== null) return { ok: true, checkoutUrl: url, expiresAt };
  await dropHold({ accountId, id: holdId, ownerId: payable.ownerId }, now);
  return { ok: false, code: "payment_unavailable" };
}

async function open({ money, ...payable }: Payable): Promise<string | null> {
  const { accountId, holdId } = payable;
  const gateway = await accountGateway(accountId);
  if (!gateway) return null;
  const back = checkoutUrlOf({ accountId, holdId });
  const checkout = await gateway.openCheckout({
    ...payable,
    amount: money,
    successUrl: back,
    cancelUrl: `${back}?left=1`,
  });
  if (await setCheckout(accountId, holdId, checkout.id)) return checkout.url;
  await gateway.closeCheckout(checkout.id); // the hold ended meanwhile: nobody is sent to pay it
  return null;
}
