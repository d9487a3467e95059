import type { SlotSettings } from "@/lib/domain/availability/types";
import type { Booking, Session } from "@/lib/domain/booking/types";
import type { Instant, Zone } from "@/lib/domain/time";
import { type Move, writeMove } from "@/lib/move-parameter";

/** What the steps of picking new times have in common, whoever walks them. */
export interface MovePage {
  /** Times are picked at `times` under it. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly view: { readonly booking: Booking; readonly settings: SlotSettings };
  readonly zone: Zone;
  /** Of who reads the page, where that is not the booking's customer. */
  readonly locale?: string;
  readonly now: Instant;
}

export function localeOf({ locale, view }: MovePage): string {
  return locale ?? view.booking.locale;
}

/** The way through the new times, as it stands in the address. */
export interface Moving<One extends { readonly session: Session } = { readonly session: Session }> {
  /** The ticked sessions, by position. */
  readonly sessions: readonly One[];
  /** What is chosen so far, by session. */
  readonly chosen: ReadonlyMap<string, Instant>;
}

/** The address parameters of the sessions and their new times. */
export function movingQuery({ query: asked }: MovePage, { sessions, chosen }: Moving): URLSearchParams {
  const query = new URLSearchParams(sessions.map(({ session }) => ["session", session.id]));
  for (const { session } of sessions) {
    const start = chosen.get(session.id);
    if (start !== undefined) query.append("move", writeMove({ sessionId: session.id, start }));
  }
  for (const name of ["zone", "view", "draft"]) {
    const value = asked.get(name);
    if (value) query.set(name, value);
  }
  return query;
}

/** The choice with some new times put in. */
export function withMoves<M extends Moving>(moving: M, moves: readonly Move[]): M {
  const chosen = new Map(moving.chosen);
  for (const { sessionId, start } of moves) chosen.set(sessionId, start);
  return { ...moving, chosen };
}

/** The choice without the times of some sessions. */
export function withoutTimes<M extends Moving>(moving: M, sessionIds: ReadonlySet<string>): M {
  return { ...moving, chosen: new Map([...moving.chosen].filter(([id]) => !sessionIds.has(id))) };
}

/** All chosen moves in the order of the sessions. */
export function movesOf({ sessions, chosen }: Moving): Move[] {
  return sessions.flatMap(({ session }) => {
    const start = chosen.get(session.id);
    return start === undefined ? [] : [{ sessionId: session.id, start }];
  });
}
