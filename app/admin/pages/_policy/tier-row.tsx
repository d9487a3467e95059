"use client";

import type { MouseEvent } from "react";
import { FieldError, Input, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { type TierFields, UNITS } from "@/lib/domain/policy/form/fields";
import type { ChangeKind } from "@/lib/domain/policy/types";
import { KIND_WORDS } from "./words";

/** What the tiers' fields depend on beside the policy. */
export interface TierTerms {
  /** ISO 4217; null where customers see no price, and then no amounts are asked for. */
  readonly currency: string | null;
  /** A booking of one session. */
  readonly single: boolean;
}

export interface TierRowProps {
  kind: ChangeKind;
  index: number;
  tier: TierFields;
  terms: TierTerms;
  /** What it comes to for one session. */
  each: string;
  countError: string | null;
  amountError: string | null;
  /** Just added without a script: the focus comes here. */
  focused: boolean;
  /** Null for the only row, which stays. */
  onRemove: ((event: MouseEvent<HTMLButtonElement>) => void) | null;
}

/** "At least 24 hours before": the fee or refund. With "any time" the last row says "Up to the start" instead. */
export function TierRow(props: TierRowProps) {
  const { kind, index, tier, terms, each, onRemove } = props;
  const name = `${kind}.tiers.${index}`;
  const label = `Tier ${index + 1}`;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as the table around it.
    // biome-ignore-start lint/a11y/useSemanticElements: as the table around it.
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="inline tier-notice">
          <Input
            className="input-num"
            name={`${name}.count`}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={tier.count}
            aria-label={`${label}: at least`}
            autoFocus={props.focused}
            {...refused(name, "count", props.countError)}
          />{" "}
          <Select
            className="input-unit"
            name={`${name}.unit`}
            defaultValue={tier.unit}
            aria-label={`${label}: unit`}
          >
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {unit}
              </option>
            ))}
          </Select>{" "}
          before
        </span>
        <span className="tier-to-start">Up to the start</span>
        {props.countError ? <FieldError id={`${name}.count-error`}>{props.countError}</FieldError> : null}
      </th>
      {terms.currency === null ? null : (
        <>
          <td role="cell" className="cell-amount">
            <AmountFields {...props} name={name} label={label} currency={terms.currency} />
          </td>
          <td role="cell" className="cell-each">
            {each}
          </td>
          <td role="cell">
            {onRemove ? (
              <button
                className="iconbutton"
                type="submit"
                name="intent"
                value={`remove-${kind}-${index}`}
                onClick={onRemove}
              >
                <Icon name="cross" />
                <span className="sr">Remove tier {index + 1}</span>
              </button>
            ) : null}
          </td>
        </>
      )}
    </tr>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above.
    // biome-ignore-end lint/a11y/useSemanticElements: see above.
  );
}

interface AmountProps extends Pick<TierRowProps, "kind" | "tier" | "amountError"> {
  name: string;
  label: string;
  currency: string;
}

/** The number is hidden by the stylesheet while nothing is asked or refunded. */
function AmountFields({ kind, tier, amountError, name, label, currency }: AmountProps) {
  const words = KIND_WORDS[kind];
  return (
    <>
      <span className="inline">
        <Input
          className="input-num"
          name={`${name}.amount`}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={tier.amount}
          aria-label={`${label}: amount`}
          {...refused(name, "amount", amountError)}
        />{" "}
        <Select
          className="input-unit"
          name={`${name}.kind`}
          defaultValue={tier.kind}
          aria-label={`${label}: ${words.amount}`}
        >
          <option value="none">{words.nothing}</option>
          <option value="percent">% of the price</option>
          <option value="fixed">{currency}</option>
        </Select>
      </span>
      {amountError ? <FieldError id={`${name}.amount-error`}>{amountError}</FieldError> : null}
    </>
  );
}

/** Ties a control to the sentence that says what to write. */
function refused(name: string, part: string, error: string | null) {
  return error ? { "aria-invalid": true, "aria-describedby": `${name}.${part}-error` } : {};
}
