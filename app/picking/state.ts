import { withQuery } from "@/app/query";
import { isDay, isMonth, type Month } from "@/components/slots/slot-views";
import type { HiddenInput } from "@/components/ui/hidden-inputs";
import type { Offer } from "@/lib/domain/booking/page";
import { MAX_SUGGESTIONS } from "@/lib/domain/booking/plan-booking";
import type { Instant, LocalDate, Zone } from "@/lib/domain/time";
import { isZone } from "@/lib/format";

/** How many times the customer has to pick, and what they are for. */
export interface Goal {
  /** A package of sessions, a single session, or alternatives for one that the owner confirms. */
  readonly kind: "package" | "single" | "suggestions";
  readonly least: number;
  readonly most: number;
}

export function goalOf({
  sessionCount,
  requiresApproval,
}: Pick<Offer, "sessionCount" | "requiresApproval">): Goal {
  if (sessionCount > 1) return { kind: "package", least: sessionCount, most: sessionCount };
  if (requiresApproval) return { kind: "suggestions", least: 1, most: MAX_SUGGESTIONS };
  return { kind: "single", least: 1, most: 1 };
}

/** The way through the page, as it stands in the address. */
export interface PickState {
  readonly path: string;
  /** The times picked, ascending, at most as many as the goal asks for. */
  readonly starts: readonly Instant[];
  readonly day: LocalDate | null;
  readonly month: Month | null;
  readonly view: "calendar" | "list";
  readonly zone: Zone;
  /** Whether the address names the zone. Otherwise it is the page's, until the device's is known. */
  readonly zoneAsked: boolean;
  /** Whether the page was asked for the list of zones, which it shows where no script runs. */
  readonly listZones: boolean;
  /** Where what was typed before a refusal is kept. */
  readonly draft: string | null;
  /** The refusal is this page's news: nothing was picked since. */
  readonly refused: boolean;
}

/** What is not as it should be is left out: an address can be old, or written by hand. */
export function readState(
  path: string,
  query: URLSearchParams,
  pageZone: Zone,
  goal: Goal,
  now: Instant,
): PickState {
  const [zone, day, month] = [query.get("zone"), query.get("day"), query.get("month")];
  const starts = query.getAll("start").map(readStart);
  const future = [...new Set(starts)].filter((start) => start !== null && start > now) as Instant[];
  const zoneAsked = zone !== null && isZone(zone);
  return {
    path,
    starts: future.slice(-goal.most).sort((a, b) => a - b),
    day: isDay(day) ? day : null,
    month: isMonth(month) ? month : null,
    view: query.get("view") === "list" ? "list" : "calendar",
    zone: zoneAsked ? zone : pageZone,
    zoneAsked,
    listZones: query.has("zones"),
    draft: draftId(query.get("draft")) ?? draftId(query.get("typed")),
    refused: draftId(query.get("draft")) !== null,
  };
}

/** A picked time as it stands in an address and in a form, as `timeViews` writes it. */
export function writeStart(start: Instant): string {
  return new Date(start).toISOString().replace(".000Z", "Z");
}

function readStart(text: string): Instant | null {
  const start = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(start) ? null : start;
}

function draftId(text: string | null): string | null {
  return text !== null && /^[\w-]{10,64}$/.test(text) ? text : null;
}

type Changes = Partial<Pick<PickState, "starts" | "day" | "month" | "view" | "draft">>;

/** This page in another state. The day and the month shown are only kept when they are named. */
export function hrefOf(state: PickState, changes: Changes = {}): string {
  const { starts, day, month, view, draft } = { ...state, day: null, month: null, ...changes };
  return withQuery(state.path, new URLSearchParams(), {
    start: starts.map(writeStart),
    day,
    month,
    view: view === "list" ? view : null,
    zone: state.zoneAsked ? state.zone : null,
    typed: draft,
  });
}

/** Where "Change" leads for the zone: to the chooser, which needs the list of zones where no script runs. */
export function zonesHref(state: PickState): string {
  const href = hrefOf(state, { day: state.day, month: state.month });
  return `${href}${href.includes("?") ? "&" : "?"}zones=1#zone`;
}

/** The same as hidden fields, for a form that adds to it. */
export function inputsOf(state: PickState, changes: Changes = {}): HiddenInput[] {
  const { searchParams } = new URL(hrefOf(state, changes), "http://page");
  return [...searchParams].map(([name, value]) => ({ name, value }));
}
