import type { ComponentProps } from "react";
import { byCountry, zoneText } from "@/components/booking/zone-options";
import { Select } from "@/components/ui/field";
import type { ZoneChoice } from "@/lib/format";

export interface ZoneSelectProps extends Omit<ComponentProps<"select">, "children" | "defaultValue"> {
  zones: readonly ZoneChoice[];
  defaultValue: string;
}

/** The time zones of the world under their countries. One that has an older name stays as it is. */
export function ZoneSelect({ zones, defaultValue, ...rest }: ZoneSelectProps) {
  const known = zones.some(({ zone }) => zone === defaultValue);
  return (
    <Select {...rest} defaultValue={defaultValue}>
      {known ? null : <option value={defaultValue}>{defaultValue}</option>}
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
  );
}
