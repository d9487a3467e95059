/** The parts of a calendar text that matter here, each as its own text, so that one broken event spoils no other. */
export interface CalendarText {
  readonly timezones: readonly string[];
  readonly events: readonly string[];
  readonly freeBusy: readonly string[];
}

const KINDS = { VTIMEZONE: "timezones", VEVENT: "events", VFREEBUSY: "freeBusy" } as const;

/** Null for a text that is no iCalendar data at all (RFC 5545 section 3.4). Lines are unfolded. */
export function splitCalendar(text: string): CalendarText | null {
  const parts: Record<keyof CalendarText, string[]> = { timezones: [], events: [], freeBusy: [] };
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r?\n/);
  let calendars = 0;
  let open: { name: keyof typeof KINDS; depth: number; lines: string[] } | null = null;
  for (const line of lines) {
    const [, edge, name = ""] = /^(BEGIN|END):([A-Z-]+)\s*$/i.exec(line) ?? [];
    const component = name.toUpperCase();
    if (open) {
      open.lines.push(line);
      if (edge) open.depth += edge.toUpperCase() === "BEGIN" ? 1 : -1;
      if (open.depth > 0) continue;
      parts[KINDS[open.name]].push(open.lines.join("\r\n"));
      open = null;
    } else if (edge?.toUpperCase() === "BEGIN") {
      if (component === "VCALENDAR") calendars += 1;
      if (component in KINDS) open = { name: component as keyof typeof KINDS, depth: 1, lines: [line] };
    }
  }
  return calendars === 0 ? null : parts;
}

/** The UID of an event's text, by which its exceptions belong to it; empty for one that has none. */
export function uidOf(event: string): string {
  return /^UID(?:;[^:\r\n]*)?:(.*)$/im.exec(event)?.[1]?.trim() ?? "";
}
