import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { PasswordField } from "@/components/admin/password-field";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { type PartProps, readPart } from "./part";

const ACTION = "/api/v1/admin/account/address";

/** The address one signs in with. */
export async function AddressPart(part: PartProps) {
  const state = await readPart(part, ACTION, "address", { email: part.user.email });
  return (
    <Panel id="address" title="Mail address">
      <AdminForm
        className="panel-form"
        action={ACTION}
        back="/admin/account#address"
        state={state}
        refusedText="Nothing was changed."
        savedText={`You sign in with ${part.user.email} now.`}
      >
        <Field
          id="email"
          label="Mail address"
          hint="You sign in with it, and mails about your bookings go there. A change is told to the old and the new one."
          error={state.error("email")}
          required
        >
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="email"
              defaultValue={state.value("email")}
            />
          )}
        </Field>
        <PasswordField
          id="address-password"
          name="password"
          label="Your password"
          error={state.error("password")}
        />
        <Button>Change the address</Button>
      </AdminForm>
    </Panel>
  );
}
