import { type BookingForm, wholeForm } from "@/lib/domain/booking/form";
import type { EventTypeSettings } from "@/lib/domain/booking/settings";
import type { PriceMode } from "@/lib/domain/money/types";
import type { Policy } from "@/lib/domain/policy/types";
import type { Instant } from "@/lib/domain/time";
import { query, type Statement, statement, type Tx } from "./transaction";

const COLUMNS = `
  SELECT id, slug, title, description, location_kind AS "locationKind", location, form,
    duration_minutes AS "durationMinutes", session_count AS "sessionCount", requires_approval AS "requiresApproval",
    price_mode, price_amount, price_currency, policy, active
  FROM event_type WHERE account_id = $1 AND page_id = $2`;

const LIST = statement(`${COLUMNS} ORDER BY position, title`);
const FIND = statement(`${COLUMNS} AND id = $3`);

const INSERT = statement(`
  INSERT INTO event_type (account_id, page_id, id, slug, title, description, location_kind, location, form,
    duration_minutes, session_count, requires_approval, price_mode, price_amount, price_currency, policy, active,
    created_at, position)
  SELECT $1, $2, $3, $4, $5, $6, $7::location_kind, $8, $9, $10, $11, $12, $13::price_mode, $14, $15, $16, $17, $18,
    coalesce(max(position) + 1, 0)
  FROM event_type WHERE account_id = $1 AND page_id = $2`);

const UPDATE = statement(`
  UPDATE event_type SET slug = $4, title = $5, description = $6, location_kind = $7::location_kind, location = $8,
    form = $9, duration_minutes = $10, session_count = $11, requires_approval = $12, price_mode = $13::price_mode,
    price_amount = $14, price_currency = $15
  WHERE account_id = $1 AND page_id = $2 AND id = $3`);

const SET_ACTIVE = statement(`
  UPDATE event_type SET active = $4 WHERE account_id = $1 AND page_id = $2 AND id = $3 RETURNING id`);

const SET_ORDER = statement(`
  UPDATE event_type e SET position = o.position - 1
  FROM unnest($3::uuid[]) WITH ORDINALITY AS o(id, position)
  WHERE e.account_id = $1 AND e.page_id = $2 AND e.id = o.id`);

/** An event type's settings with what is known about it beside them. */
export interface StoredEventType extends EventTypeSettings {
  readonly id: string;
  readonly policy: Policy;
  /** False hides it from customers; it is never deleted. */
  readonly active: boolean;
}

interface Row extends Omit<StoredEventType, "price" | "form"> {
  readonly form: Partial<BookingForm>;
  readonly price_mode: PriceMode;
  readonly price_amount: number | null;
  readonly price_currency: string | null;
}

type Query = <Found extends object>(statement: Statement, values: readonly unknown[]) => Promise<Found[]>;

/** The event types of a page in their order, hidden ones too. */
export async function findEventTypes(accountId: string, pageId: string, tx?: Tx): Promise<StoredEventType[]> {
  const run: Query = tx ? tx.query.bind(tx) : query;
  return (await run<Row>(LIST, [accountId, pageId])).map(toEventType);
}

export async function findEventType(
  accountId: string,
  pageId: string,
  eventTypeId: string,
  tx?: Tx,
): Promise<StoredEventType | null> {
  const run: Query = tx ? tx.query.bind(tx) : query;
  const [row] = await run<Row>(FIND, [accountId, pageId, eventTypeId]);
  return row ? toEventType(row) : null;
}

/** Writes an event type after the last one of its page, which must be locked. */
export async function insertEventType(
  tx: Tx,
  accountId: string,
  pageId: string,
  eventType: StoredEventType,
  now: Instant,
): Promise<void> {
  const { policy, active } = eventType;
  const more = [JSON.stringify(policy), active, new Date(now)];
  await tx.query(INSERT, [...values(accountId, pageId, eventType), ...more]);
}

export async function updateEventType(
  tx: Tx,
  accountId: string,
  pageId: string,
  eventType: EventTypeSettings & { readonly id: string },
): Promise<void> {
  await tx.query(UPDATE, values(accountId, pageId, eventType));
}

/** Shows or hides an event type; answers whether it is there. */
export async function setEventTypeActive(
  tx: Tx,
  accountId: string,
  pageId: string,
  { id, active }: { id: string; active: boolean },
): Promise<boolean> {
  return (await tx.query(SET_ACTIVE, [accountId, pageId, id, active])).length > 0;
}

/** Gives the event types of a page their places, in the order of the ids. */
export async function setEventTypeOrder(
  tx: Tx,
  accountId: string,
  pageId: string,
  ids: readonly string[],
): Promise<void> {
  await tx.query(SET_ORDER, [accountId, pageId, ids]);
}

function values(
  accountId: string,
  pageId: string,
  { id, price, form, ...eventType }: EventTypeSettings & { readonly id: string },
): unknown[] {
  return [
    accountId,
    pageId,
    id,
    eventType.slug,
    eventType.title,
    eventType.description,
    eventType.locationKind,
    eventType.location,
    JSON.stringify(form),
    eventType.durationMinutes,
    eventType.sessionCount,
    eventType.requiresApproval,
    price?.mode ?? "hidden",
    price?.amount ?? null,
    price?.currency ?? null,
  ];
}

function toEventType({
  price_mode: mode,
  price_amount,
  price_currency,
  form,
  ...rest
}: Row): StoredEventType {
  const price =
    price_amount === null || price_currency === null
      ? null
      : { mode, amount: price_amount, currency: price_currency };
  return { ...rest, price, form: wholeForm(form) };
}
