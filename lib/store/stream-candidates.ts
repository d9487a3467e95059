import type { SessionStatus } from "@/lib/domain/booking/types";
import {
  CUSTOMER_STATUSES,
  OPEN_STATUSES,
  type Place,
  STATUSES,
  type StreamOrder,
} from "@/lib/domain/stream/filter";
import type { Instant } from "@/lib/domain/time";
import { mayBeAsked, questionsOf } from "./calendar-questions";

/** Which sessions the stream lists. */
export interface StreamSelection {
  readonly accountId: string;
  /** At least one: the pages that the user may see, or the one they chose of them. */
  readonly pageIds: readonly string[];
  readonly status: SessionStatus | null;
  /** Of one of those pages. */
  readonly eventTypeId: string | null;
  readonly customerId: string | null;
  /** What a search found; null where none was asked for. */
  readonly found: Found | null;
  readonly byCustomer: boolean;
  /** Only what waits for the owner, what calendars ask about sessions ahead, and refunds that failed. */
  readonly needsYou: boolean;
  readonly now: Instant;
  /** Only sessions whose mails since then are in trouble. */
  readonly mailTroubleSince: Instant | null;
  readonly startsFrom: Instant | null;
  /** Not included. */
  readonly startsBefore: Instant | null;
}

export interface Found {
  readonly kind: "customers" | "bookings" | "sessions";
  readonly ids: readonly string[];
}

/** The values of a statement, each numbered as it is written into the text. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown, type: string): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

/** An activity that names sessions concerns those; one that names none concerns all of its booking. */
export const concerns = (activity: string, session: string): string => {
  const named = `jsonb_build_array(jsonb_build_object('sessionId', ${session}.id))`;
  return `(${activity}.data->'sessions' @> ${named} OR ${activity}.data->'moves' @> ${named}
    OR NOT (${activity}.data ? 'sessions' OR ${activity}.data ? 'moves'))`;
};

/** The predicate of the index `mail_in_trouble`. */
const IN_TROUBLE = `(m.status = 'failed' OR (m.status = 'queued' AND m.attempts > 0))`;

const MAIL_CONCERNS = `(m.session_id = s.id OR (m.session_id IS NULL AND EXISTS (
  SELECT FROM activity a WHERE a.account_id = m.account_id AND a.id = m.activity_id AND ${concerns("a", "s")})))`;

const FAILED_REFUNDS = `
  transaction t JOIN activity a ON a.account_id = t.account_id AND a.id = t.activity_id`;
const IS_FAILED_REFUND = `t.status = 'failed' AND t.kind IN ('refund_automatic', 'refund_manual')`;

/**
 * The SQL that yields `(id, at)` of the sessions that stand at a place of the list, at most `limit` of them from each
 * index that is walked; the caller puts them in order and cuts them off. However many sessions there are, no more is read
 * than that: each page (or event type) and status is a walk of its own along an index that stands in the list's order.
 * Without an order, in any: for counting.
 */
export function candidates(
  selection: StreamSelection,
  order: StreamOrder | null,
  place: Place | null,
  limit: number,
  values: Values,
): string {
  const walk = new Walk(selection, order, place, limit, values);
  if (selection.found?.kind === "bookings") return walk.along("booking_id", selection.found.ids);
  if (selection.found?.kind === "sessions") return walk.along("id", selection.found.ids);
  if (selection.found) return walk.along("customer_id", selection.found.ids);
  if (selection.customerId !== null) return walk.along("customer_id", [selection.customerId]);
  if (selection.mailTroubleSince !== null) return walk.mailTrouble(selection.mailTroubleSince);
  if (selection.needsYou) return walk.needsYou();
  return walk.inOrder(selection.byCustomer ? CUSTOMER_STATUSES : STATUSES);
}

class Walk {
  readonly #column: string;
  readonly #account: string;
  readonly #end: string;

  constructor(
    readonly selection: StreamSelection,
    readonly order: StreamOrder | null,
    readonly place: Place | null,
    limit: number,
    readonly values: Values,
  ) {
    this.#column = order?.by === "starts" ? "s.starts_at" : "s.changed_at";
    this.#account = values.add(selection.accountId, "uuid");
    const direction = order && directionOf(order, place);
    const sorted = direction ? `ORDER BY ${this.#column} ${direction}, s.id ${direction} ` : "";
    this.#end = `${sorted}LIMIT ${limit}`;
  }

  /** Along the indexes that stand in the list's order. */
  inOrder(statuses: readonly SessionStatus[]): string {
    const { status, eventTypeId, pageIds } = this.selection;
    const wanted = status === null ? statuses : statuses.filter((one) => one === status);
    const of = `unnest(${this.values.add(wanted, "session_status[]")}) AS w(status)`;
    const [sets, key] =
      eventTypeId === null
        ? [`unnest(${this.values.add(pageIds, "uuid[]")}) AS p(id) CROSS JOIN ${of}`, "s.page_id = p.id"]
        : [of, `s.event_type_id = ${this.values.add(eventTypeId, "uuid")}`];
    const conditions = [key, "s.status = w.status", ...this.#byCustomer(), ...this.#times()];
    return this.#each(sets, conditions);
  }

  /** Along what was found, of which there is never much. */
  along(column: "id" | "booking_id" | "customer_id", ids: readonly string[]): string {
    const sets = `unnest(${this.values.add(ids, "uuid[]")}) AS f(id)`;
    return this.#each(sets, [`s.${column} = f.id`, ...this.#everything(), ...this.#troubles()]);
  }

  /** What waits by its status in order; beside it there is never much. */
  needsYou(): string {
    return `${this.inOrder(OPEN_STATUSES)} UNION (${this.#failedRefunds()}) UNION (${this.#asked()})`;
  }

  #failedRefunds(): string {
    const from = `${FAILED_REFUNDS} JOIN session s ON s.account_id = t.account_id AND s.booking_id = t.booking_id AND ${concerns("a", "s")}`;
    return this.#rows(from, [`t.account_id = ${this.#account}`, IS_FAILED_REFUND, ...this.#everything()]);
  }

  #asked(): string {
    const now = this.#now();
    const from = `(${mayBeAsked(this.#account, now)}) AS q JOIN session s ON s.account_id = ${this.#account} AND s.id = q.session_id`;
    return this.#rows(from, [`EXISTS (${questionsOf(now)})`, ...this.#everything()]);
  }

  mailTrouble(since: Instant): string {
    const from = `mail m JOIN session s ON s.account_id = m.account_id AND s.booking_id = m.booking_id AND ${MAIL_CONCERNS}`;
    const recent = `m.created_at > ${this.values.add(new Date(since), "timestamptz")}`;
    const conditions = [`m.account_id = ${this.#account}`, IN_TROUBLE, recent];
    return this.#rows(from, [...conditions, ...this.#everything(), ...this.#whatWaits()]);
  }

  #each(sets: string, conditions: readonly string[]): string {
    const where = [`s.account_id = ${this.#account}`, ...conditions].join(" AND ");
    const one = `SELECT s.id, ${this.#column} AS at FROM session s WHERE ${where} ${this.#end}`;
    return `SELECT c.id, c.at FROM ${sets} CROSS JOIN LATERAL (${one}) AS c`;
  }

  #rows(from: string, conditions: readonly string[]): string {
    const distinct = `SELECT DISTINCT s.id, ${this.#column} AS at FROM ${from} WHERE ${conditions.join(" AND ")}`;
    return `SELECT s.id, s.at FROM (${distinct}) AS s ${this.#end.replaceAll(this.#column, "s.at")}`;
  }

  /** All that the selection asks for beside what leads to the sessions. */
  #everything(): string[] {
    const { pageIds, status, eventTypeId, customerId } = this.selection;
    const { values } = this;
    return [
      `s.page_id = ANY (${values.add(pageIds, "uuid[]")})`,
      ...(status === null ? [] : [`s.status = ${values.add(status, "session_status")}`]),
      ...(eventTypeId === null ? [] : [`s.event_type_id = ${values.add(eventTypeId, "uuid")}`]),
      ...(customerId === null ? [] : [`s.customer_id = ${values.add(customerId, "uuid")}`]),
      ...this.#byCustomer(),
      ...this.#times(),
    ];
  }

  #byCustomer(): string[] {
    return this.selection.byCustomer ? ["s.status_by = 'customer'"] : [];
  }

  #times(): string[] {
    const { startsFrom, startsBefore } = this.selection;
    const instant = (at: Instant) => this.values.add(new Date(at), "timestamptz");
    return [
      ...(startsFrom === null ? [] : [`s.starts_at >= ${instant(startsFrom)}`]),
      ...(startsBefore === null ? [] : [`s.starts_at < ${instant(startsBefore)}`]),
      ...this.#beyondPlace(instant),
    ];
  }

  #beyondPlace(instant: (at: Instant) => string): string[] {
    const { place, order } = this;
    if (!place || !order) return [];
    const sign = directionOf(order, place) === "DESC" ? "<" : ">";
    return [`(${this.#column}, s.id) ${sign} (${instant(place.at)}, ${this.values.add(place.id, "uuid")})`];
  }

  #troubles(): string[] {
    const { mailTroubleSince: since } = this.selection;
    if (since === null) return this.#whatWaits();
    const recent = `m.created_at > ${this.values.add(new Date(since), "timestamptz")}`;
    return [
      `EXISTS (SELECT FROM mail m WHERE m.account_id = s.account_id AND m.booking_id = s.booking_id AND ${recent}
        AND ${IN_TROUBLE} AND ${MAIL_CONCERNS})`,
      ...this.#whatWaits(),
    ];
  }

  #now(): string {
    return this.values.add(new Date(this.selection.now), "timestamptz");
  }

  #whatWaits(): string[] {
    if (!this.selection.needsYou) return [];
    const open = `s.status = ANY (${this.values.add(OPEN_STATUSES, "session_status[]")})`;
    return [
      `(${open} OR EXISTS (SELECT FROM ${FAILED_REFUNDS} WHERE t.account_id = s.account_id AND t.booking_id = s.booking_id
        AND ${IS_FAILED_REFUND} AND ${concerns("a", "s")}) OR EXISTS (${questionsOf(this.#now())}))`,
    ];
  }
}

/** The direction in which the list is read: towards its end after a place, towards its beginning before one. */
export function directionOf({ descending }: StreamOrder, place: Place | null): "DESC" | "ASC" {
  return descending === (place?.side !== "before") ? "DESC" : "ASC";
}
