import type { BookingPage, EventType, Offer } from "@/lib/domain/booking/page";
import { accountIdOrNobody } from "@/lib/services/account";
import { findPage } from "@/lib/store/pages";

/** A booking page by its address with its event types, or null. While it has none, the page itself is what is booked. */
export async function readPage(
  slug: string,
): Promise<{ page: BookingPage; eventTypes: EventType[]; itself: Offer | null } | null> {
  return findPage(await accountIdOrNobody(), slug);
}
