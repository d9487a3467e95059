import { openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { outsideOpenTime } from "@/lib/domain/availability/preview";
import { readAvailability } from "@/lib/domain/availability/settings";
import type { WrittenAvailability } from "@/lib/domain/availability/written";
import type { Instant } from "@/lib/domain/time";
import type { FieldError, Refused } from "@/lib/errors";
import { isZone } from "@/lib/format";
import { findComingSessions, writePageAvailability } from "@/lib/store/availability";
import { findPage } from "@/lib/store/pages";
import { inTransaction } from "@/lib/store/transaction";

export interface AvailabilitySaved {
  readonly ok: true;
  /** Coming sessions of the page that do not lie in its hours; they stay as they are. */
  readonly sessionsOutside: number;
}

export type AvailabilityRefused =
  | { readonly ok: false; readonly code: "not_found" | "forbidden" }
  | (Refused & { readonly code: "invalid" | "unknown_zone" });

/** Replaces what decides a page's slots. Sessions that are booked stay where they are. */
export async function saveAvailability(
  user: SignedInUser,
  pageId: string,
  written: WrittenAvailability,
  now: Instant,
): Promise<AvailabilitySaved | AvailabilityRefused> {
  const access = await openPageAs(user, pageId, "edit");
  if (!access.ok) return access;
  const { accountId, slug } = access;
  const eventTypes = (await findPage(accountId, slug))?.eventTypes ?? [];
  const own = eventTypes.length > 0 ? { ...written, durationMinutes: null } : written;
  const read = readAvailability(own, isZone, now);
  if (!read.ok) return refusedAvailability(read.problems);
  await inTransaction((tx) => writePageAvailability(tx, { accountId, pageId }, read.settings, read.today));
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
