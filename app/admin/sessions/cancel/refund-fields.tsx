import { Choices, Radio } from "@/components/ui/choice";
import { Field, Input } from "@/components/ui/field";
import type { FieldError } from "@/lib/errors";
import { formatMoney } from "@/lib/format";
import type { PossibleRefund } from "@/lib/services/actions/read-refunds";
import type { ActionPage } from "../open";

type Kind = "none" | "policy" | "amount";

/** What is chosen, or before anybody chose: the policy, where it gives something back. */
export function chosenKind({ state }: ActionPage, refunds: readonly PossibleRefund[]): Kind {
  const typed = state.value("refund.kind");
  if (typed === "policy" || typed === "amount" || typed === "none") return typed;
  return refunds.some(({ byPolicy }) => byPolicy.amount > 0) ? "policy" : "none";
}

interface RefundFieldsProps {
  page: ActionPage;
  refunds: readonly PossibleRefund[];
  kind: Kind;
  errors: readonly FieldError[] | undefined;
}

/** Whether anything goes back; nothing is asked where no price is shown. */
export function RefundFields({ page, refunds, kind, errors }: RefundFieldsProps) {
  const { state, locale } = page;
  const [first, ...more] = refunds;
  if (!first) return null;
  const [only] = more.length === 0 ? [first] : [];
  if (refunds.every(({ off }) => off)) {
    return (
      <p className="note">
        Nothing goes back through Stripe: the refund policy of this account is “None”. What you owe the
        customer you settle with them directly.
      </p>
    );
  }
  const error =
    errors?.find(({ field }) => field.startsWith("refund"))?.message ?? state.error("refund.typed");
  const radio = (value: Kind) => ({ name: "refund.kind", value, defaultChecked: value === kind });
  return (
    <div className="refund">
      <Choices legend="Refund">
        <Radio {...radio("none")}>Nothing back</Radio>
        <Radio {...radio("policy")}>
          {only ? `By the policy: ${formatMoney(only.byPolicy, locale)}` : "By the policy, for each booking"}
        </Radio>
        {only ? <Radio {...radio("amount")}>Another amount</Radio> : null}
      </Choices>
      {only ? (
        <Field
          id="refund-typed"
          label={`Another amount in ${only.most.currency}`}
          hint={`Up to ${formatMoney(only.most, locale)}`}
          error={error}
        >
          {(control) => (
            <Input
              {...control}
              name="refund.typed"
              inputMode="decimal"
              defaultValue={state.value("refund.typed")}
              autoComplete="off"
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
