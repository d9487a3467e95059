import { HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { openHolds } from "@/lib/store/holds";
import { openRefunds } from "@/lib/store/payments";
import { sendRefund } from "./send-refund";
import { settleHold } from "./settle-hold";

/** Younger ones are left to the event that is surely on its way. */
const HOLD_LEFT_FOR = MINUTE;
const REFUND_LEFT_FOR = HOUR;
const AT_ONCE = 200;

/** Asks Stripe about every change that waits for a payment and every refund that is not through, one by one. */
export async function sweepPayments(now: Instant): Promise<void> {
  for (const { accountId, id } of await openHolds(now - HOLD_LEFT_FOR, AT_ONCE)) {
    await each("hold", id, () => settleHold(accountId, id, now));
  }
  for (const { accountId, id } of await openRefunds(now - REFUND_LEFT_FOR, AT_ONCE)) {
    await each("refund", id, () => sendRefund(accountId, id, now));
  }
}

/** One that fails does not keep the others waiting; the next sweep comes in a minute. */
async function each(what: string, id: string, settle: () => Promise<unknown>): Promise<void> {
  try {
    await settle();
  } catch (error) {
    log().error({ err: error, [what]: id }, "a payment could not be settled");
  }
}
