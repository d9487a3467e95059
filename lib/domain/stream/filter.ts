import { dayNumberOf } from "../availability/local-days";
import type { SessionStatus } from "../booking/types";
import { singleLine } from "../text";
import type { Instant, LocalDate } from "../time";

/** What the activity stream shows before anything else is asked of it. */
export const SHOWS = ["everything", "needs-you", "customers", "mail"] as const;

export type Show = (typeof SHOWS)[number];

export const STATUSES = [
  "requested",
  "scheduled",
  "rescheduled",
  "reschedule_requested",
  "completed",
  "no_show",
  "canceled",
] as const satisfies readonly SessionStatus[];

/** What waits for the owner, or for what the owner asked: "Needs you". Refunds that failed go with them. */
export const OPEN_STATUSES = [
  "requested",
  "reschedule_requested",
] as const satisfies readonly SessionStatus[];

/** The statuses that a customer can bring about; nothing else is "by customers". */
export const CUSTOMER_STATUSES = [
  "requested",
  "scheduled",
  "rescheduled",
  "canceled",
] as const satisfies readonly SessionStatus[];

export interface StreamFilter {
  readonly show: Show;
  /** A part of a customer's name or mail address, or the beginning of a reference; empty for none. */
  readonly text: string;
  readonly status: SessionStatus | null;
  readonly pageId: string | null;
  readonly eventTypeId: string | null;
  readonly customerId: string | null;
  /** The days on which sessions start, both included, in the reader's zone. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

export interface FilterProblem {
  readonly field: "from" | "to" | "q";
  readonly message: string;
}

export interface ReadFilter {
  readonly filter: StreamFilter;
  readonly problems: readonly FilterProblem[];
}

/** The parameters that filter; beside them a query may hold a place in the list. */
export const FILTER_NAMES = ["show", "q", "status", "page", "type", "customer", "from", "to"] as const;

const TEXT_MAX = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY_TO_WRITE = "Write a day such as 2026-06-22.";

/**
 * The filter that a query stands for. What nobody can choose (an unknown status, an id that is none) filters nothing;
 * what somebody may have typed is a problem at its field and filters nothing either.
 */
export function readStreamFilter(query: URLSearchParams): ReadFilter {
  const problems: FilterProblem[] = [];
  const day = (field: "from" | "to") => {
    const typed = (query.get(field) ?? "").trim();
    if (typed === "") return null;
    if (isDay(typed)) return typed;
    problems.push({ field, message: DAY_TO_WRITE });
    return null;
  };
  const from = day("from");
  const to = day("to");
  const backwards = from !== null && to !== null && to < from;
  if (backwards) problems.push({ field: "to", message: `Choose ${from} or a later day.` });
  const filter = {
    show: SHOWS.find((show) => show === query.get("show")) ?? "everything",
    text: singleLine(query.get("q") ?? "", TEXT_MAX),
    status: STATUSES.find((status) => status === query.get("status")) ?? null,
    pageId: idOf(query.get("page")),
    eventTypeId: idOf(query.get("type")),
    customerId: idOf(query.get("customer")),
    from,
    to: backwards ? null : to,
  };
  return { filter, problems };
}

/** How the list stands: by the sessions' start once their days are asked for, else the latest change first. */
export interface StreamOrder {
  readonly by: "changed" | "starts";
  readonly descending: boolean;
}

export function orderOf({ from, to }: Pick<StreamFilter, "from" | "to">): StreamOrder {
  if (from === null && to === null) return { by: "changed", descending: true };
  return { by: "starts", descending: from === null };
}

/** A place in the list: right behind (`after`) or right before a session, by what the list is ordered by. */
export interface Place {
  readonly side: "after" | "before";
  readonly at: Instant;
  readonly id: string;
}

/** The place that a query asks for; null for the list's beginning. */
export function readPlace(query: URLSearchParams): Place | null {
  for (const side of ["after", "before"] as const) {
    const [, at, id] = /^(-?\d{1,15})_(.+)$/.exec(query.get(side) ?? "") ?? [];
    if (at !== undefined && id !== undefined && UUID.test(id)) return { side, at: Number(at), id };
  }
  return null;
}

export function writePlace({ at, id }: Pick<Place, "at" | "id">): string {
  return `${at}_${id}`;
}

function idOf(text: string | null): string | null {
  return text !== null && UUID.test(text) ? text : null;
}

function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isInteger(dayNumberOf(text));
  } catch {
    return false;
  }
}
