import { readFormState } from "@/app/admin/form-state";
import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import type { PageAccess } from "@/lib/auth/page-access";
import { listNextOwners } from "@/lib/services/pages/hand-over-page";
import type { PeopleFormProps } from "./add-person";

/** Makes the page somebody else's, with all its bookings. */
export async function HandOver({
  user,
  query,
  path,
  action,
  now,
  access,
}: PeopleFormProps & { access: PageAccess<"own"> }) {
  const owners = await listNextOwners(access);
  if (owners.length === 0) return null;
  const handOver = `${action}/hand-over`;
  const state = await readFormState(user, handOver, query, {}, now);
  return (
    <Panel id="hand-over" title="Hand the page over">
      <AdminForm
        className="panel-form"
        action={handOver}
        back={`${path}#hand-over`}
        state={{ ...state, saved: false }}
      >
        <p className="panel-note">
          All bookings go along: their sessions move from the connected calendar of the owner until now to the
          new owner's, and customers read the new owner's name. Invitations that came by mail stay in the old
          calendar and have to be deleted there. The owner until now stays as an editor.
        </p>
        <Field id="owner" label="New owner" error={state.error("owner")} required>
          {(control) => (
            <Select {...control} name="owner" defaultValue={state.value("owner")}>
              <option value="">Choose a person</option>
              {owners.map(({ userId, name, email }) => (
                <option value={userId} key={userId}>
                  {name}, {email}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button>Hand the page over</Button>
      </AdminForm>
    </Panel>
  );
}
