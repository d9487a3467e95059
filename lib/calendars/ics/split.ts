import { DAY, type Instant } from "@/lib/domain/time";
import type { Pace } from "./pace";

/** The parts of a calendar text that matter here, each as its own text, so that one broken event spoils no other. */
export interface CalendarText {
  /** What times without a zone are of, as the calendar says; empty for nothing. */
  readonly zone: string;
  readonly timezones: readonly string[];
  readonly events: readonly string[];
  readonly freeBusy: readonly string[];
}

const KINDS: Partial<Record<string, "timezones" | "events" | "freeBusy">> = {
  VTIMEZONE: "timezones",
  VEVENT: "events",
  VFREEBUSY: "freeBusy",
};
const EDGE = /^\uFEFF?(BEGIN|END):([A-Z-]+)[ \t]*\r?$/gim;
const HEAD = 20_000;

/** Null for a text that is no iCalendar data at all (RFC 5545 section 3.4). Lines are unfolded. */
export function splitCalendar(text: string): CalendarText | null {
  const parts = splitting(text);
  for (let step = parts.next(); ; step = parts.next()) if (step.done) return step.value;
}

/** The same of a text that may be long. */
export async function splitInTurns(text: string, pace: Pace): Promise<CalendarText | null> {
  const parts = splitting(text);
  for (let step = parts.next(); ; step = parts.next()) {
    if (step.done) return step.value;
    await pace.breathe();
  }
}

/** Stops after each part. */
function* splitting(text: string): Generator<void, CalendarText | null> {
  const parts = { timezones: [] as string[], events: [] as string[], freeBusy: [] as string[] };
  let calendars = 0;
  let open: { kind: keyof typeof parts; from: number; depth: number } | null = null;
  for (const { 0: line, 1: edge = "", 2: name = "", index } of text.matchAll(EDGE)) {
    const isBegin = edge.toUpperCase() === "BEGIN";
    const kind = KINDS[name.toUpperCase()];
    if (open) {
      open.depth += isBegin ? 1 : -1;
      if (open.depth > 0) continue;
      parts[open.kind].push(unfolded(text.slice(open.from, index + line.length)));
      open = null;
      yield;
    } else if (isBegin && kind) open = { kind, from: index, depth: 1 };
    else if (isBegin && name.toUpperCase() === "VCALENDAR") calendars += 1;
  }
  const head = unfolded(text.slice(0, HEAD));
  const zone = /^X-WR-TIMEZONE(?:;[^:\r\n]*)?:(.*)$/im.exec(head)?.[1]?.trim() ?? "";
  return calendars === 0 ? null : { ...parts, zone };
}

function unfolded(text: string): string {
  return text.replace(/\r?\n[ \t]/g, "");
}

/** The UID of an event's text, by which its exceptions belong to it; empty for one that has none. */
export function uidOf(event: string): string {
  return /^UID(?:;[^:\r\n]*)?:(.*)$/im.exec(event)?.[1]?.trim() ?? "";
}

/** Whether an event is surely over at an instant, told without reading it: most of a long-kept calendar is. */
export function isPast(event: string, instant: Instant): boolean {
  if (/^(?:RRULE|RDATE|RECURRENCE-ID|DURATION)[;:]/im.test(event)) return false;
  const dates = [...event.matchAll(/^DT(?:START|END)(?:;[^:\r\n]*)?:(\d{4})(\d\d)(\d\d)/gim)];
  const days = dates.map(([, year, month, day]) => Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // A day for an event without an end, and one for wherever its clock is.
  return days.length > 0 && Math.max(...days) + 3 * DAY < instant;
}
