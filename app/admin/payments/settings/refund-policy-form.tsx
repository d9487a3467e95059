import type { FormState } from "@/app/admin/form-state";
import { AdminForm } from "@/components/admin/admin-form";
import { Button } from "@/components/ui/button";
import { Choices, Radio } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/field";
import type { RefundPolicy } from "@/lib/domain/money/refundable";

const POLICIES = [
  {
    policy: "none",
    label: "None",
    note: "Nothing goes back through Stripe. What you owe a customer you settle with them directly.",
  },
  {
    policy: "manual",
    label: "Manual",
    note: "Owners and editors give back any amount that was paid, from a booking's details or when they cancel sessions.",
  },
  {
    policy: "automatic",
    label: "Manual and automatic",
    note: "The same, and when a customer cancels, the refund of the cancellation policy goes back by itself.",
  },
] as const satisfies readonly { policy: RefundPolicy; label: string; note: string }[];

interface RefundPolicyFormProps {
  action: string;
  state: FormState;
}

/** What goes back through Stripe, and by whom. */
export function RefundPolicyForm({ action, state }: RefundPolicyFormProps) {
  const wrong = state.error("refundPolicy");
  return (
    <AdminForm
      className="panel-form"
      action={action}
      back="/admin/payments/settings#refunds"
      state={state}
      savedText="Saved. It counts from now on, for all bookings."
    >
      <Choices
        legend="What goes back through Stripe"
        describedBy={wrong ? "refund-policy-error refund-policy-note" : "refund-policy-note"}
      >
        {POLICIES.map(({ policy, label, note }) => (
          <Radio
            key={policy}
            name="refundPolicy"
            value={policy}
            defaultChecked={state.value("refundPolicy") === policy}
          >
            <b>{label}</b>
            <span className="choice-note">{note}</span>
          </Radio>
        ))}
        {wrong ? <FieldError id="refund-policy-error">{wrong}</FieldError> : null}
        <p className="note" id="refund-policy-note">
          A payment for a change that is not possible any more always goes back by itself, whatever is chosen
          here.
        </p>
      </Choices>
      <Button>Save the refund policy</Button>
    </AdminForm>
  );
}
