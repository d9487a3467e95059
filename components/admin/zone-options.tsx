import { byCountry, zoneText } from "@/components/booking/zone-options";
import type { Instant } from "@/lib/domain/time";
import { listZones } from "@/lib/format";

/** The zones of the world by country, and before them the present one where it goes by another name. */
export function ZoneOptions({ zone, now }: { zone: string; now: Instant }) {
  const zones = listZones(now);
  const known = zone === "" || zones.some((choice) => choice.zone === zone);
  return (
    <>
      {known ? null : <option value={zone}>{zone}</option>}
      {byCountry(zones).map(({ country, zones: own }) => (
        <optgroup label={country || "Everywhere"} key={country}>
          {own.map((choice) => (
            <option value={choice.zone} key={choice.zone}>
              {zoneText(choice)}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
