import { firstName } from "@/components/booking/names";
import type { OfferItem } from "@/components/booking/offer";
import type { IconName } from "@/components/ui/icon";
import { type LocationKind, publicLocation } from "@/lib/domain/booking/location";
import type { BookingPage, Offer } from "@/lib/domain/booking/page";
import { formatDuration, formatMoney } from "@/lib/format";

/** What an event type comes to: how many sessions, where, for how much, and whether somebody has to confirm it. */
export function offerItems(eventType: Offer, page: BookingPage, locale: string): OfferItem[] {
  const { locationKind, requiresApproval } = eventType;
  const location = publicLocation(locationKind, eventType.location);
  const amount = price(eventType, locale);
  const items: (OfferItem | null)[] = [
    { key: "sessions", icon: "calendar", text: sessions(eventType) },
    location === "" ? null : { key: "location", icon: locationIcon(locationKind, location), text: location },
    amount && { key: "price", icon: "cash", text: amount },
    requiresApproval ? { key: "approval", icon: "dashed", text: approval(eventType, page) } : null,
  ];
  return items.filter((item) => item !== null);
}

function locationIcon(kind: LocationKind, location: string): IconName {
  if (kind === "phone") return "phone";
  return kind === "video" || /\bvideo\b/i.test(location) ? "camera" : "pin";
}

/** "3 sessions of 30 minutes": English words, so an English length of time. */
function sessions({ sessionCount, durationMinutes }: Offer) {
  const length = formatDuration(durationMinutes);
  if (sessionCount === 1) return <strong>{length}</strong>;
  return (
    <>
      <strong>{sessionCount} sessions</strong> of {length}
    </>
  );
}

/** "$150.00 for the package", or null where no price is shown. */
function price({ price: whole, sessionCount }: Offer, locale: string) {
  if (!whole || whole.mode === "hidden") return null;
  return (
    <>
      <strong>{formatMoney(whole, locale)}</strong>
      {sessionCount > 1 ? " for the package" : null}
    </>
  );
}

/** "You suggest times; Dana confirms one" */
function approval({ sessionCount }: Offer, { owner }: BookingPage): string {
  return `You suggest times; ${firstName(owner.name)} confirms ${sessionCount === 1 ? "one" : "them"}`;
}
