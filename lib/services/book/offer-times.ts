import { localDayBounds } from "@/lib/domain/availability/local-days";
import { nearestSlots } from "@/lib/domain/availability/search";
import { findSlots } from "@/lib/domain/availability/slots";
import type { Bookable, EventType } from "@/lib/domain/booking/page";
import { sessionAt } from "@/lib/domain/booking/times";
import { sameTimeEveryWeek, weeklyCandidates } from "@/lib/domain/booking/weekly";
import { DAY, type Instant, type Interval } from "@/lib/domain/time";
import { accountIdOrNobody } from "@/lib/services/account";
import { findBookable } from "@/lib/store/pages";
import { firstSlot, occupiedWhileMoving, type SlotQuery } from "./list-slots";

/** An event type on its page, or the page itself (null), with what decides its times; or null. */
export function readBookable(pageSlug: string, eventTypeSlug: string): Promise<Bookable<EventType> | null>;
export function readBookable(pageSlug: string, eventTypeSlug: string | null): Promise<Bookable | null>;
export async function readBookable(pageSlug: string, eventTypeSlug: string | null): Promise<Bookable | null> {
  return findBookable(await accountIdOrNobody(), pageSlug, eventTypeSlug);
}

/**
 * What is picked but not booked yet is not offered again, with its buffers and counted against the caps. Times suggested for
 * one session are alternatives, which may overlap one another.
 */
function inTheWay({ eventType }: Bookable, picked: readonly Instant[]) {
  const alternatives = eventType.requiresApproval && eventType.sessionCount === 1;
  return { sessionIds: [], chosen: alternatives ? [] : picked };
}

/** The free times of some days, beside what is picked already. */
export async function offerTimes(
  bookable: Bookable,
  picked: readonly Instant[],
  { from, to, zone }: SlotQuery,
  now: Instant,
): Promise<Interval[]> {
  const { settings } = bookable;
  const window = { start: localDayBounds(from, zone).start, end: localDayBounds(to, zone).end };
  const occupied = await occupiedWhileMoving(bookable, settings, inTheWay(bookable, picked), [window]);
  return findSlots(settings, occupied, window, now)
    .filter((start) => !picked.includes(start))
    .map((start) => sessionAt(start, settings));
}

/** The first free time later than `after`, or null when there is none up to the horizon. */
export async function firstOffer(
  bookable: Bookable,
  picked: readonly Instant[],
  after: Instant,
  now: Instant,
): Promise<Instant | null> {
  const found = await firstSlot(bookable, inTheWay(bookable, picked), after, now);
  return found !== null && picked.includes(found) ? firstOffer(bookable, picked, found, now) : found;
}

/** How many weeks in a row may be taken before "Same time every week" gives up. */
const WEEKS_TO_SPARE = 26;

/** The missing times by "Same time every week", or null when they can't all be found that way. */
export async function offerEveryWeek(
  bookable: Bookable,
  picked: readonly Instant[],
  now: Instant,
): Promise<Instant[] | null> {
  const { settings, eventType } = bookable;
  const missing = eventType.sessionCount - picked.length;
  if (missing <= 0 || picked.length === 0) return null;
  const candidates = weeklyCandidates(settings, Math.max(...picked), missing + WEEKS_TO_SPARE, now);
  const windows = candidates.map((start) => ({ start, end: start + 1 }));
  const occupied = await occupiedWhileMoving(bookable, settings, { sessionIds: [] }, windows);
  const found = sameTimeEveryWeek(settings, occupied, picked, candidates, missing, now);
  return found.length === missing ? found : null;
}

const REACH = 30 * DAY;

/** The free times nearest to one that was lost. */
export async function offerNear(
  bookable: Bookable,
  picked: readonly Instant[],
  near: Instant,
  count: number,
  now: Instant,
): Promise<Instant[]> {
  const window = { start: Math.max(now, near - REACH), end: Math.max(now, near) + REACH };
  const occupied = await occupiedWhileMoving(bookable, bookable.settings, inTheWay(bookable, picked), [
    window,
  ]);
  const horizonDays = Math.min(bookable.settings.horizonDays, (window.end - now) / DAY);
  return nearestSlots({ ...bookable.settings, horizonDays }, occupied, near, count + picked.length, now)
    .filter((start) => !picked.includes(start))
    .sort((a, b) => Math.abs(a - near) - Math.abs(b - near))
    .slice(0, count)
    .sort((a, b) => a - b);
}
