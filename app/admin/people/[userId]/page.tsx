import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readFormState } from "@/app/admin/form-state";
import { openForAdministrators } from "@/app/admin/open-people";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminForm, SaveBar } from "@/components/admin/admin-form";
import { AdminFrame, Pane, Panel } from "@/components/admin/frame";
import { PlacesField, RoleField } from "@/components/admin/role-fields";
import { Button, ButtonLink } from "@/components/ui/button";
import { readPerson } from "@/lib/services/people/list-people";

export const metadata: Metadata = { title: "What a person may do" };

interface Props {
  params: Promise<{ userId: string }>;
  searchParams: SearchParams;
}

export default async function PersonPage({ params, searchParams }: Props) {
  const { user, pages, now } = await openForAdministrators();
  const { userId } = await params;
  const found = await readPerson(user, userId);
  if (!found.ok) notFound();
  const { person } = found;
  const path = `/admin/people/${userId}`;
  const action = `/api/v1/admin/people/${userId}`;
  const initial = {
    role: person.role,
    ...Object.fromEntries(person.pages.map(({ pageId, role }) => [`pages.${pageId}`, role])),
  };
  const state = await readFormState(user, action, await readQuery(searchParams), initial, now);
  const own = new Set(person.pages.filter(({ owns }) => owns).map(({ pageId }) => pageId));
  return (
    <AdminFrame user={user} current="people">
      <Pane title={person.name} lead={person.email} crumbs={[{ label: "People", href: "/admin/people" }]}>
        <AdminForm action={action} back={path} state={state}>
          <Panel id="may" title="What they may do">
            <RoleField value={state.value("role")} error={state.error("role")} />
            {pages.length > 0 ? (
              <PlacesField
                pages={pages}
                own={own}
                value={(pageId) => state.value(`pages.${pageId}`) || "none"}
              />
            ) : null}
          </Panel>
          <SaveBar>
            <Button tone="main">Save what they may do</Button>
          </SaveBar>
        </AdminForm>
        <p className="gap-m">
          <ButtonLink tone="danger" href={`${path}/remove`}>
            Take {person.name} off the account
          </ButtonLink>
        </p>
      </Pane>
    </AdminFrame>
  );
}
