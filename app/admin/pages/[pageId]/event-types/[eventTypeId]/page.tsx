import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readFormState } from "@/app/admin/form-state";
import { openAdminPage } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { PageAddress } from "@/components/admin/page-address";
import { PageSections } from "@/components/admin/page-sections";
import { Anchor } from "@/components/ui/anchor";
import { Banner } from "@/components/ui/banner";
import { env } from "@/lib/env";
import { paymentsAvailable } from "@/lib/payments/available";
import { readEventType } from "@/lib/services/pages/list-event-types";
import { readPageSettings } from "@/lib/services/pages/read-page-settings";
import { waivedFeeWords } from "@/lib/waived-fee-words";
import { eventTypeFields } from "../../../_form/settings-fields";
import { EventTypeForm } from "../event-type-form";

export const metadata: Metadata = { title: "Event type" };

interface Props {
  params: Promise<{ pageId: string; eventTypeId: string }>;
  searchParams: SearchParams;
}

export default async function EventTypePage({ params, searchParams }: Props) {
  const { pageId, eventTypeId } = await params;
  const { user, access, now } = await openAdminPage(pageId, "edit");
  const eventType = await readEventType(access, eventTypeId);
  if (!eventType) notFound();
  const query = await readQuery(searchParams);
  const page = await readPageSettings(access);
  const path = `/admin/pages/${pageId}/event-types`;
  const action = `/api/v1${path}/${eventTypeId}`;
  const canCollect = await paymentsAvailable(access.accountId);
  const state = await readFormState(user, action, query, eventTypeFields(eventType, "USD"), now);
  return (
    <AdminFrame user={user} current="pages">
      <Pane
        title={eventType.title}
        lead={<Anchor href={`${path}/${eventTypeId}/policy`}>Cancel and reschedule policy</Anchor>}
        crumbs={[
          { label: "Booking pages", href: "/admin/pages" },
          { label: page.title, href: `/admin/pages/${pageId}` },
          { label: "Event types", href: path },
        ]}
      >
        <PageSections page={page} role={access.role} current="event-types" />
        {query.has("created") ? (
          <div role="status">
            <Banner tone="keep" title={`${eventType.title} is on your page.`}>
              <p>
                Next: <Anchor href={`${path}/${eventTypeId}/policy`}>its policy</Anchor>, which says how
                customers may cancel and reschedule.
              </p>
            </Banner>
          </div>
        ) : null}
        {eventType.active ? null : (
          <Banner tone="info" icon="dashed" title="Customers don't see this event type.">
            <p>
              Show it in the list of <Anchor href={path}>event types</Anchor>.
            </p>
          </Banner>
        )}
        <div className="gap-m">
          <PageAddress base={env().APP_URL} path={`${page.slug}/${eventType.slug}`} title={eventType.title} />
        </div>
        <EventTypeForm
          {...{ action, page, state, canCollect }}
          back={`${path}/${eventTypeId}`}
          form={eventType.form}
          waived={waivedFeeWords(eventType, user.locale)}
        />
      </Pane>
    </AdminFrame>
  );
}
