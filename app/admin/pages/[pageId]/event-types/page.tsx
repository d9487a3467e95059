import type { Metadata } from "next";
import { openAdminPage } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { PageSections } from "@/components/admin/page-sections";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { listEventTypes, type StoredEventType } from "@/lib/services/pages/list-event-types";
import { readPageSettings } from "@/lib/services/pages/read-page-settings";
import { EventTypeRows } from "./event-type-rows";

export const metadata: Metadata = { title: "Event types" };

interface Props {
  params: Promise<{ pageId: string }>;
  searchParams: SearchParams;
}

export default async function EventTypesPage({ params, searchParams }: Props) {
  const { pageId } = await params;
  const { user, access, locale } = await openAdminPage(pageId, "edit");
  const query = await readQuery(searchParams);
  const page = await readPageSettings(access);
  const eventTypes = await listEventTypes(access);
  const path = `/admin/pages/${pageId}/event-types`;
  const news = newsOf(
    query.get("done"),
    eventTypes.find(({ id }) => id === query.get("type")),
  );
  return (
    <AdminFrame user={user} current="pages">
      <Pane
        title="Event types"
        crumbs={[
          { label: "Booking pages", href: "/admin/pages" },
          { label: page.title, href: `/admin/pages/${pageId}` },
        ]}
      >
        <PageSections page={page} role={access.role} current="event-types" />
        <div className="editor">
          {news ? (
            <div role="status">
              <Banner tone="keep" title={news} />
            </div>
          ) : null}
          {eventTypes.length === 0 ? (
            <Empty
              icon="list"
              action={
                <ButtonLink tone="main" icon="plus" href={`${path}/new`}>
                  New event type
                </ButtonLink>
              }
            >
              Customers book the page itself, one session at a time and without a price. An event type has a
              length, a price, a policy and a form of its own, and can be a package of sessions.
            </Empty>
          ) : (
            <>
              {eventTypes.some(({ active }) => active) ? null : (
                <Banner tone="ask" title="All of them are hidden: customers book the page itself.">
                  <p>Show one of them, or pause new bookings in the page's settings.</p>
                </Banner>
              )}
              <EventTypeRows {...{ page, eventTypes, locale }} />
              <p>
                <ButtonLink icon="plus" href={`${path}/new`}>
                  New event type
                </ButtonLink>
              </p>
            </>
          )}
        </div>
      </Pane>
    </AdminFrame>
  );
}

function newsOf(done: string | null, eventType: StoredEventType | undefined): string | null {
  if (!eventType) return null;
  const { title } = eventType;
  switch (done) {
    case "moved":
      return `${title} is moved.`;
    case "shown":
      return `Customers see ${title} again.`;
    case "hidden":
      return `${title} is hidden from customers. Sessions booked already stay.`;
    case "copied":
      return `${title} is there. It is hidden until you show it.`;
    default:
      return null;
  }
}
