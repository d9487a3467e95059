import type { PageAccess } from "@/lib/auth/page-access";
import {
  outsideOpenTime,
  type PreviewDay,
  previewDays,
  previewWindow,
} from "@/lib/domain/availability/preview";
import { readAvailability } from "@/lib/domain/availability/settings";
import type { WrittenAvailability } from "@/lib/domain/availability/written";
import type { Instant, Zone } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { isZone } from "@/lib/format";
import { scopeOf } from "@/lib/services/book/list-slots";
import { type ComingSession, findComingSessions } from "@/lib/store/availability";
import { readOccupied } from "@/lib/store/occupied";
import { findPage, readPageSettings } from "@/lib/store/pages";
import { refusedAvailability } from "./save-availability";

const DAYS = 28;

export interface AvailabilityPreview {
  readonly ok: true;
  /** The zone of the proposed settings: the days are days in it. */
  readonly zone: Zone;
  readonly days: readonly PreviewDay[];
  /** Coming sessions of the page that do not lie in the proposed hours, in their order. */
  readonly outside: readonly ComingSession[];
  /** The page takes no new bookings: none of these times is offered for now. */
  readonly paused: boolean;
}

/**
 * What a page would offer in the next four weeks by settings that are not saved, beside what it offers now and what is
 * taken: by the engine that customers are answered with.
 *
 * @param eventTypeId Whose duration counts; of an unknown one, or none, the first event type's, or the page's own.
 */
export async function previewAvailability(
  { accountId, pageId, slug }: PageAccess,
  written: WrittenAvailability,
  eventTypeId: string | null,
  now: Instant,
): Promise<AvailabilityPreview | Refused> {
  const where = await readPageSettings(accountId, pageId);
  const eventTypes = (await findPage(accountId, slug))?.eventTypes ?? [];
  const eventType = eventTypes.find(({ id }) => id === eventTypeId) ?? eventTypes[0];
  const own = eventType ? { ...written, durationMinutes: null } : written;
  const read = readAvailability(own, isZone, now);
  if (!read.ok) return refusedAvailability(read.problems);

  const durationMinutes = eventType?.durationMinutes ?? where.settings.durationMinutes;
  const present = { ...where.settings, durationMinutes };
  const proposed = {
    ...read.settings,
    durationMinutes: read.settings.durationMinutes ?? durationMinutes,
  };
  const window = previewWindow(proposed, DAYS, now);
  const capped = [present, proposed].some(
    ({ capPerDay, capPerWeek }) => capPerDay !== null || capPerWeek !== null,
  );
  const occupied = await readOccupied({ ...scopeOf(where), capped }, [window]);
  const coming = await findComingSessions(accountId, pageId, now);
  return {
    ok: true,
    zone: proposed.zone,
    days: previewDays(present, proposed, occupied, window, now),
    outside: outsideOpenTime(proposed, coming),
    paused: where.page.paused,
  };
}
