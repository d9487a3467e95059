import { waiveFees } from "@/lib/services/actions/waive-fees";
import { waiver } from "../_http/schemas";
import { sessionAction } from "../_http/session-action";

/** Lets go of reschedule fees that are due. */
export const POST = sessionAction({
  name: "waive",
  schema: waiver,
  sessionsOf: ({ sessions }) => sessions,
  perform: ({ owned, input: { fees, reason, tell }, now, idempotency }) =>
    waiveFees(owned, { fees, reason, tell }, now, idempotency),
});
