import { approveRequest } from "@/lib/services/actions/approve-request";
import { approval } from "../_http/schemas";
import { sessionAction } from "../_http/session-action";

/** Says yes to requests, at one of the suggested times or another one. */
export const POST = sessionAction({
  name: "approve",
  schema: approval,
  sessionsOf: ({ picks }) => picks.map(({ session }) => session),
  perform: ({ owned, sessions, input, now, idempotency }) => {
    const picks = input.picks
      .filter(({ session }) => sessions.includes(session))
      .map(({ session, start }) => ({ sessionId: session, start }));
    const { reason, confirmed } = input;
    return approveRequest(owned, { picks, reason, confirmed }, now, idempotency);
  },
});
