import { leadingCode, type Refusal, type SessionProblem } from "./refusal";
import type { Booking, Session } from "./types";

/**
 * The sessions of a booking that were ticked, in the order asked. Refusals: `no_sessions`, `unknown_session`
 * (also for a session of another booking), `duplicate_session`.
 */
export function selectSessions(
  booking: Pick<Booking, "sessions">,
  ids: readonly string[],
): { readonly ok: true; readonly sessions: readonly Session[] } | Refusal {
  if (ids.length === 0) return { ok: false, code: "no_sessions" };
  const sessions: Session[] = [];
  const problems: SessionProblem[] = [];
  for (const [index, id] of ids.entries()) {
    const session = booking.sessions.find((candidate) => candidate.id === id);
    if (session === undefined) problems.push({ session: id, code: "unknown_session" });
    else if (ids.indexOf(id) !== index) problems.push({ session: id, code: "duplicate_session" });
    else sessions.push(session);
  }
  return refusalOf(problems) ?? { ok: true, sessions };
}

/** The refusal that lists these problems; null when there are none. */
export function refusalOf(problems: readonly SessionProblem[]): Refusal | null {
  const code = leadingCode(problems);
  return code === null ? null : { ok: false, code, sessions: problems };
}
