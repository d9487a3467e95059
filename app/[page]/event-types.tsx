import { Fragment } from "react";
import { LinkList } from "@/components/ui/navigation";
import type { BookingPage, EventType } from "@/lib/domain/booking/page";
import { offerItems } from "./offer-items";

export interface EventTypesProps {
  page: BookingPage;
  eventTypes: readonly EventType[];
  locale: string;
}

/** What can be booked on a page, each a link to where its times are picked. */
export function EventTypes({ page, eventTypes, locale }: EventTypesProps) {
  return (
    <LinkList
      items={eventTypes.map((eventType) => ({
        href: `/${page.slug}/${eventType.slug}`,
        icon: "calendar",
        title: eventType.title,
        note: (
          <>
            {eventType.description}
            <span className="num">
              {offerItems(eventType, page, locale).map(({ key, text }, index) => (
                <Fragment key={key}>
                  {index > 0 ? " · " : null}
                  {text}
                </Fragment>
              ))}
            </span>
          </>
        ),
      }))}
    />
  );
}
