import type { Metadata } from "next";
import { readFormState } from "@/app/admin/form-state";
import { openAdminPage } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { PageSections } from "@/components/admin/page-sections";
import { listEventTypes } from "@/lib/services/pages/list-event-types";
import { readPageSettings } from "@/lib/services/pages/read-page-settings";
import { pageFields } from "../_form/settings-fields";
import { LogoForms } from "./logo-fields";
import { SettingsForm } from "./settings-form";
import { WelcomeBanner } from "./welcome-banner";

export const metadata: Metadata = { title: "Settings of a booking page" };

interface Props {
  params: Promise<{ pageId: string }>;
  searchParams: SearchParams;
}

export default async function PageSettingsPage({ params, searchParams }: Props) {
  const { pageId } = await params;
  const { user, access, now } = await openAdminPage(pageId, "edit");
  const query = await readQuery(searchParams);
  const page = await readPageSettings(access);
  const eventTypes = await listEventTypes(access);
  const action = `/api/v1/admin/pages/${pageId}`;
  const state = await readFormState(user, action, query, pageFields(page), now);
  const logo = await readFormState(user, `${action}/logo`, query, {}, now);
  return (
    <AdminFrame user={user} current="pages">
      <Pane title={page.title} crumbs={[{ label: "Booking pages", href: "/admin/pages" }]}>
        <PageSections page={page} role={access.role} current="settings" />
        {query.has("created") ? <WelcomeBanner page={page} /> : null}
        <LogoForms action={`${action}/logo`} back={`/admin/pages/${pageId}#look`} />
        <SettingsForm
          {...{ action, page, state }}
          role={access.role}
          logo={{ problem: logo.problem, news: query.get("logo") }}
          bookedItself={!eventTypes.some(({ active }) => active)}
        />
      </Pane>
    </AdminFrame>
  );
}
