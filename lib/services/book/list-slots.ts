import { localDayBounds } from "@/lib/domain/availability/local-days";
import { nextFreeSlot } from "@/lib/domain/availability/search";
import { findSlots } from "@/lib/domain/availability/slots";
import type { Occupied, SlotSettings } from "@/lib/domain/availability/types";
import type { Bookable } from "@/lib/domain/booking/page";
import { blockedBy, sessionAt, settingsFor, withoutSessions } from "@/lib/domain/booking/times";
import type { Booking } from "@/lib/domain/booking/types";
import { DAY, type Instant, type Interval, type LocalDate, MINUTE, type Zone } from "@/lib/domain/time";
import { accountIdOrNobody } from "@/lib/services/account";
import { readOccupied } from "@/lib/store/occupied";
import { findBookable, readPageSettings } from "@/lib/store/pages";

/** The days a customer asks about: both are days in their zone, `to` included. */
export interface SlotQuery {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly zone: Zone;
}

/** More than a year and a day at once is not asked by any page. */
export const MAX_SLOT_DAYS = 370;

/** The free times of an event type, or of the page itself (null), or null when there is nothing of that kind to book. */
export async function listSlots(
  pageSlug: string,
  eventTypeSlug: string | null,
  query: SlotQuery,
  now: Instant,
): Promise<Interval[] | null> {
  const bookable = await findBookable(await accountIdOrNobody(), pageSlug, eventTypeSlug);
  if (!bookable) return null;
  if (bookable.page.paused) return [];
  const window = windowOf(query);
  const occupied = await readOccupied(scopeOf(bookable), [window]);
  return intervals(findSlots(bookable.settings, occupied, window, now), bookable.settings.durationMinutes);
}

/** The sessions of a booking that move, and what is chosen for them so far. */
export interface Moving {
  readonly sessionIds: readonly string[];
  /** New times chosen for the others of them: they are not offered again. */
  readonly chosen?: readonly Instant[];
  /** Not offered either: the present start of the session that a time is picked for. */
  readonly present?: Instant | null;
}

/** The free times for moving sessions of a booking; their own present times count as free. */
export async function listMoveSlots(
  booking: Booking,
  moving: Moving,
  query: SlotQuery,
  now: Instant,
): Promise<Interval[]> {
  const where = await readPageSettings(booking.accountId, booking.pageId);
  const settings = settingsFor(booking, where.settings);
  const window = windowOf(query);
  const occupied = await occupiedWhileMoving(where, settings, moving, [window]);
  const starts = findSlots(settings, occupied, window, now).filter((start) => start !== moving.present);
  return intervals(starts, booking.durationMinutes);
}

/** What stays taken while sessions move: not their own times, but the new ones chosen so far. */
export async function occupiedWhileMoving(
  where: Omit<Bookable, "eventType">,
  settings: SlotSettings,
  { sessionIds, chosen = [] }: Moving,
  windows: readonly Interval[],
): Promise<Occupied> {
  const occupied = withoutSessions(await readOccupied(scopeOf(where), windows), new Set(sessionIds));
  const planned = chosen.map((start) => blockedBy(sessionAt(start, settings), settings));
  return {
    blocked: [...occupied.blocked, ...planned.map((interval) => ({ ...interval, sessionId: null }))],
    sessions: [...occupied.sessions, ...chosen.map((start) => ({ sessionId: `planned ${start}`, start }))],
  };
}

/** The first free time after `after`, for a picker that opens where there is something to pick; null for none. */
export async function firstSlot(
  where: Omit<Bookable, "eventType">,
  moving: Moving,
  after: Instant,
  now: Instant,
): Promise<Instant | null> {
  const horizon = now + where.settings.horizonDays * DAY;
  for (let from = after; from < horizon; from += LOOK_AHEAD) {
    const window = { start: from, end: Math.min(from + LOOK_AHEAD, horizon) };
    const occupied = await occupiedWhileMoving(where, where.settings, moving, [window]);
    const settings = { ...where.settings, horizonDays: (window.end - now) / DAY };
    const slot = nextFreeSlot(settings, occupied, from, now);
    if (slot !== null) return slot;
  }
  return null;
}

/** The same for a booking whose sessions move. */
export async function firstMoveSlot(
  booking: Booking,
  moving: Moving,
  after: Instant,
  now: Instant,
): Promise<Instant | null> {
  const where = await readPageSettings(booking.accountId, booking.pageId);
  return firstSlot({ ...where, settings: settingsFor(booking, where.settings) }, moving, after, now);
}

const LOOK_AHEAD = 60 * DAY;

/** What the occupied times of a page are read by. */
export function scopeOf({ page, settings }: Omit<Bookable, "eventType">) {
  return {
    accountId: page.accountId,
    ownerId: page.owner.id,
    pageId: page.id,
    capped: settings.capPerDay !== null || settings.capPerWeek !== null,
  };
}

function windowOf({ from, to, zone }: SlotQuery): Interval {
  return { start: localDayBounds(from, zone).start, end: localDayBounds(to, zone).end };
}

function intervals(starts: readonly Instant[], durationMinutes: number): Interval[] {
  return starts.map((start) => ({ start, end: start + durationMinutes * MINUTE }));
}
