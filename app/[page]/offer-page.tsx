import { goalOf, readState } from "@/app/picking/state";
import { readQuery, type SearchParams } from "@/app/query";
import { firstName } from "@/components/booking/names";
import { Offer } from "@/components/booking/offer";
import { BackLink, PageTitle } from "@/components/ui/page-parts";
import { currentInstant } from "@/lib/clock";
import type { Bookable } from "@/lib/domain/booking/page";
import { BookingFlow } from "./[eventType]/booking-flow";
import { CustomerFrame, Paused } from "./customer-frame";
import { requestLocale } from "./locale";
import { offerItems } from "./offer-items";

/** What can be booked, and the way to book it: an event type, or a booking page that has none. */
export async function OfferPage({
  bookable,
  searchParams,
}: {
  bookable: Bookable;
  searchParams: SearchParams;
}) {
  const { page, eventType } = bookable;
  const now = currentInstant();
  const locale = await requestLocale();
  const goal = goalOf(eventType);
  const path = eventType.slug === null ? `/${page.slug}` : `/${page.slug}/${eventType.slug}`;
  const state = readState(path, await readQuery(searchParams), page.zone, goal, now);
  return (
    <CustomerFrame page={page}>
      {eventType.slug === null ? null : (
        <BackLink href={`/${page.slug}`}>All that {firstName(page.owner.name)} offers</BackLink>
      )}
      <PageTitle lead={eventType.description}>{eventType.title}</PageTitle>
      <Offer items={offerItems(eventType, page, locale)} />
      {page.paused ? (
        <div className="section">
          <Paused page={page} />
        </div>
      ) : (
        <BookingFlow {...{ bookable, goal, state, locale, now }} />
      )}
    </CustomerFrame>
  );
}
