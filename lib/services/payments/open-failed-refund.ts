import { validate as isUuid } from "uuid";
import { type NoAccess, openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Refused } from "@/lib/errors";
import { notFound } from "@/lib/services/refuse";
import { findTransaction, type TransactionPlace } from "@/lib/store/transactions";

/** A refund that failed, for somebody who may change its booking. */
export async function openFailedRefund(
  user: SignedInUser,
  transactionId: string,
): Promise<{ readonly ok: true; readonly refund: TransactionPlace } | NoAccess | Refused> {
  const refund = isUuid(transactionId) ? await findTransaction(user.accountId, transactionId) : null;
  if (!refund) return notFound;
  const access = await openPageAs(user, refund.pageId, "edit");
  if (!access.ok) return access;
  return refund.status === "failed" ? { ok: true, refund } : NOT_FAILED;
}

const NOT_FAILED: Refused = {
  ok: false,
  code: "wrong_status",
  detail: "Look at the list again: this refund has not failed, or not any more.",
};
