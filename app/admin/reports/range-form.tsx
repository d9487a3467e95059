import { Button } from "@/components/ui/button";
import { ChipLink, Chips } from "@/components/ui/chip";
import { Field, Input, Select } from "@/components/ui/field";
import type { FieldError } from "@/lib/errors";
import type { AdminView } from "../open";

interface RangeFormProps {
  pages: AdminView["pages"];
  value: { from: string; to: string; page: string };
  errors: readonly FieldError[];
  presets: readonly { label: string; href: string; current: boolean }[];
}

/** Which days and which page the report is about; a plain GET, so that its address can be kept. */
export function RangeForm({ pages, value, errors, presets }: RangeFormProps) {
  const error = (field: string) => errors.find((one) => one.field === field)?.message ?? null;
  return (
    <form
      className="filters no-print"
      method="get"
      action="/admin/reports"
      aria-label="What to report"
      noValidate
    >
      <Chips>
        {presets.map(({ label, href, current }) => (
          <ChipLink key={label} href={href} current={current}>
            {label}
          </ChipLink>
        ))}
      </Chips>
      <div className="filter-fields">
        <Field id="page" label="Booking page" error={error("page")}>
          {(control) => (
            <Select {...control} name="page" defaultValue={value.page}>
              <option value="">All your booking pages</option>
              {pages.map(({ pageId, title }) => (
                <option key={pageId} value={pageId}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field id="from" label="First day" error={error("from")}>
          {(control) => <Input {...control} name="from" type="date" defaultValue={value.from} />}
        </Field>
        <Field id="to" label="Last day" error={error("to")}>
          {(control) => <Input {...control} name="to" type="date" defaultValue={value.to} />}
        </Field>
        <Button small>Show</Button>
      </div>
    </form>
  );
}
