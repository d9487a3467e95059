import { shiftWallClock } from "@/lib/domain/availability/local-days";
import { nextFreeSlot } from "@/lib/domain/availability/search";
import { judgeTime } from "@/lib/domain/availability/slots";
import type { Occupied, SlotSettings } from "@/lib/domain/availability/types";
import { blockedBy, sessionAt, settingsFor } from "@/lib/domain/booking/times";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { DAY, type Instant } from "@/lib/domain/time";
import { occupiedWhileMoving } from "@/lib/services/book/list-slots";
import { readPageSettings } from "@/lib/store/pages";

/** "Move all by …": so many weeks later at the same weekday and time, or the next free time after each. */
export type MoveAll = { readonly weeks: number } | "next";

const REACH = 60 * DAY;

/**
 * New times for all the sessions in one step, shown before anything is done. A session for which there is none
 * stays without; the customer picks that one.
 */
export async function suggestMoves(
  booking: Booking,
  sessions: readonly Session[],
  how: MoveAll,
  now: Instant,
): Promise<{ sessionId: string; start: Instant }[]> {
  const where = await readPageSettings(booking.accountId, booking.pageId);
  const settings = settingsFor(booking, where.settings);
  const moving = { sessionIds: sessions.map(({ id }) => id) };
  const windows = sessions.map(({ start }) => ({
    start: Math.max(start, now),
    end: Math.max(start, now) + REACH,
  }));
  let occupied = await occupiedWhileMoving(where, settings, moving, windows);
  const moves: { sessionId: string; start: Instant }[] = [];
  for (const session of [...sessions].sort((a, b) => a.start - b.start)) {
    const start = timeFor(session, how, settings, occupied, now);
    if (start === null) continue;
    moves.push({ sessionId: session.id, start });
    occupied = taking(occupied, start, settings);
  }
  return moves;
}

function timeFor(
  session: Session,
  how: MoveAll,
  settings: SlotSettings,
  occupied: Occupied,
  now: Instant,
): Instant | null {
  if (how === "next") {
    const near = { ...settings, horizonDays: Math.min(settings.horizonDays, horizonFor(session, now)) };
    return nextFreeSlot(near, occupied, session.start, now);
  }
  const start = shiftWallClock(session.start, settings.zone, how.weeks);
  return judgeTime(settings, occupied, start, now) === "free" ? start : null;
}

/** No further than the occupied times were read. */
function horizonFor(session: Session, now: Instant): number {
  return (Math.max(session.start, now) + REACH - now) / DAY;
}

function taking(occupied: Occupied, start: Instant, settings: SlotSettings): Occupied {
  const blocked = { ...blockedBy(sessionAt(start, settings), settings), sessionId: null };
  return {
    blocked: [...occupied.blocked, blocked],
    sessions: [...occupied.sessions, { sessionId: `planned ${start}`, start }],
  };
}
