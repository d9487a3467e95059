import { redirect } from "next/navigation";
import { withQuery } from "@/app/query";
import type { Instant } from "@/lib/domain/time";
import { type Move, parseMove, writeMove } from "@/lib/move-parameter";
import type { JudgedSession } from "@/lib/services/read-managed-booking";
import type { ManagedPage } from "./open";

/** The way through the new times, as it stands in the address. */
export interface Moving {
  /** The ticked sessions that may move, by position. */
  readonly sessions: readonly JudgedSession[];
  /** What is chosen so far, by session. */
  readonly chosen: ReadonlyMap<string, Instant>;
}

/**
 * Reads the ticked sessions and their new times; without any session there is nothing to do here. Times are picked for
 * sessions that may move; a review keeps the others too, to say why they may not any more.
 */
export function readMoving(page: ManagedPage, { review = false } = {}): Moving {
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

/** The address parameters of the sessions and their new times. */
export function movingQuery(page: ManagedPage, { sessions, chosen }: Moving): URLSearchParams {
  const query = new URLSearchParams(sessions.map(({ session }) => ["session", session.id]));
  for (const { session } of sessions) {
    const start = chosen.get(session.id);
    if (start !== undefined) query.append("move", writeMove({ sessionId: session.id, start }));
  }
  for (const name of ["zone", "view", "draft"]) {
    const value = page.query.get(name);
    if (value) query.set(name, value);
  }
  return query;
}

/** The choice with some new times put in. */
export function withMoves(moving: Moving, moves: readonly Move[]): Moving {
  const chosen = new Map(moving.chosen);
  for (const { sessionId, start } of moves) chosen.set(sessionId, start);
  return { ...moving, chosen };
}

/** All chosen moves in the order of the sessions. */
export function movesOf({ sessions, chosen }: Moving): Move[] {
  return sessions.flatMap(({ session }) => {
    const start = chosen.get(session.id);
    return start === undefined ? [] : [{ sessionId: session.id, start }];
  });
}
