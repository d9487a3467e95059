import type { Metadata } from "next";
import { readFormState } from "@/app/admin/form-state";
import { openAdminPage } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminForm, SaveBar } from "@/components/admin/admin-form";
import { DefaultSubmit } from "@/components/admin/default-submit";
import { AdminFrame, Pane, Panel } from "@/components/admin/frame";
import { NotificationTable } from "@/components/admin/notification-table";
import { PageSections } from "@/components/admin/page-sections";
import { Note } from "@/components/ui/page-parts";
import { SubmitButton } from "@/components/ui/submit-button";
import { roleAllows } from "@/lib/auth/page-access";
import { settingOf } from "@/lib/domain/notifications/scenarios";
import { readNotifications } from "@/lib/services/mail/read-notifications";
import { FollowPanel } from "./follow";
import { initialFields } from "./initial";
import { StakeholdersPanel } from "./stakeholders";
import { TimingPanel } from "./timing";

export const metadata: Metadata = { title: "Notifications" };

interface Props {
  params: Promise<{ pageId: string }>;
  searchParams: SearchParams;
}

export default async function NotificationsPage({ params, searchParams }: Props) {
  const { pageId } = await params;
  const { user, access, now } = await openAdminPage(pageId, "view");
  const saved = await readNotifications(access);
  const back = `/admin/pages/${pageId}/notifications`;
  const action = `/api/v1${back}`;
  const state = await readFormState(user, action, await readQuery(searchParams), initialFields(saved), now);
  const mayEdit = roleAllows(access.role, "edit");
  return (
    <AdminFrame user={user} current="pages">
      <Pane
        title="Notifications"
        lead="Who is mailed, when, and in whose words."
        crumbs={[
          { label: "Booking pages", href: "/admin/pages" },
          { label: access.title, href: `/admin/pages/${pageId}` },
        ]}
      >
        <PageSections page={{ ...access, id: pageId }} role={access.role} current="notifications" />
        {mayEdit ? null : <Note>You may look at this. Editors of the page change it.</Note>}
        <AdminForm action={action} back={back} state={state}>
          <fieldset className="editor plain" disabled={!mayEdit}>
            <DefaultSubmit />
            <Panel title="Mails" id="mails">
              <Note>
                “Always” marks what customers must hear: they have no other way to learn of it. A mail about
                what a customer or guest did that is off stays away from who did it; the others still get it.
                Where a mail is off, the short messages that keep calendars right still go.
              </Note>
              <NotificationTable
                checked={state.checked}
                error={state.error}
                hasOwnWords={(scenario, audience) => {
                  const setting = settingOf(saved.settings, scenario, audience);
                  return setting !== null && (setting.subject !== null || setting.text !== null);
                }}
                hrefOf={(scenario, audience) => `${back}/${scenario}/${audience}`}
              />
            </Panel>
            <TimingPanel state={state} saved={saved.reminders.length} />
            <StakeholdersPanel state={state} saved={saved.stakeholders.length} editors={saved.editors} />
          </fieldset>
          {mayEdit ? (
            <SaveBar note="Mails already written stay as they are.">
              <SubmitButton tone="main" name="intent" value="save" busyLabel="Saving…">
                Save notifications
              </SubmitButton>
            </SaveBar>
          ) : null}
        </AdminForm>
        <FollowPanel
          member={saved.editors.find(({ userId }) => userId === user.userId) ?? null}
          action={`${action}/following`}
          back={back}
        />
      </Pane>
    </AdminFrame>
  );
}
