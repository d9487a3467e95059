import type { NoAccess } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { log } from "@/lib/log";
import { findTransaction } from "@/lib/store/transactions";
import { openFailedRefund } from "./open-failed-refund";
import { sendRefund } from "./send-refund";

export interface RefundRetried {
  readonly ok: true;
  /** How it stands now; `unanswered` while Stripe has said nothing. */
  readonly now: "refunded" | "pending" | "failed" | "unanswered";
}

/** Tries a refund that failed once more, at once; the sweep does it every hour anyway. */
export async function retryRefund(
  user: SignedInUser,
  transactionId: string,
  now: Instant,
): Promise<RefundRetried | NoAccess | Refused> {
  const opened = await openFailedRefund(user, transactionId);
  if (!opened.ok) return opened;
  try {
    await sendRefund(user.accountId, transactionId, now);
  } catch (error) {
    log().error({ err: error, refund: transactionId }, "a refund could not be tried again");
    return { ok: true, now: "unanswered" };
  }
  const after = await findTransaction(user.accountId, transactionId);
  const status = after?.status;
  return { ok: true, now: status === "refunded" || status === "pending" ? status : "failed" };
}
