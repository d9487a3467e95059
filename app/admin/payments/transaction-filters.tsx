import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import type { FieldProblem } from "@/lib/domain/field-problem";
import {
  TRANSACTION_KINDS,
  TRANSACTION_STATUSES,
  type TransactionFilter,
} from "@/lib/domain/money/transactions";
import { TRANSACTION_KIND_WORDS, TRANSACTION_STATUS_WORDS } from "@/lib/transaction-words";
import { PAYMENTS } from "./addresses";

interface TransactionFiltersProps {
  filter: TransactionFilter;
  problems: readonly FieldProblem[];
  query: URLSearchParams;
}

/** What the list shows; a form that works without a script. */
export function TransactionFilters({ filter, problems, query }: TransactionFiltersProps) {
  const day = (name: "from" | "to", label: string) => (
    <Field id={name} label={label} error={problems.find(({ field }) => field === name)?.message}>
      {(control) => (
        <Input {...control} name={name} type="date" defaultValue={filter[name] ?? query.get(name) ?? ""} />
      )}
    </Field>
  );
  return (
    <search aria-label="Filter payments">
      <form method="get" action={PAYMENTS} className="filter-fields payment-filters" noValidate>
        <Field id="kind" label="Type">
          {(control) => (
            <Select {...control} name="kind" defaultValue={filter.kind ?? ""}>
              <option value="">Any type</option>
              {TRANSACTION_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {TRANSACTION_KIND_WORDS[kind]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field id="status" label="Status">
          {(control) => (
            <Select {...control} name="status" defaultValue={filter.status ?? ""}>
              <option value="">Any status</option>
              {TRANSACTION_STATUSES.map((status) => (
                <option key={status} value={status}>
                  {TRANSACTION_STATUS_WORDS[status]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {day("from", "Made from")}
        {day("to", "Made until")}
        <Button small>Show</Button>
      </form>
    </search>
  );
}
