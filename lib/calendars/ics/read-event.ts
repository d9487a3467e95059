import ICAL from "ical.js";
import { DAY } from "@/lib/domain/time";
import { type Clock, type Clocks, UTC_CLOCK, wallOf } from "./clocks";

/** A point in time as a calendar writes it: a reading, and the clock that shows it. */
export interface Point {
  readonly wall: number;
  readonly isDate: boolean;
  readonly clock: Clock;
}

/** How long an event lasts: whole days of the calendar, and milliseconds that pass (RFC 5545 sections 3.3.6, 3.8.5.3). */
export interface Length {
  readonly days: number;
  readonly milliseconds: number;
}

export interface ReadEvent {
  readonly start: Point;
  readonly length: Length;
  readonly rules: readonly ICAL.Recur[];
  readonly extra: readonly { readonly point: Point; readonly length: Length | null }[];
  readonly excluded: readonly Point[];
  /** Which occurrence it stands for, and whether for all after it too; null for none: it is the event itself. */
  readonly replaces: { readonly point: Point; readonly andFuture: boolean } | null;
  readonly isBusy: boolean;
  readonly isCanceled: boolean;
  /** 0 where it says none. */
  readonly sequence: number;
}

export interface Reader {
  readonly clocks: Clocks;
  /** Of dates. */
  readonly days: Clock;
  /** Of times without a zone. */
  readonly floating: Clock;
  /** The owner's own mail addresses, lower case. */
  readonly addresses: ReadonlySet<string>;
}

const LARGEST_SEQUENCE = 2_147_483_647;

/** Reads one VEVENT. Null for one without a start; throws on what is no iCalendar data. */
export function readEvent(text: string, reader: Reader): ReadEvent | null {
  const component = new ICAL.Component(ICAL.parse(mended(text)));
  const [start] = pointsOf(component, "dtstart", reader);
  if (!start) return null;
  const [replaced] = pointsOf(component, "recurrence-id", reader);
  const range = component.getFirstProperty("recurrence-id")?.getFirstParameter("range");
  const status = String(component.getFirstPropertyValue("status") ?? "").toUpperCase();
  return {
    start,
    length: lengthOf(component, start, reader),
    rules: component.getAllProperties("rrule").flatMap((property) => property.getValues() as ICAL.Recur[]),
    extra: extraOf(component, reader),
    excluded: pointsOf(component, "exdate", reader),
    replaces: replaced ? { point: replaced, andFuture: range === "THISANDFUTURE" } : null,
    isBusy: status !== "CANCELLED" && !isFree(component) && !isDeclined(component, reader.addresses),
    isCanceled: status === "CANCELLED",
    sequence: sequenceOf(component),
  };
}

/** Dates that don't say so, and lists of nothing: many write them, and the library stumbles. */
function mended(text: string): string {
  return text
    .replace(/^(?:EXDATE|RDATE)(?:;[^:\r\n]*)?:[ \t]*(?:\r?\n|$)/gim, "")
    .replace(DATES, (line, name, parameters, dates) =>
      /;VALUE=/i.test(parameters) ? line : `${name}${parameters};VALUE=DATE:${dates}`,
    );
}

const DATES = /^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)((?:;[^:\r\n]*)?):(\d{8}(?:,\d{8})*)(?=[ \t]*$)/gim;

function pointsOf(component: ICAL.Component, name: string, reader: Reader): Point[] {
  return component
    .getAllProperties(name)
    .flatMap((property) =>
      property
        .getValues()
        .flatMap((value) => (value instanceof ICAL.Time ? [pointOf(value, property, reader)] : [])),
    );
}

function pointOf(time: ICAL.Time, property: ICAL.Property, { clocks, days, floating }: Reader): Point {
  const tzid = property.getFirstParameter("tzid");
  const isUtc = time.zone === ICAL.Timezone.utcTimezone;
  const written = tzid && !time.isDate ? clocks(tzid) : null;
  const clock = isUtc ? UTC_CLOCK : (written ?? (time.isDate ? days : floating));
  return { wall: wallOf(time), isDate: time.isDate, clock };
}

/** Some write a date there, which is more than the database's column holds. */
function sequenceOf(component: ICAL.Component): number {
  const written = Math.trunc(Number(component.getFirstPropertyValue("sequence") ?? 0)) || 0;
  return Math.min(Math.max(written, 0), LARGEST_SEQUENCE);
}

function extraOf(component: ICAL.Component, reader: Reader): ReadEvent["extra"] {
  const periods = component.getAllProperties("rdate").flatMap((property) =>
    property.getValues().flatMap((value) => {
      if (!(value instanceof ICAL.Period)) return [];
      const point = pointOf(value.start, property, reader);
      const milliseconds = value.getDuration().toSeconds() * 1000;
      return [{ point, length: { days: 0, milliseconds } }];
    }),
  );
  return [...pointsOf(component, "rdate", reader).map((point) => ({ point, length: null })), ...periods];
}

function lengthOf(component: ICAL.Component, start: Point, reader: Reader): Length {
  const [end] = pointsOf(component, "dtend", reader);
  if (end && start.isDate)
    return { days: Math.max(1, Math.round((end.wall - start.wall) / DAY)), milliseconds: 0 };
  if (end) return { days: 0, milliseconds: end.clock(end.wall) - start.clock(start.wall) };
  const duration = component.getFirstPropertyValue("duration");
  if (duration instanceof ICAL.Duration) {
    const sign = duration.isNegative ? -1 : 1;
    const { weeks, days, hours, minutes, seconds } = duration;
    return {
      days: sign * (weeks * 7 + days),
      milliseconds: sign * ((hours * 60 + minutes) * 60 + seconds) * 1000,
    };
  }
  return { days: start.isDate ? 1 : 0, milliseconds: 0 };
}

function isFree(component: ICAL.Component): boolean {
  const said = (name: string) => String(component.getFirstPropertyValue(name) ?? "").toUpperCase();
  return said("transp") === "TRANSPARENT" || said("x-microsoft-cdo-busystatus") === "FREE";
}

function isDeclined(component: ICAL.Component, addresses: ReadonlySet<string>): boolean {
  return component.getAllProperties("attendee").some((attendee) => {
    const answer = attendee.getFirstParameter("partstat")?.toUpperCase();
    if (answer !== "DECLINED" && answer !== "DELEGATED") return false;
    const written = String(attendee.getFirstValue() ?? "").replace(/^mailto:/i, "");
    const named = attendee.getFirstParameter("email") ?? "";
    return [written, named].some((address) => addresses.has(address.trim().toLowerCase()));
  });
}
