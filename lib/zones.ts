import { rawTimeZones, timeZonesNames } from "@vvo/tzdb";
import { HOUR, type Instant, type Interval, type Zone } from "./domain/time";
import { type DateTimeStyle, DEFAULT_LOCALE, dateTimeFormat, newDateTimeFormat } from "./intl";

interface ZoneFacts {
  readonly country: string;
  /** "Eastern time" */
  readonly name: string;
  /** Minutes ahead of UTC outside of daylight time. */
  readonly standardOffset: number;
  readonly hasDaylightTime: boolean;
}

/** One entry of a zone chooser. */
export interface ZoneChoice {
  readonly zone: Zone;
  /** "United States"; empty for UTC. */
  readonly country: string;
  /** "New York, Eastern time" */
  readonly label: string;
  /** "GMT-4:00" */
  readonly offsetLabel: string;
}

export interface ZoneGroup<Item extends Interval> {
  readonly label: string;
  readonly items: readonly Item[];
}

/** Every name, current or deprecated, of the zones that belong to a country. */
const FACTS: ReadonlyMap<Zone, ZoneFacts> = new Map(
  rawTimeZones.flatMap((entry) => {
    const facts: ZoneFacts = {
      country: entry.countryName,
      name: entry.alternativeName.replace(/\bTime\b/, "time"),
      standardOffset: entry.rawOffsetInMinutes,
      hasDaylightTime: entry.dstAbbreviation !== undefined,
    };
    return entry.group.map((zone): [Zone, ZoneFacts] => [zone, facts]);
  }),
);

const UTC_NAMES: ReadonlySet<Zone> = new Set(
  ["UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu"].flatMap((name) => [
    name,
    `Etc/${name}`,
  ]),
);
const FIXED_OFFSET = /^Etc\/GMT[+-]\d{1,2}$/;
const SUPPORTED: ReadonlySet<Zone> = new Set(Intl.supportedValuesOf("timeZone"));
const DAYLIGHT_NAME = /Daylight|Summer/;

/**
 * Whether this is the name of a time zone: IANA names in their own spelling, deprecated ones (`US/Eastern`) too, as far
 * as this machine's Intl knows them. Offsets (`+05:00`) and odd spellings (`america/new_york`) are none: libraries keep what they
 * learn of each name, and there is no end of spellings.
 */
export function isZone(name: string): boolean {
  const named = FACTS.has(name) || SUPPORTED.has(name) || UTC_NAMES.has(name) || FIXED_OFFSET.test(name);
  return named && newDateTimeFormat("zoneOffset", DEFAULT_LOCALE, name) !== null;
}

/**
 * "United States; Eastern time (GMT-4:00) [DST]" (spec section 7). `[DST]` only while daylight time is in force at
 * that instant. Zones without a country show their name alone: "UTC (GMT+0:00)".
 */
export function zoneLabel(zone: Zone, instant: Instant): string {
  const offset = offsetMinutes(dateTimeFormat("zoneOffset", DEFAULT_LOCALE, zone), instant);
  return `${placeOf(zone)} (${offsetText(offset)})${isDaylightTime(zone, instant, offset) ? " [DST]" : ""}`;
}

/** "EDT", or "GMT+5:45" where the locale has no short name for the zone. */
export function shortZoneName(zone: Zone, locale: string, instant: Instant): string {
  return zoneName("zoneShort", locale, zone, instant);
}

/**
 * Splits a list into its runs that share a zone label, in the order given: a list that crosses a change of the clock
 * shows the label once for each run. The label is that of the start.
 */
export function zoneGroups<Item extends Interval>(items: readonly Item[], zone: Zone): ZoneGroup<Item>[] {
  const groups: { label: string; items: Item[] }[] = [];
  for (const item of items) {
    const label = zoneLabel(zone, item.start);
    const group = groups.at(-1);
    if (group?.label === label) group.items.push(item);
    else groups.push({ label, items: [item] });
  }
  return groups;
}

let listed: { readonly hour: number; readonly zones: readonly ZoneChoice[] } | undefined;

/**
 * Every zone that a person may choose, under its current name: UTC first, then by country and label. Offsets are those
 * of the instant's hour.
 */
export function listZones(instant: Instant): readonly ZoneChoice[] {
  const hour = Math.floor(instant / HOUR);
  if (listed?.hour === hour) return listed.zones;
  const zones = ["UTC", ...timeZonesNames].flatMap((zone): ZoneChoice[] => {
    // Some hundred formatters that are used once would push the others out of the cache.
    const format = newDateTimeFormat("zoneOffset", DEFAULT_LOCALE, zone);
    if (!format) return [];
    const facts = FACTS.get(zone);
    const label = facts ? `${cityOf(zone)}, ${facts.name}` : zone;
    return [
      {
        zone,
        country: facts?.country ?? "",
        label,
        offsetLabel: offsetText(offsetMinutes(format, hour * HOUR)),
      },
    ];
  });
  const { compare } = new Intl.Collator(DEFAULT_LOCALE);
  zones.sort((a, b) => compare(a.country, b.country) || compare(a.label, b.label));
  listed = { hour, zones };
  return zones;
}

function placeOf(zone: Zone): string {
  if (UTC_NAMES.has(zone)) return "UTC";
  const facts = FACTS.get(zone);
  if (facts) return `${facts.country}; ${facts.name}`;
  return FIXED_OFFSET.test(zone) ? zone : cityOf(zone);
}

/** "Buenos Aires" from `America/Argentina/Buenos_Aires`. */
function cityOf(zone: Zone): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/** CLDR's names tell for most zones; for those that it does not name, whether the clock is ahead of standard time. */
function isDaylightTime(zone: Zone, instant: Instant, offset: number): boolean {
  if (DAYLIGHT_NAME.test(zoneName("zoneLong", DEFAULT_LOCALE, zone, instant))) return true;
  const facts = FACTS.get(zone);
  return facts?.hasDaylightTime === true && offset > facts.standardOffset;
}

function zoneName(style: DateTimeStyle, locale: string, zone: Zone, instant: Instant): string {
  const parts = dateTimeFormat(style, locale, zone).formatToParts(instant);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

function offsetMinutes(format: Intl.DateTimeFormat, instant: Instant): number {
  const name = format.formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === "-" ? -size : size;
}

function offsetText(offset: number): string {
  const size = Math.abs(offset);
  return `GMT${offset < 0 ? "-" : "+"}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
}
