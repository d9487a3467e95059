import { chosenRefund } from "@/lib/services/actions/choose-refund";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { cancellation } from "../_http/schemas";
import { sessionAction } from "../_http/session-action";

/** Cancels sessions, and declines requests. */
export const POST = sessionAction({
  name: "cancel",
  schema: cancellation,
  sessionsOf: ({ sessions }) => sessions,
  perform: async ({ owned, sessions, input, now, idempotency }) => {
    const refund = chosenRefund(owned.booking, input.refund);
    if (typeof refund === "object" && "ok" in refund) return refund;
    return cancelSessions(owned, { sessions, reason: input.reason, refund }, now, idempotency);
  },
});
