import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { moves } from "../_http/schemas";
import { sessionAction } from "../_http/session-action";

/** Moves sessions for their customers. */
export const POST = sessionAction({
  name: "reschedule",
  schema: moves,
  sessionsOf: (input) => input.moves.map(({ session }) => session),
  perform: ({ owned, sessions, input, now, idempotency }) => {
    const wanted = input.moves
      .filter(({ session }) => sessions.includes(session))
      .map(({ session, start }) => ({ sessionId: session, start }));
    const { reason, confirmed } = input;
    return rescheduleSessions(owned, { moves: wanted, reason, zone: null, confirmed }, now, idempotency);
  },
});
