import type { Metadata } from "next";
import { readFormState } from "@/app/admin/form-state";
import { openForAdministrators } from "@/app/admin/open-people";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminForm, SaveBar } from "@/components/admin/admin-form";
import { AdminFrame, Pane, Panel } from "@/components/admin/frame";
import { PlacesField, RoleField } from "@/components/admin/role-fields";
import { Button } from "@/components/ui/button";
import { Field, FormGrid, Input } from "@/components/ui/field";

export const metadata: Metadata = { title: "Invite a person" };

const ACTION = "/api/v1/admin/people";

export default async function InvitePage({ searchParams }: { searchParams: SearchParams }) {
  const { user, pages, now } = await openForAdministrators();
  const state = await readFormState(user, ACTION, await readQuery(searchParams), { role: "member" }, now);
  return (
    <AdminFrame user={user} current="people">
      <Pane title="Invite a person" crumbs={[{ label: "People", href: "/admin/people" }]}>
        <AdminForm action={ACTION} back="/admin/people/invite" state={state}>
          <Panel id="who" title="Who">
            <FormGrid>
              <Field id="name" label="Name" error={state.error("name")} required>
                {(control) => (
                  <Input {...control} name="name" autoComplete="off" defaultValue={state.value("name")} />
                )}
              </Field>
              <Field id="email" label="Mail address" error={state.error("email")} required>
                {(control) => (
                  <Input
                    {...control}
                    name="email"
                    type="email"
                    autoComplete="off"
                    defaultValue={state.value("email")}
                  />
                )}
              </Field>
            </FormGrid>
          </Panel>
          <Panel id="may" title="What they may do">
            <RoleField value={state.value("role")} error={state.error("role")} />
            {pages.length > 0 ? (
              <PlacesField pages={pages} value={(pageId) => state.value(`pages.${pageId}`) || "none"} />
            ) : null}
          </Panel>
          <SaveBar note="They get a mail with a link that works for 7 days, and set their own password.">
            <Button tone="main">Send the invitation</Button>
          </SaveBar>
        </AdminForm>
      </Pane>
    </AdminFrame>
  );
}
