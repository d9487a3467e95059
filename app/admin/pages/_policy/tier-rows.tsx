"use client";

import { type MouseEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  BLANK_TIER,
  placeOfNewTier,
  type RulesFields,
  type TierFields,
  withAdded,
  withRemoved,
} from "@/lib/domain/policy/form/fields";
import type { ChangeKind } from "@/lib/domain/policy/types";
import { useLivePolicy } from "./live";
import { TierRow, type TierTerms } from "./tier-row";
import { KIND_WORDS } from "./words";

export interface TierRowsProps {
  kind: ChangeKind;
  rules: RulesFields;
  terms: TierTerms;
  /** A sentence for fields that were refused, by their names in the form. */
  errors: Readonly<Record<string, string>>;
  /** The row that was just added without a script; -1 for one that was removed, null for neither. */
  changed: number | null;
}

interface Row {
  readonly key: number;
  readonly tier: TierFields;
  readonly countError: string | null;
  readonly amountError: string | null;
}

/** The tiers, each a row that can be removed. Before the script has come the buttons draw the page again. */
export function TierRows({ kind, rules, terms, errors, changed }: TierRowsProps) {
  const { view, refresh } = useLivePolicy();
  const words = KIND_WORDS[kind];
  const prefix = `${kind}.tiers`;
  const [rows, setRows] = useState<readonly Row[]>(() =>
    rules.tiers.map((tier, index) => ({
      key: index,
      tier,
      countError: errors[`${prefix}.${index}.count`] ?? null,
      amountError: errors[`${prefix}.${index}.amount`] ?? null,
    })),
  );
  const table = useRef<HTMLTableElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const [focus, setFocus] = useState<number | null>(null);

  // The control that was used may be gone: a new row gets the focus, and after a row was removed the button below.
  useEffect(() => {
    if (focus === null) return;
    const first = table.current?.tBodies[0]?.rows[focus]?.querySelector<HTMLElement>("input, select");
    (first ?? addButton.current)?.focus();
    setFocus(null);
  }, [focus]);

  const add = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    const online = new FormData(event.currentTarget.form ?? undefined).get(`${kind}.online`);
    const at = placeOfNewTier(online === "any" ? "any" : "until", rows.length);
    const key = Math.max(...rows.map((row) => row.key)) + 1;
    setRows(withAdded(rows, at, { key, tier: BLANK_TIER, countError: null, amountError: null }));
    setFocus(at);
    refresh();
  };
  const remove = (event: MouseEvent<HTMLButtonElement>, index: number) => {
    event.preventDefault();
    setRows(withRemoved(rows, index));
    setFocus(rows.length);
    refresh();
  };

  return (
    <div className={terms.currency === null ? "tier-rows tiers-unpriced" : "tier-rows"}>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: drawn as blocks on narrow screens, where browsers forget that it is a table. */}
      {/* biome-ignore-start lint/a11y/useSemanticElements: see above. */}
      <table role="table" className="tiers" ref={table}>
        <caption className="sr">{words.tiers}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              At least
            </th>
            {terms.currency === null ? null : (
              <>
                <th role="columnheader" scope="col">
                  {terms.single ? words.column.single : words.column.package}
                </th>
                <th role="columnheader" scope="col">
                  {terms.single ? "Comes to" : "Each session"}
                </th>
                <th role="columnheader" scope="col">
                  <span className="sr">Remove</span>
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ key, ...row }, index) => (
            <TierRow
              key={key}
              {...row}
              kind={kind}
              index={index}
              terms={terms}
              each={view?.[kind].each[index] ?? ""}
              focused={changed === index}
              onRemove={rows.length > 1 ? (event) => remove(event, index) : null}
            />
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above. */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: see above. */}
      {terms.currency === null ? null : (
        <Button
          ref={addButton}
          small
          icon="plus"
          className="gap-s"
          name="intent"
          value={`add-${kind}`}
          aria-label={words.add}
          autoFocus={changed === -1}
          onClick={add}
        >
          Add a tier
        </Button>
      )}
    </div>
  );
}
