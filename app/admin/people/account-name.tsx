import { readFormState } from "@/app/admin/form-state";
import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import { readSetUp } from "@/lib/services/people/read-set-up";

const ACTION = "/api/v1/admin/people/account";

interface AccountNameProps {
  user: SignedInUser;
  query: URLSearchParams;
  now: Instant;
}

/** What the practice or studio is called. */
export async function AccountName({ user, query, now }: AccountNameProps) {
  const name = (await readSetUp())?.name ?? "";
  const state = await readFormState(user, ACTION, query, { name }, now);
  const saved = query.has("renamed") && !state.problem;
  return (
    <Panel id="account" title="The account">
      <AdminForm
        className="panel-form"
        action={ACTION}
        back="/admin/people#account"
        state={{ ...state, saved }}
      >
        <Field
          id="account-name"
          label="Name of your practice or studio"
          hint="Customers read it beside the owner's name, and as the sender of all mails."
          error={state.error("name")}
          required
        >
          {(control) => (
            <Input {...control} name="name" autoComplete="organization" defaultValue={state.value("name")} />
          )}
        </Field>
        <Button>Save the name</Button>
      </AdminForm>
    </Panel>
  );
}
