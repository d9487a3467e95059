import { chosenAmount } from "@/lib/services/actions/choose-refund";
import { refundPayments } from "@/lib/services/actions/refund-payments";
import { manualRefund } from "../_http/schemas";
import { sessionAction } from "../_http/session-action";

/** Gives back a part of what was paid for a booking through Stripe, or all of it. */
export const POST = sessionAction({
  name: "refund",
  schema: manualRefund,
  sessionsOf: ({ sessions }) => sessions,
  perform: async ({ owned, input: { refund, reason }, now, idempotency }) => {
    const money = chosenAmount(owned.booking, refund);
    return "ok" in money ? money : refundPayments(owned, { money, reason }, now, idempotency);
  },
});
