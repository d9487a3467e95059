import { markNoShow } from "@/lib/services/actions/mark-no-show";
import { chosenSessions } from "../_http/schemas";
import { sessionAction } from "../_http/session-action";

/** Notes that the customers did not come. */
export const POST = sessionAction({
  name: "no-show",
  schema: chosenSessions,
  sessionsOf: ({ sessions }) => sessions,
  perform: ({ owned, sessions, input, now, idempotency }) =>
    markNoShow(owned, { sessions, reason: input.reason }, now, idempotency),
});
