import { readFormState } from "@/app/admin/form-state";
import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { PAGE_ROLE_NAMES, PAGE_ROLES } from "@/components/admin/role-words";
import { Button } from "@/components/ui/button";
import { Field, FormGrid, Input, Select } from "@/components/ui/field";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";

export interface PeopleFormProps {
  user: SignedInUser;
  query: URLSearchParams;
  path: string;
  action: string;
  now: Instant;
}

/** Gives somebody who is on the account a place on the page. */
export async function AddPerson({ user, query, path, action, now }: PeopleFormProps) {
  const add = `${action}/add`;
  const state = await readFormState(user, add, query, { role: "editor" }, now);
  return (
    <Panel id="add" title="Add a person">
      <AdminForm className="panel-form" action={add} back={`${path}#add`} state={{ ...state, saved: false }}>
        <FormGrid>
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
          <Field id="role" label="Role" error={state.error("role")}>
            {(control) => (
              <Select {...control} name="role" defaultValue={state.value("role")}>
                {PAGE_ROLE_NAMES.map((role) => (
                  <option value={role} key={role}>
                    {PAGE_ROLES[role].word}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </FormGrid>
        <p className="panel-note">For people who are on the account. Administrators invite others.</p>
        <Button>Add to this page</Button>
      </AdminForm>
    </Panel>
  );
}
