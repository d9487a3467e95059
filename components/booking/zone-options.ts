import type { ZoneChoice } from "@/lib/format";

/** Lower case, without accents, "_" and "/" as spaces, so that "sao paulo" finds "América/São_Paulo". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[_/]/g, " ").toLowerCase();
}

/** The zones of which country, name and offset together hold every word of the query. */
export function findZones(zones: readonly ZoneChoice[], query: string): readonly ZoneChoice[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return zones;
  return zones.filter((choice) => {
    const text = plain(`${choice.country} ${choice.label} ${choice.offsetLabel} ${choice.zone}`);
    return words.every((word) => text.includes(word));
  });
}

/** "New York, Eastern time (GMT-4:00)" */
export function zoneText({ label, offsetLabel }: ZoneChoice): string {
  return `${label} (${offsetLabel})`;
}

/** The zones under their countries, in the order given. */
export function byCountry(zones: readonly ZoneChoice[]): { country: string; zones: ZoneChoice[] }[] {
  const countries = new Map<string, ZoneChoice[]>();
  for (const choice of zones) {
    const known = countries.get(choice.country);
    if (known) known.push(choice);
    else countries.set(choice.country, [choice]);
  }
  return Array.from(countries, ([country, of]) => ({ country, zones: of }));
}

/**
 * The zone that this device is set to; undefined where it is none of these. Not a format but a question to the device.
 * Browsers call some zones by older names ("Asia/Calcutta"), the same ones for whoever asks.
 */
export function deviceZone(zones: readonly ZoneChoice[]): ZoneChoice | undefined {
  const device = ownName();
  return zones.find(({ zone }) => zone === device) ?? zones.find(({ zone }) => ownName(zone) === device);
}

/** This browser's name for a zone, or for its own; null for a zone that it does not know. */
function ownName(zone?: string): string | null {
  try {
    return Intl.DateTimeFormat(undefined, { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
