import type { Metadata } from "next";
import { readFormState } from "@/app/admin/form-state";
import { openAdminPage } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminForm } from "@/components/admin/admin-form";
import { AdminFrame, Pane, Panel } from "@/components/admin/frame";
import { PageSections } from "@/components/admin/page-sections";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { listPagePeople } from "@/lib/services/pages/page-people";
import { AddPerson } from "./add-person";
import { HandOver } from "./hand-over";
import { MemberRows } from "./member-rows";

export const metadata: Metadata = { title: "People of a booking page" };

interface Props {
  params: Promise<{ pageId: string }>;
  searchParams: SearchParams;
}

export default async function PagePeoplePage({ params, searchParams }: Props) {
  const { pageId } = await params;
  const { user, access, now } = await openAdminPage(pageId, "own");
  const members = await listPagePeople(access);
  const query = await readQuery(searchParams);
  const path = `/admin/pages/${pageId}/people`;
  const action = `/api/v1/admin/pages/${pageId}/people`;
  const form = { user, query, path, action, now };
  const initial = Object.fromEntries(
    members.flatMap(({ userId, role, notified }) => [
      [`members.${userId}.role`, role],
      [`members.${userId}.notified`, notified],
    ]),
  );
  const state = await readFormState(user, action, query, initial, now);
  const page = { ...access, id: pageId };
  return (
    <AdminFrame user={user} current="pages">
      <Pane title={access.title} crumbs={[{ label: "Booking pages", href: "/admin/pages" }]}>
        <PageSections page={page} role={access.role} current="people" />
        <div className="editor">
          {query.has("added") || query.has("given") ? (
            <div role="status">
              <Banner
                tone="keep"
                title={
                  query.has("added")
                    ? `${query.get("added")} works on this page now.`
                    : `The page is ${query.get("given")}'s now.`
                }
              />
            </div>
          ) : null}
          <AdminForm action={action} back={path} state={state}>
            <Panel id="members" title="Who works on this page">
              <MemberRows members={members} state={state} />
              <p className="panel-note">
                Administrators may do everything, named here or not. Viewers get no mails, whatever is ticked.
              </p>
              <p>
                <Button tone="main">Save the people</Button>
              </p>
            </Panel>
          </AdminForm>
          <AddPerson {...form} />
          <HandOver {...form} access={access} />
        </div>
      </Pane>
    </AdminFrame>
  );
}
