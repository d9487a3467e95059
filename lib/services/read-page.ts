import type { BookingPage, EventType } from "@/lib/domain/booking/page";
import { findPage } from "@/lib/store/pages";
import { accountIdOrNobody } from "./account";

/** A booking page by its address with its event types, or null. */
export async function readPage(slug: string): Promise<{ page: BookingPage; eventTypes: EventType[] } | null> {
  return findPage(await accountIdOrNobody(), slug);
}
