import { adminAction } from "@/app/api/v1/admin/_http/action";
import { type RefundRetried, retryRefund } from "@/lib/services/payments/retry-refund";
import { fromField, pageOf } from "../../from";

/** Tries a refund that failed once more. */
export const POST = adminAction<typeof fromField, { transactionId: string }, RefundRetried>({
  schema: fromField,
  perform: ({ user, params, now }) => retryRefund(user, params.transactionId, now),
  render: ({ now }) => ({ status: now }),
  next: ({ now }, { input }) => pageOf(input.from, now),
});
