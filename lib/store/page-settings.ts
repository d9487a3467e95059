import { wholeForm } from "@/lib/domain/booking/form";
import type { PageSettings } from "@/lib/domain/booking/settings";
import type { Policy } from "@/lib/domain/policy/types";
import type { Instant, Minutes, Zone } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const SETTINGS = `
  SELECT p.id, p.slug, p.title, p.description, p.location_kind AS "locationKind", p.location, p.form,
    p.duration_minutes AS "durationMinutes", p.accent_color AS "accentColor", p.paused, p.invitations, p.policy,
    p.owner_id AS "ownerId",
    (SELECT l.hash FROM page_logo l WHERE l.account_id = p.account_id AND l.page_id = p.id) AS "logoHash"
  FROM booking_page p WHERE p.account_id = $1 AND p.id = $2`;

const FIND = statement(SETTINGS);
const LOCK = statement(`${SETTINGS} FOR UPDATE OF p`);

const UPDATE = statement(`
  UPDATE booking_page SET slug = $3, title = $4, description = $5, location_kind = $6::location_kind, location = $7,
    form = $8, duration_minutes = $9, accent_color = $10, paused = $11, invitations = $12::invitation_setting
  WHERE account_id = $1 AND id = $2`);

const INSERT = statement(`
  INSERT INTO booking_page (account_id, id, slug, owner_id, title, zone, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`);

const INSERT_HOURS = statement(`
  INSERT INTO weekly_hours (account_id, page_id, weekday, start_minute, end_minute)
  SELECT $1, $2, day, $4, $5 FROM unnest($3::smallint[]) AS day`);

const SUMMARIES = statement(`
  SELECT p.id, u.name AS "ownerName", p.paused, p.policy IS NOT NULL AS "hasPolicy",
    EXISTS (SELECT FROM weekly_hours h WHERE h.account_id = p.account_id AND h.page_id = p.id) AS "hasHours",
    (SELECT coalesce(json_agg(json_build_object('id', e.id, 'title', e.title, 'active', e.active)
        ORDER BY e.position, e.title), '[]')
      FROM event_type e WHERE e.account_id = p.account_id AND e.page_id = p.id) AS "eventTypes"
  FROM booking_page p JOIN "user" u ON u.account_id = p.account_id AND u.id = p.owner_id
  WHERE p.account_id = $1 AND p.id = ANY ($2::uuid[])`);

/** A page's settings with what is known about it beside them. */
export interface StoredPage extends PageSettings {
  readonly id: string;
  readonly ownerId: string;
  readonly policy: Policy | null;
  readonly logoHash: string | null;
}

export async function findPageSettings(accountId: string, pageId: string): Promise<StoredPage | null> {
  const [row] = await query<StoredPage>(FIND, [accountId, pageId]);
  return row ? { ...row, form: wholeForm(row.form) } : null;
}

/** The same inside a transaction, its row locked until the end. The order of its event types goes by this lock too. */
export async function lockPageSettings(
  tx: Tx,
  accountId: string,
  pageId: string,
): Promise<StoredPage | null> {
  const [row] = await tx.query<StoredPage>(LOCK, [accountId, pageId]);
  return row ? { ...row, form: wholeForm(row.form) } : null;
}

export async function updatePageSettings(
  tx: Tx,
  accountId: string,
  pageId: string,
  page: PageSettings,
): Promise<void> {
  await tx.query(UPDATE, [
    accountId,
    pageId,
    page.slug,
    page.title,
    page.description,
    page.locationKind,
    page.location,
    JSON.stringify(page.form),
    page.durationMinutes,
    page.accentColor,
    page.paused,
    page.invitations,
  ]);
}

export interface NewPage {
  readonly accountId: string;
  readonly id: string;
  readonly slug: string;
  readonly ownerId: string;
  readonly title: string;
  readonly zone: Zone;
  readonly createdAt: Instant;
  /** When it opens and closes on working days; nine to five if left out. */
  readonly hours?: { readonly start: Minutes; readonly end: Minutes };
}

const WORKDAYS = [1, 2, 3, 4, 5];
const NINE_TO_FIVE = { start: 9 * 60, end: 17 * 60 };

/** Writes a page that is open on working days, until its owner says otherwise. */
export async function insertPage(tx: Tx, page: NewPage): Promise<void> {
  const { accountId, id, slug, ownerId, title, zone, createdAt, hours = NINE_TO_FIVE } = page;
  await tx.query(INSERT, [accountId, id, slug, ownerId, title, zone, new Date(createdAt)]);
  await tx.query(INSERT_HOURS, [accountId, id, WORKDAYS, hours.start, hours.end]);
}

/** What a list of pages tells about one of them. */
export interface PageSummary {
  readonly id: string;
  readonly ownerName: string;
  readonly paused: boolean;
  readonly hasPolicy: boolean;
  readonly hasHours: boolean;
  /** In the page's order, hidden ones too. */
  readonly eventTypes: readonly { readonly id: string; readonly title: string; readonly active: boolean }[];
}

export async function findPageSummaries(
  accountId: string,
  pageIds: readonly string[],
): Promise<PageSummary[]> {
  return query<PageSummary>(SUMMARIES, [accountId, pageIds]);
}

const ANY = statement(`SELECT EXISTS (SELECT FROM booking_page WHERE account_id = $1) AS found`);

/** Whether the account has a booking page at all. */
export async function hasPages(tx: Tx, accountId: string): Promise<boolean> {
  const [pages] = await tx.query<{ found: boolean }>(ANY, [accountId]);
  return pages?.found === true;
}
