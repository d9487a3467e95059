import { openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { outsideOpenTime } from "@/lib/domain/availability/preview";
import { readAvailability } from "@/lib/domain/availability/settings";
import type { WrittenAvailability } from "@/lib/domain/availability/written";
import type { Instant } from "@/lib/domain/time";
import type { FieldError, Refused } from "@/lib/errors";
import { isZone } from "@/lib/format";
import { findComingSessions, writePageAvailability } from "@/lib/store/availability";
import { findPage, readPageSettings } from "@/lib/store/pages";
import { inTransaction } from "@/lib/store/transaction";
import { ownAvailability, versionOf } from "./read-availability";

export interface AvailabilitySaved {
  readonly ok: true;
  /** Coming sessions of the page that do not lie in its hours; they stay as they are. */
  readonly sessionsOutside: number;
}

export type AvailabilityRefused =
  | { readonly ok: false; readonly code: "not_found" | "forbidden" }
  | (Refused & { readonly code: "invalid" | "unknown_zone" | "needs_confirmation" });

const CHANGED =
  "The availability has changed since you opened this page. The preview shows what would change back; save again if you want that.";

/**
 * Replaces what decides a page's slots. Sessions that are booked stay where they are.
 *
 * @param seen The version that was changed from: with another one in force by now, as when somebody else saved or closed days
 *   for a time away, it is refused once. Null to save whatever is in force.
 */
export async function saveAvailability(
  user: SignedInUser,
  pageId: string,
  { seen, ...written }: WrittenAvailability & { readonly seen: string | null },
  now: Instant,
): Promise<AvailabilitySaved | AvailabilityRefused> {
  const access = await openPageAs(user, pageId, "edit");
  if (!access.ok) return access;
  const { accountId, slug } = access;
  const hasEventTypes = ((await findPage(accountId, slug))?.eventTypes ?? []).length > 0;
  const own = hasEventTypes ? { ...written, durationMinutes: null } : written;
  const read = readAvailability(own, isZone, now);
  if (!read.ok) return refusedAvailability(read.problems);

  const { page } = await readPageSettings(accountId, pageId);
  const saved = await inTransaction(
    async (tx) => {
      const { settings } = await readPageSettings(accountId, pageId, tx);
      if (seen !== null && seen !== versionOf(ownAvailability(settings, hasEventTypes, now))) return false;
      await writePageAvailability(tx, { accountId, pageId }, read.settings, read.today);
      return true;
    },
    { accountId, ownerId: page.owner.id },
  );
  if (!saved) return { ok: false, code: "needs_confirmation", detail: CHANGED };
  const coming = await findComingSessions(accountId, pageId, now);
  return { ok: true, sessionsOutside: outsideOpenTime(read.settings, coming).length };
}

/** What is wrong with availability that somebody wrote, as the answer to them. */
export function refusedAvailability(
  errors: readonly FieldError[],
): Refused & { readonly code: "invalid" | "unknown_zone" } {
  const unknownZone = errors.some(({ field }) => field === "zone");
  const first = errors[0]?.message ?? "Something in it is not as it should be.";
  return {
    ok: false,
    code: unknownZone ? "unknown_zone" : "invalid",
    detail: errors.length > 1 ? `${errors.length} fields are not right yet. ${first}` : first,
    errors,
  };
}
