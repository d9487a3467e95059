import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { chooseRefundPolicy } from "@/lib/services/payments/choose-refund-policy";

const schema = z.object({
  refundPolicy: z.enum(["none", "manual", "automatic"], "Choose what goes back through Stripe."),
});

export const POST = adminAction({
  schema,
  perform: ({ user, input: { refundPolicy }, now }) => chooseRefundPolicy(user, refundPolicy, now),
  next: () => "/admin/payments/settings?policy=saved#refunds",
});
