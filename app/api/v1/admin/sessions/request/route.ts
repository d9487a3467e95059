import { requestReschedule } from "@/lib/services/actions/request-reschedule";
import { chosenSessions } from "../_http/schemas";
import { sessionAction } from "../_http/session-action";

/** Asks the customers to pick new times. */
export const POST = sessionAction({
  name: "request",
  schema: chosenSessions,
  sessionsOf: ({ sessions }) => sessions,
  perform: ({ owned, sessions, input, now, idempotency }) =>
    requestReschedule(owned, { sessions, reason: input.reason }, now, idempotency),
});
