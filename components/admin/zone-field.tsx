import { Field, Select } from "@/components/ui/field";
import type { Instant } from "@/lib/domain/time";
import { PresetZone } from "./preset-zone";
import { ZoneOptions } from "./zone-options";

export interface ZoneFieldProps {
  id: string;
  name: string;
  label: string;
  value: string;
  now: Instant;
  error?: string | null;
  hint?: string;
  /** What stands first for "no zone". */
  none?: string;
  /** Start with the zone of the device, where a script can tell it. */
  preset?: boolean;
}

/** One of the world's time zones, by country. */
export function ZoneField({
  id,
  name,
  label,
  value,
  now,
  error,
  hint,
  none,
  preset = false,
}: ZoneFieldProps) {
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      {(control) => (
        <>
          <Select {...control} name={name} defaultValue={value}>
            {none === undefined ? null : <option value="">{none}</option>}
            <ZoneOptions zone={value} now={now} />
          </Select>
          {preset ? <PresetZone field={id} /> : null}
        </>
      )}
    </Field>
  );
}
