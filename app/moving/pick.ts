import { redirect } from "next/navigation";
import { withQuery } from "@/app/query";
import type { Instant } from "@/lib/domain/time";
import { parseMove } from "@/lib/move-parameter";
import { type MoveAll, suggestMoves } from "@/lib/services/change/suggest-moves";
import { type MovePage, type Moving, movingQuery, withMoves } from "./moving";

const MOVE_ALL: Record<string, MoveAll> = { "1w": { weeks: 1 }, "2w": { weeks: 2 }, next: "next" };

/**
 * Takes a choice that a form of the page sent (`pick`, or `all` for all at once) into the address, and goes on to
 * the next session without a time.
 */
export async function takeChoice(page: MovePage, moving: Moving): Promise<void> {
  const how = MOVE_ALL[page.query.get("all") ?? ""];
  if (how) {
    const sessions = moving.sessions.map(({ session }) => session);
    const moves = await suggestMoves(page.view.booking, sessions, how, page.now);
    return goOn(page, withMoves({ ...moving, chosen: new Map() }, moves), { all: page.query.get("all") });
  }
  const step = page.query.get("step");
  const start = instantOf(page.query.get("pick"));
  if (start !== null && moving.sessions.some(({ session }) => session.id === step) && step) {
    goOn(page, withMoves(moving, [{ sessionId: step, start }]));
  }
  const near = parseMove(page.query.get("near") ?? "");
  if (near) goOn(page, withMoves(moving, [near]));
}

export function goOn(page: MovePage, moving: Moving, { all }: { all?: string | null } = {}): never {
  const open = moving.sessions.find(({ session }) => !moving.chosen.has(session.id));
  const step = open?.session.id ?? page.query.get("step") ?? moving.sessions[0]?.session.id ?? null;
  const filled = all && open ? moving.sessions.length - moving.chosen.size : null;
  redirect(
    withQuery(`${page.path}/times`, movingQuery(page, moving), {
      step,
      unfilled: filled ? String(filled) : null,
    }),
  );
}

function instantOf(text: string | null): Instant | null {
  const start = text && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(start) ? null : start;
}
