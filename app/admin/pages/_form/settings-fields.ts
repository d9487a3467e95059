import { writeAmount } from "@/lib/domain/money/typed";
import { minorDigits } from "@/lib/format-money";
import type { StoredEventType } from "@/lib/services/pages/list-event-types";
import type { StoredPage } from "@/lib/services/pages/read-page-settings";
import { formFields } from "./question-rows";

type Fields = Record<string, string | boolean>;

/** What the fields of a page's settings start with. */
export function pageFields(page: StoredPage): Fields {
  return {
    title: page.title,
    slug: page.slug,
    description: page.description,
    locationKind: page.locationKind,
    location: page.location,
    durationMinutes: String(page.durationMinutes),
    accentColor: page.accentColor ?? "",
    paused: page.paused,
    invitations: page.invitations,
    ...formFields(page.form),
  };
}

/** The same of an event type. */
export function eventTypeFields(
  eventType: Omit<StoredEventType, "id" | "policy" | "active">,
  currency: string,
): Fields {
  const { price } = eventType;
  return {
    title: eventType.title,
    slug: eventType.slug,
    description: eventType.description,
    locationKind: eventType.location === "" ? "page" : eventType.locationKind,
    location: eventType.location,
    durationMinutes: String(eventType.durationMinutes),
    sessionCount: String(eventType.sessionCount),
    requiresApproval: eventType.requiresApproval,
    "price.mode": price?.mode ?? "hidden",
    "price.amount": price ? writeAmount(price.amount, minorDigits(price.currency)) : "",
    "price.currency": price?.currency ?? currency,
    ...formFields(eventType.form),
  };
}
