import { byCountry, zoneText } from "@/components/booking/zone-options";
import { Field, Select } from "@/components/ui/field";
import type { Instant } from "@/lib/domain/time";
import { listZones } from "@/lib/format";
import { PresetZone } from "./preset-zone";

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
  const zones = listZones(now);
  const known = value === "" || zones.some(({ zone }) => zone === value);
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      {(control) => (
        <>
          <Select {...control} name={name} defaultValue={value}>
            {none === undefined ? null : <option value="">{none}</option>}
            {known ? null : <option value={value}>{value}</option>}
            {byCountry(zones).map(({ country, zones: own }) => (
              <optgroup label={country || "Everywhere"} key={country}>
                {own.map((choice) => (
                  <option value={choice.zone} key={choice.zone}>
                    {zoneText(choice)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
          {preset ? <PresetZone field={id} /> : null}
        </>
      )}
    </Field>
  );
}
