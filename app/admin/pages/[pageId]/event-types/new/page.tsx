import type { Metadata } from "next";
import { readFormState } from "@/app/admin/form-state";
import { openAdminPage } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { PageSections } from "@/components/admin/page-sections";
import { defaultForm } from "@/lib/domain/booking/form";
import { paymentsAvailable } from "@/lib/payments/available";
import { listEventTypes } from "@/lib/services/pages/list-event-types";
import { readPageSettings } from "@/lib/services/pages/read-page-settings";
import { eventTypeFields } from "../../../_form/settings-fields";
import { EventTypeForm } from "../event-type-form";

export const metadata: Metadata = { title: "New event type" };

interface Props {
  params: Promise<{ pageId: string }>;
  searchParams: SearchParams;
}

export default async function NewEventTypePage({ params, searchParams }: Props) {
  const { pageId } = await params;
  const { user, access, now } = await openAdminPage(pageId, "edit");
  const page = await readPageSettings(access);
  const others = await listEventTypes(access);
  const path = `/admin/pages/${pageId}/event-types`;
  const action = `/api/v1${path}`;
  const currency = others.find(({ price }) => price)?.price?.currency ?? "USD";
  const initial = eventTypeFields({ ...EMPTY, durationMinutes: page.durationMinutes }, currency);
  const canCollect = await paymentsAvailable(access.accountId);
  const state = await readFormState(user, action, await readQuery(searchParams), initial, now);
  return (
    <AdminFrame user={user} current="pages">
      <Pane
        title="New event type"
        crumbs={[
          { label: "Booking pages", href: "/admin/pages" },
          { label: page.title, href: `/admin/pages/${pageId}` },
          { label: "Event types", href: path },
        ]}
      >
        <PageSections page={page} role={access.role} current="event-types" />
        <EventTypeForm
          {...{ action, page, state, canCollect }}
          back={`${path}/new`}
          form={defaultForm}
          isNew
        />
      </Pane>
    </AdminFrame>
  );
}

const EMPTY = {
  title: "",
  slug: "",
  description: "",
  locationKind: "place",
  location: "",
  sessionCount: 1,
  requiresApproval: false,
  price: null,
  form: defaultForm,
} as const;
