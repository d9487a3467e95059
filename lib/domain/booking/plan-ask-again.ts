import { readReason } from "./reason";
import type { Refusal } from "./refusal";
import { refusalOf, selectSessions } from "./selection";
import type { Booking, Session } from "./types";

export interface AskAgainPlan {
  readonly ok: true;
  /** In the order asked; they stay as they are. */
  readonly sessions: readonly Session[];
  readonly reason: string | null;
}

/**
 * Plans to remind a customer of the owner's request for new times (spec section 4). Only what waits for them can be asked
 * again.
 * Refusals: `no_sessions`, `unknown_session`, `duplicate_session`, per session `wrong_status`; then `reason_too_long`.
 */
export function planAskAgain(wanted: {
  readonly booking: Booking;
  readonly sessionIds: readonly string[];
  readonly reason: string | null;
}): AskAgainPlan | Refusal {
  const selection = selectSessions(wanted.booking, wanted.sessionIds);
  if (!selection.ok) return selection;
  const problems = selection.sessions.flatMap(({ id, status }) =>
    status === "reschedule_requested" ? [] : [{ session: id, code: "wrong_status" as const }],
  );
  const refusal = refusalOf(problems);
  if (refusal !== null) return refusal;
  const read = readReason("optional", wanted.reason);
  return read.ok
    ? { ok: true, sessions: selection.sessions, reason: read.reason }
    : { ok: false, code: read.code };
}
