import { Field, Input } from "@/components/ui/field";
import { writeAmount } from "@/lib/domain/money/typed";
import type { Money } from "@/lib/domain/money/types";
import { formatMoney } from "@/lib/format";
import { minorDigits } from "@/lib/format-money";
import type { ActionPage } from "../open";

interface AmountFieldProps {
  page: ActionPage;
  most: Money;
  error: string | null;
}

/** How much goes back; before anybody wrote anything, all that is left. */
export function AmountField({ page: { state, locale }, most, error }: AmountFieldProps) {
  const whole = writeAmount(most.amount, minorDigits(most.currency));
  return (
    <Field
      id="refund-typed"
      label={`Amount in ${most.currency}`}
      hint={`Up to ${formatMoney(most, locale)}: what was paid, without what went back already.`}
      error={error}
      required
    >
      {(control) => (
        <Input
          {...control}
          className="input-num"
          name="refund.typed"
          inputMode="decimal"
          defaultValue={state.typed ? state.value("refund.typed") : whole}
          autoComplete="off"
        />
      )}
    </Field>
  );
}
