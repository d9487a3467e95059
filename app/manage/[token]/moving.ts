import { redirect } from "next/navigation";
import type { Moving } from "@/app/moving/moving";
import { withQuery } from "@/app/query";
import { parseMove } from "@/lib/move-parameter";
import type { JudgedSession } from "@/lib/services/change/read-managed-booking";
import type { ManagedPage } from "./open";

export type CustomerMoving = Moving<JudgedSession>;

/**
 * Reads the ticked sessions and their new times; without any session there is nothing to do here. Times are picked for
 * sessions that may move; a review keeps the others too, to say why they may not any more.
 */
export function readMoving(page: ManagedPage, { review = false } = {}): CustomerMoving {
  const moves = page.query.getAll("move").flatMap((text) => parseMove(text) ?? []);
  const asked = new Set([...page.query.getAll("session"), ...moves.map(({ sessionId }) => sessionId)]);
  const sessions = page.view.sessions.filter(
    ({ session, reschedule }) => asked.has(session.id) && (review || reschedule.allowed),
  );
  if (sessions.length === 0)
    redirect(withQuery(page.path, new URLSearchParams(), { zone: page.query.get("zone") }));
  const ids = new Set(sessions.map(({ session }) => session.id));
  const chosen = new Map(
    moves.filter(({ sessionId }) => ids.has(sessionId)).map((move) => [move.sessionId, move.start]),
  );
  return { sessions, chosen };
}
