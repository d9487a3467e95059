import type { Prepared } from "./stream";
import type { Found } from "./stream-candidates";
import { query, statement } from "./transaction";

/** By the index `customer_search`. */
export function customersQuery(accountId: string, patterns: readonly string[], limit: number): Prepared {
  const like = patterns.map((_, index) => `lower(name || ' ' || email) LIKE lower($${index + 2})`);
  const text = `SELECT id FROM customer WHERE account_id = $1 AND (${like.join(" OR ")}) LIMIT ${limit}`;
  return { text: statement(text), values: [accountId, ...patterns] };
}

/** All references of a kind are equally long and of capitals and digits: those that begin alike stand together. */
export function referencesQuery(
  accountId: string,
  kind: "booking" | "session",
  prefix: string,
  limit: number,
): Prepared {
  const text = `
    SELECT id FROM ${kind} WHERE account_id = $1 AND reference BETWEEN $2 AND $2 || 'ZZZZZZZZZZZZ' AND starts_with(reference, $2)
    ORDER BY reference LIMIT ${limit}`;
  return { text: statement(text), values: [accountId, prefix] };
}

/** The customers whose name and mail address are like one of the patterns, at most `limit`. */
export async function findCustomersLike(
  accountId: string,
  patterns: readonly string[],
  limit: number,
): Promise<Found> {
  const { text, values } = customersQuery(accountId, patterns, limit);
  return { kind: "customers", ids: (await query<{ id: string }>(text, values)).map(({ id }) => id) };
}

/** The bookings or sessions whose reference begins so, at most `limit`. */
export async function findByReference(
  accountId: string,
  kind: "booking" | "session",
  prefix: string,
  limit: number,
): Promise<Found> {
  const { text, values } = referencesQuery(accountId, kind, prefix, limit);
  return { kind: `${kind}s`, ids: (await query<{ id: string }>(text, values)).map(({ id }) => id) };
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
