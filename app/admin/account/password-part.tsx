import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { KnownUser } from "@/components/admin/known-user";
import { PasswordField } from "@/components/admin/password-field";
import { Button } from "@/components/ui/button";
import { type PartProps, readPart } from "./part";

const ACTION = "/api/v1/admin/account/password";

export async function PasswordPart(part: PartProps) {
  const state = await readPart(part, ACTION, "password");
  return (
    <Panel id="password" title="Password">
      <AdminForm
        className="panel-form"
        action={ACTION}
        back="/admin/account#password"
        state={state}
        refusedText="Nothing was changed."
        savedText="Your password is changed, and your other browsers are signed out."
      >
        <KnownUser email={part.user.email} />
        <PasswordField
          id="current-password"
          name="currentPassword"
          label="Password until now"
          error={state.error("currentPassword")}
        />
        <PasswordField
          id="new-password"
          name="newPassword"
          label="New password"
          error={state.error("newPassword")}
          fresh
        />
        <Button>Change the password</Button>
      </AdminForm>
    </Panel>
  );
}
