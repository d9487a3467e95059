import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import { accountGateway } from "@/lib/payments/account-gateway";
import { subjectOf } from "@/lib/payments/gateway";
import { currentAccount } from "@/lib/services/account";
import { inTransaction } from "@/lib/store/transaction";

/**
 * Takes an event of Stripe. It only says what to ask Stripe about: a job does that, so an event that comes twice, late, or in
 * another order changes nothing (spec section 5).
 */
export async function receiveStripeEvent(
  rawBody: string,
  signature: string,
): Promise<{ readonly ok: true } | Refused> {
  const { id: accountId } = await currentAccount();
  const gateway = await accountGateway(accountId);
  if (!gateway) return { ok: false, code: "payment_unavailable", detail: "No keys for Stripe are set here." };
  let subject: ReturnType<typeof subjectOf>;
  try {
    subject = subjectOf(gateway.readEvent(rawBody, signature));
  } catch (error) {
    log().warn({ err: error }, "an event of Stripe was refused");
    return {
      ok: false,
      code: "invalid",
      detail: "The signature of this event is not the one of our webhook.",
    };
  }
  if (subject === null) return { ok: true };
  const about = subject;
  await inTransaction(async (tx) => {
    if ("holdId" in about) {
      await enqueue(tx, "settle_hold", { accountId, holdId: about.holdId }, `settle ${about.holdId}`);
    } else {
      await enqueue(tx, "send_refund", { accountId, transactionId: about.transactionId });
    }
  });
  return { ok: true };
}
