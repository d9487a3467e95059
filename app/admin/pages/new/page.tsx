import type { Metadata } from "next";
import { readFormState } from "@/app/admin/form-state";
import { openAdmin } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminForm, SaveBar } from "@/components/admin/admin-form";
import { AdminFrame, Pane, Panel } from "@/components/admin/frame";
import { ZoneField } from "@/components/admin/zone-field";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { isAdministrator } from "@/lib/auth/page-access";
import { MAX_TITLE_LENGTH } from "@/lib/domain/booking/settings";
import { MAX_SLUG_LENGTH } from "@/lib/domain/booking/slug";
import { env } from "@/lib/env";
import { listOwners } from "@/lib/services/pages/list-owners";

export const metadata: Metadata = { title: "New booking page" };

const ACTION = "/api/v1/admin/pages";

export default async function NewPagePage({ searchParams }: { searchParams: SearchParams }) {
  const { user, zone, now } = await openAdmin();
  const initial = { title: "", slug: "", zone, ownerId: user.userId };
  const state = await readFormState(user, ACTION, await readQuery(searchParams), initial, now);
  const owners = isAdministrator(user) ? await listOwners(user) : [];
  return (
    <AdminFrame user={user} current="pages">
      <Pane title="New booking page" crumbs={[{ label: "Booking pages", href: "/admin/pages" }]}>
        <AdminForm action={ACTION} back="/admin/pages/new" state={state}>
          <Panel id="page" title="The page">
            <Field
              id="title"
              label="Title"
              hint="What customers read first: your name, or that of your studio."
              error={state.error("title")}
            >
              {(control) => (
                <Input
                  {...control}
                  name="title"
                  type="text"
                  maxLength={MAX_TITLE_LENGTH}
                  defaultValue={state.value("title")}
                />
              )}
            </Field>
            <Field
              id="slug"
              label="Address"
              hint={`What follows ${env().APP_URL}/ in the page's address. Leave it empty to make it from the title.`}
              error={state.error("slug")}
            >
              {(control) => (
                <Input
                  {...control}
                  name="slug"
                  type="text"
                  maxLength={MAX_SLUG_LENGTH}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  defaultValue={state.value("slug")}
                />
              )}
            </Field>
            <ZoneField
              id="zone"
              name="zone"
              label="Time zone"
              hint="Your hours are times of this zone. They start as 9 to 5 on working days."
              value={state.value("zone")}
              now={now}
              error={state.error("zone")}
            />
            {owners.length > 1 ? (
              <Field id="ownerId" label="Owner" hint="Whose calendar it is." error={state.error("ownerId")}>
                {(control) => (
                  <Select {...control} name="ownerId" defaultValue={state.value("ownerId")}>
                    {owners.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            ) : null}
          </Panel>
          <SaveBar note="You can change all of it later.">
            <Button tone="main">Make this page</Button>
          </SaveBar>
        </AdminForm>
      </Pane>
    </AdminFrame>
  );
}
