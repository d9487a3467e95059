import type { Instant } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

// While one transaction looks whether an address is free, another could leave or take it: they take turns.
const TAKE_TURNS = statement(`SELECT id FROM account WHERE id = $1 FOR NO KEY UPDATE`);

const PAGE_SLUG_TAKEN = statement(`
  SELECT FROM booking_page WHERE account_id = $1 AND slug = $2 AND id <> $3
  UNION ALL
  SELECT FROM former_page_slug WHERE account_id = $1 AND slug = $2 AND page_id <> $3`);

const EVENT_TYPE_SLUG_TAKEN = statement(`
  SELECT FROM event_type WHERE account_id = $1 AND page_id = $2 AND slug = $3 AND id <> $4
  UNION ALL
  SELECT FROM former_event_type_slug WHERE account_id = $1 AND page_id = $2 AND slug = $3 AND event_type_id <> $4`);

const FORGET_PAGE_SLUG = statement(
  `DELETE FROM former_page_slug WHERE account_id = $1 AND page_id = $2 AND slug = $3`,
);
const KEEP_PAGE_SLUG = statement(`
  INSERT INTO former_page_slug (account_id, page_id, slug, created_at) VALUES ($1, $2, $3, $4)`);

const FORGET_EVENT_TYPE_SLUG = statement(`
  DELETE FROM former_event_type_slug WHERE account_id = $1 AND page_id = $2 AND event_type_id = $3 AND slug = $4`);
const KEEP_EVENT_TYPE_SLUG = statement(`
  INSERT INTO former_event_type_slug (account_id, page_id, event_type_id, slug, created_at) VALUES ($1, $2, $3, $4, $5)`);

const PRESENT = statement(`
  SELECT p.slug AS page, e.slug AS "eventType"
  FROM booking_page p LEFT JOIN event_type e ON e.account_id = p.account_id AND e.page_id = p.id AND (
    e.slug = $3 OR e.id = (SELECT f.event_type_id FROM former_event_type_slug f
      WHERE f.account_id = p.account_id AND f.page_id = p.id AND f.slug = $3))
  WHERE p.account_id = $1 AND (
    p.slug = $2 OR p.id = (SELECT f.page_id FROM former_page_slug f WHERE f.account_id = $1 AND f.slug = $2))`);

/** The address of an event type, or of a page (null). */
export interface Address {
  readonly page: string;
  readonly eventType: string | null;
}

/** Whether another page has this address, or once had it: then it leads there for ever. */
export async function isPageSlugTaken(
  tx: Tx,
  accountId: string,
  slug: string,
  pageId: string,
): Promise<boolean> {
  await tx.query(TAKE_TURNS, [accountId]);
  return (await tx.query(PAGE_SLUG_TAKEN, [accountId, slug, pageId])).length > 0;
}

/** The same among the event types of a page, which must be locked. */
export async function isEventTypeSlugTaken(
  tx: Tx,
  accountId: string,
  { pageId, slug, eventTypeId }: { pageId: string; slug: string; eventTypeId: string },
): Promise<boolean> {
  return (await tx.query(EVENT_TYPE_SLUG_TAKEN, [accountId, pageId, slug, eventTypeId])).length > 0;
}

/** Remembers what the page's address was until now. The one that it takes may be one of its own former ones. */
export async function keepFormerPageSlug(
  tx: Tx,
  accountId: string,
  { pageId, from, to }: { pageId: string; from: string; to: string },
  now: Instant,
): Promise<void> {
  await tx.query(FORGET_PAGE_SLUG, [accountId, pageId, to]);
  await tx.query(KEEP_PAGE_SLUG, [accountId, pageId, from, new Date(now)]);
}

/** The same for an event type. */
export async function keepFormerEventTypeSlug(
  tx: Tx,
  accountId: string,
  { pageId, eventTypeId, from, to }: { pageId: string; eventTypeId: string; from: string; to: string },
  now: Instant,
): Promise<void> {
  await tx.query(FORGET_EVENT_TYPE_SLUG, [accountId, pageId, eventTypeId, to]);
  await tx.query(KEEP_EVENT_TYPE_SLUG, [accountId, pageId, eventTypeId, from, new Date(now)]);
}

/** Where what had this address is now, whether it moved or not; null when nothing ever had it. */
export async function findPresentAddress(
  accountId: string,
  { page, eventType }: Address,
): Promise<Address | null> {
  const [row] = await query<Address>(PRESENT, [accountId, page, eventType]);
  return row && (eventType === null || row.eventType !== null) ? row : null;
}
