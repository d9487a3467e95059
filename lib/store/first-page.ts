import type { Policy } from "@/lib/domain/policy/types";
import type { Minutes, Zone } from "@/lib/domain/time";
import { statement, type Tx } from "./transaction";

const COUNT = statement(`SELECT EXISTS (SELECT FROM booking_page WHERE account_id = $1) AS found`);
const PAGE = statement(`
  INSERT INTO booking_page (account_id, id, slug, owner_id, title, zone, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`);
const OWNER = statement(
  `INSERT INTO page_member (account_id, page_id, user_id, role) VALUES ($1, $2, $3, 'owner')`,
);
const HOURS = statement(`
  INSERT INTO weekly_hours (account_id, page_id, weekday, start_minute, end_minute)
  SELECT $1, $2, day, $4, $5 FROM unnest($3::smallint[]) AS day`);
const EVENT_TYPE = statement(`
  INSERT INTO event_type (account_id, page_id, id, slug, title, duration_minutes, session_count, policy, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)`);

export interface FirstPage {
  readonly accountId: string;
  readonly pageId: string;
  readonly eventTypeId: string;
  readonly ownerId: string;
  readonly slug: string;
  readonly title: string;
  readonly zone: Zone;
  readonly hours: { readonly weekdays: readonly number[]; readonly start: Minutes; readonly end: Minutes };
  readonly eventType: {
    readonly slug: string;
    readonly title: string;
    readonly durationMinutes: Minutes;
    readonly sessionCount: number;
  };
  readonly policy: Policy;
  readonly createdAt: number;
}

export async function hasPages(tx: Tx, accountId: string): Promise<boolean> {
  const [pages] = await tx.query<{ found: boolean }>(COUNT, [accountId]);
  return pages?.found === true;
}

/** Writes a page with its hours and one event type, ready to be booked. */
export async function insertFirstPage(tx: Tx, page: FirstPage): Promise<void> {
  const { accountId, pageId, ownerId, slug, title, zone, hours, eventType, policy } = page;
  const createdAt = new Date(page.createdAt);
  await tx.query(PAGE, [accountId, pageId, slug, ownerId, title, zone, createdAt]);
  await tx.query(OWNER, [accountId, pageId, ownerId]);
  await tx.query(HOURS, [accountId, pageId, [...hours.weekdays], hours.start, hours.end]);
  await tx.query(EVENT_TYPE, [
    accountId,
    pageId,
    page.eventTypeId,
    eventType.slug,
    eventType.title,
    eventType.durationMinutes,
    eventType.sessionCount,
    JSON.stringify(policy),
    createdAt,
  ]);
}
