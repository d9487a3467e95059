import type { FormState } from "@/app/admin/form-state";
import { Panel } from "@/components/admin/frame";
import { Banner } from "@/components/ui/banner";
import { Choices, Radio } from "@/components/ui/choice";
import { Field, FieldError, Input, Select } from "@/components/ui/field";
import { listCurrencies } from "@/lib/format-money";

const MODES = [
  { mode: "hidden", label: "Don't show a price" },
  { mode: "displayed", label: "Show it, but don't collect it: customers pay you directly" },
  { mode: "collected", label: "Collect it through Stripe when customers book" },
] as const;

export interface PricePanelProps {
  state: FormState;
  /** Whether customers can pay online; else collecting can't be chosen. */
  canCollect: boolean;
  /** Which fees of the policy as it is saved are too small to be charged. */
  waived: string | null;
}

/** The price of the whole package, and what becomes of it. */
export function PricePanel({ state, canCollect, waived }: PricePanelProps) {
  const mode = state.value("price.mode");
  const wrong = state.error("price.mode");
  const described = [wrong && "price-mode-error", !canCollect && "price-mode-hint"].filter(Boolean).join(" ");
  return (
    <Panel id="price" title="Price">
      <Choices legend="Price of the whole booking" describedBy={described || undefined}>
        {MODES.map((choice) => (
          <Radio
            key={choice.mode}
            name="price.mode"
            value={choice.mode}
            defaultChecked={mode === choice.mode}
            disabled={choice.mode === "collected" && !canCollect && mode !== "collected"}
          >
            {choice.label}
          </Radio>
        ))}
        {canCollect ? null : (
          <p className="note" id="price-mode-hint">
            Nothing can be collected yet: an administrator sets Stripe's keys under{" "}
            <a href="/admin/payments/settings">Payments</a>, or both are set in the environment
            (STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET).
          </p>
        )}
        {wrong ? <FieldError id="price-mode-error">{wrong}</FieldError> : null}
      </Choices>
      <div className="price-fields">
        <Field id="price-amount" label="Amount" error={state.error("price.amount")}>
          {(control) => (
            <Input
              {...control}
              name="price.amount"
              type="text"
              inputMode="decimal"
              maxLength={16}
              autoComplete="off"
              defaultValue={state.value("price.amount")}
            />
          )}
        </Field>
        <Field id="price-currency" label="Currency" error={state.error("price.currency")}>
          {(control) => (
            <Select {...control} name="price.currency" defaultValue={state.value("price.currency")}>
              {listCurrencies().map(({ currency, name }) => (
                <option key={currency} value={currency}>
                  {`${currency}, ${name}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {waived ? (
        <Banner tone="info" title="Some reschedule fees are too small to be charged">
          <p>{waived}</p>
        </Banner>
      ) : null}
    </Panel>
  );
}
