import type { PageAccess } from "@/lib/auth/page-access";
import { localDateOf } from "@/lib/domain/availability/local-days";
import type { PageAvailability } from "@/lib/domain/availability/written";
import type { EventType } from "@/lib/domain/booking/page";
import type { Instant } from "@/lib/domain/time";
import { findPage, readPageSettings } from "@/lib/store/pages";

export interface AvailabilityOfPage {
  /** As it is in force; overrides from today on. */
  readonly settings: PageAvailability;
  /** What can be booked on the page, each with its own duration; empty where the page itself is booked. */
  readonly eventTypes: readonly EventType[];
  /** Whether it takes no new bookings at all. */
  readonly paused: boolean;
}

/** What decides a page's slots, for whoever may look at its settings. */
export async function readPageAvailability(
  { accountId, pageId, slug }: PageAccess,
  now: Instant,
): Promise<AvailabilityOfPage> {
  const { page, settings } = await readPageSettings(accountId, pageId);
  const eventTypes = (await findPage(accountId, slug))?.eventTypes ?? [];
  const today = localDateOf(now, settings.zone);
  return {
    settings: {
      ...settings,
      overrides: settings.overrides.filter(({ date }) => date >= today),
      durationMinutes: eventTypes.length > 0 ? null : settings.durationMinutes,
    },
    eventTypes,
    paused: page.paused,
  };
}
