import type { FormState } from "@/app/admin/form-state";
import { AdminForm } from "@/components/admin/admin-form";
import { CheckboxRow } from "@/components/ui/choice";
import { Field, Input } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PaymentSetup } from "@/lib/services/payments/read-payment-setup";

interface KeysFormProps {
  action: string;
  setup: PaymentSetup;
  state: FormState;
}

/** Both keys of Stripe. They go one way: what is kept is never shown again. */
export function KeysForm({ action, setup: { keys }, state }: KeysFormProps) {
  const keep = keys ? "Leave it empty to keep the one there is. " : "";
  const anyway = state.error("otherAccount");
  return (
    <AdminForm
      className="panel-form"
      action={action}
      back="/admin/payments/settings#stripe"
      state={state}
      refusedText="Nothing was saved. Keys are not kept in the form: paste them again."
    >
      <SecretField
        name="secretKey"
        label="Secret key"
        hint={`${keep}It begins with sk_test_ or sk_live_; a restricted one, rk_, needs to write Checkout Sessions and Refunds.`}
        state={state}
      />
      <SecretField
        name="webhookSecret"
        label="Webhook's signing secret"
        hint={`${keep}It begins with whsec_. Stripe shows it at the webhook, once it is added with the address below.`}
        state={state}
      />
      {anyway ? (
        <CheckboxRow name="otherAccount" value="on">
          {anyway}
        </CheckboxRow>
      ) : null}
      <SubmitButton busyLabel="Asking Stripe…">{keys ? "Change the keys" : "Save the keys"}</SubmitButton>
    </AdminForm>
  );
}

interface SecretFieldProps {
  name: "secretKey" | "webhookSecret";
  label: string;
  hint: string;
  state: FormState;
}

function SecretField({ name, label, hint, state }: SecretFieldProps) {
  return (
    <Field id={name} label={label} hint={hint} error={state.error(name)}>
      {(control) => (
        <Input
          {...control}
          name={name}
          type="password"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
        />
      )}
    </Field>
  );
}
