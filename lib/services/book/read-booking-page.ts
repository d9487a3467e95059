import type { Bookable } from "@/lib/domain/booking/page";
import type { Booking } from "@/lib/domain/booking/types";
import { readPageSettings } from "@/lib/store/pages";

/** The page on which a booking was made, with the settings that decide its times today. */
export function readBookingPage({
  accountId,
  pageId,
}: Pick<Booking, "accountId" | "pageId">): Promise<Omit<Bookable, "eventType">> {
  return readPageSettings(accountId, pageId);
}
