import type { Found } from "./stream-candidates";
import { query, statement } from "./transaction";

/** By the index `customer_search`. */
const customersLike = (patterns: number, limit: number) =>
  statement(`
    SELECT id FROM customer WHERE account_id = $1 AND (${Array.from(
      { length: patterns },
      (_, index) => `lower(name || ' ' || email) LIKE lower($${index + 2})`,
    ).join(" OR ")}) LIMIT ${limit}`);

// All references of a kind are equally long and of capitals and digits: those that begin alike stand together.
const withReference = (table: "booking" | "session", limit: number) =>
  statement(`
    SELECT id FROM ${table} WHERE account_id = $1 AND reference BETWEEN $2 AND $2 || 'ZZZZZZZZZZZZ' AND starts_with(reference, $2)
    LIMIT ${limit}`);

/** The customers whose name and mail address are like one of the patterns, at most `limit`. */
export async function findCustomersLike(
  accountId: string,
  patterns: readonly string[],
  limit: number,
): Promise<Found> {
  const rows = await query<{ id: string }>(customersLike(patterns.length, limit), [accountId, ...patterns]);
  return { kind: "customers", ids: rows.map(({ id }) => id) };
}

/** The bookings or sessions whose reference begins so, at most `limit`. */
export async function findByReference(
  accountId: string,
  kind: "booking" | "session",
  prefix: string,
  limit: number,
): Promise<Found> {
  const rows = await query<{ id: string }>(withReference(kind, limit), [accountId, prefix]);
  return { kind: `${kind}s`, ids: rows.map(({ id }) => id) };
}

const EVENT_TYPES = statement(`
  SELECT id, page_id AS "pageId", title FROM event_type WHERE account_id = $1 AND page_id = ANY ($2::uuid[])
  ORDER BY page_id, position, title`);

/** An event type as it can be filtered by, also one that nobody can book any more. */
export interface EventTypeChoice {
  readonly id: string;
  readonly pageId: string;
  readonly title: string;
}

export async function findEventTypesOf(
  accountId: string,
  pageIds: readonly string[],
): Promise<EventTypeChoice[]> {
  return query<EventTypeChoice>(EVENT_TYPES, [accountId, pageIds]);
}

const CUSTOMER_OF_PAGES = statement(`
  SELECT c.id, c.name, c.email FROM customer c WHERE c.account_id = $1 AND c.id = $2 AND EXISTS (
    SELECT FROM session s WHERE s.account_id = c.account_id AND s.customer_id = c.id AND s.page_id = ANY ($3::uuid[]))`);

export interface CustomerChoice {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A customer who booked on one of those pages, or null. */
export async function findCustomerOf(
  accountId: string,
  id: string,
  pageIds: readonly string[],
): Promise<CustomerChoice | null> {
  const [customer] = await query<CustomerChoice>(CUSTOMER_OF_PAGES, [accountId, id, pageIds]);
  return customer ?? null;
}
