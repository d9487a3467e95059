import { adminAction } from "@/app/api/v1/admin/_http/action";
import { giveUpRefund } from "@/lib/services/payments/give-up-refund";
import { fromField, pageOf } from "../../from";

/** Tries a refund that failed no more. */
export const POST = adminAction<typeof fromField, { transactionId: string }>({
  schema: fromField,
  perform: ({ user, params, now }) => giveUpRefund(user, params.transactionId, now),
  next: (_, { input }) => pageOf(input.from, "given-up"),
});
