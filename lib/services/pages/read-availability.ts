import { createHash } from "node:crypto";
import type { PageAccess } from "@/lib/auth/page-access";
import { localDateOf } from "@/lib/domain/availability/local-days";
import type { SlotSettings } from "@/lib/domain/availability/types";
import type { PageAvailability } from "@/lib/domain/availability/written";
import type { EventType } from "@/lib/domain/booking/page";
import type { Instant } from "@/lib/domain/time";
import { findPage, readPageSettings } from "@/lib/store/pages";

export interface AvailabilityOfPage {
  /** As it is in force; overrides from today on. */
  readonly settings: PageAvailability;
  /** Changes when the settings do; see `saveAvailability`. */
  readonly version: string;
  /** What can be booked on the page, each with its own duration; empty where the page itself is booked. */
  readonly eventTypes: readonly EventType[];
}

/** What decides a page's slots, for whoever may look at its settings. */
export async function readPageAvailability(
  { accountId, pageId, slug }: PageAccess,
  now: Instant,
): Promise<AvailabilityOfPage> {
  const where = await readPageSettings(accountId, pageId);
  const eventTypes = (await findPage(accountId, slug))?.eventTypes ?? [];
  const settings = ownAvailability(where.settings, eventTypes.length > 0, now);
  return { settings, version: versionOf(settings), eventTypes };
}

/** What of a page's settings is set as its availability: from today on, without a duration where event types have theirs. */
export function ownAvailability(
  settings: SlotSettings,
  hasEventTypes: boolean,
  now: Instant,
): PageAvailability {
  const today = localDateOf(now, settings.zone);
  return {
    ...settings,
    overrides: settings.overrides.filter(({ date }) => date >= today),
    durationMinutes: hasEventTypes ? null : settings.durationMinutes,
  };
}

export function versionOf(settings: PageAvailability): string {
  return createHash("sha256").update(JSON.stringify(settings)).digest("base64url").slice(0, 16);
}
