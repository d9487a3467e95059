import type { BookingPage, EventType } from "@/lib/domain/booking/page";
import { findBookable, findPage } from "@/lib/store/pages";
import { currentAccount } from "./account";

/** A booking page by its address with its event types, or null. */
export async function readPage(slug: string): Promise<{ page: BookingPage; eventTypes: EventType[] } | null> {
  return findPage((await currentAccount()).id, slug);
}

/** One event type on its page, or null. */
export async function readEventType(
  pageSlug: string,
  eventTypeSlug: string,
): Promise<{ page: BookingPage; eventType: EventType } | null> {
  return findBookable((await currentAccount()).id, pageSlug, eventTypeSlug);
}
