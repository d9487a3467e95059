import { nearestSlots } from "@/lib/domain/availability/search";
import type { Bookable } from "@/lib/domain/booking/page";
import type { Refusal } from "@/lib/domain/booking/refusal";
import { blockedBy, sessionAt, settingsFor, withoutSessions } from "@/lib/domain/booking/times";
import type { Booking } from "@/lib/domain/booking/types";
import { DAY, type Instant } from "@/lib/domain/time";
import { readOccupied } from "@/lib/store/occupied";
import { readPageSettings } from "@/lib/store/pages";
import { scopeOf } from "./list-slots";

/** A lost slot with the free times nearest to it. */
export interface Conflict {
  readonly session: string;
  readonly start: Instant;
  readonly nearest: readonly Instant[];
}

export type RescheduleRefusal = Refusal & { readonly conflicts?: readonly Conflict[] };

type Moves = readonly { readonly sessionId: string; readonly start: Instant }[];

/** Names, for each lost slot, the free times nearest to it that the other choices leave. */
export async function withNearest(
  booking: Booking,
  moves: Moves,
  refusal: Refusal,
  now: Instant,
): Promise<RescheduleRefusal> {
  const lost = (refusal.sessions ?? []).filter(({ code }) => code === "slot_taken" || code === "cap_reached");
  if (lost.length === 0) return refusal;
  const where = await readPageSettings(booking.accountId, booking.pageId);
  const conflicts = await Promise.all(
    lost.map(async ({ session, start }) => ({
      session,
      start: start ?? now,
      nearest: await nearest(where, booking, moves, session, start ?? now, now),
    })),
  );
  return { ...refusal, conflicts };
}

const OFFERED = 3;
const REACH = 30 * DAY;

async function nearest(
  where: Omit<Bookable, "eventType">,
  booking: Booking,
  moves: Moves,
  sessionId: string,
  near: Instant,
  now: Instant,
): Promise<Instant[]> {
  const settings = settingsFor(booking, where.settings);
  const window = { start: Math.max(now, near - REACH), end: near + REACH };
  const occupied = withoutSessions(
    await readOccupied(scopeOf(where), [window]),
    new Set(moves.map((move) => move.sessionId)),
  );
  const kept = moves
    .filter((move) => move.sessionId !== sessionId)
    .map(({ start }) => ({ sessionId: null, ...blockedBy(sessionAt(start, settings), settings) }));
  const present = booking.sessions.find((session) => session.id === sessionId)?.start;
  const near30 = { ...settings, horizonDays: Math.min(settings.horizonDays, (window.end - now) / DAY) };
  return nearestSlots(
    near30,
    { ...occupied, blocked: [...occupied.blocked, ...kept] },
    near,
    OFFERED + 1,
    now,
  )
    .filter((start) => start !== present)
    .slice(0, OFFERED);
}
