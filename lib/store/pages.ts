import type { DateOverride, WeeklyHours } from "@/lib/domain/availability/types";
import { type BookingForm, wholeForm } from "@/lib/domain/booking/form";
import type { LocationKind } from "@/lib/domain/booking/location";
import type { Bookable, BookingPage, EventType, Offer } from "@/lib/domain/booking/page";
import type { Reader } from "@/lib/domain/booking/types";
import type { PriceMode } from "@/lib/domain/money/types";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import type { Policy } from "@/lib/domain/policy/types";
import { query, type Statement, statement, type Tx } from "./transaction";

const PAGE_COLUMNS = `
  p.account_id, a.name AS account_name, p.id, p.slug, p.title, p.description, p.location_kind,
  p.location, p.form AS page_form, p.accent_color, p.zone, p.paused,
  p.invitations, p.policy AS page_policy, p.duration_minutes AS page_duration, p.step_minutes, p.buffer_before_minutes,
  p.buffer_after_minutes, p.minimum_notice_minutes, p.horizon_days, p.cap_per_day, p.cap_per_week,
  p.owner_id, u.name AS owner_name, u.email AS owner_email, u.zone AS owner_zone, u.locale AS owner_locale,
  (SELECT l.hash FROM page_logo l WHERE l.account_id = p.account_id AND l.page_id = p.id) AS logo_hash`;

const PAGE_TABLES = `
  booking_page p
  JOIN account a ON a.id = p.account_id
  JOIN "user" u ON u.account_id = p.account_id AND u.id = p.owner_id`;

const EVENT_TYPE = `json_build_object(
  'id', e.id, 'slug', e.slug, 'title', e.title, 'description', e.description, 'form', e.form,
  'locationKind', CASE WHEN e.location = '' THEN p.location_kind ELSE e.location_kind END,
  'location', CASE WHEN e.location = '' THEN p.location ELSE e.location END,
  'durationMinutes', e.duration_minutes, 'sessionCount', e.session_count, 'requiresApproval', e.requires_approval,
  'priceMode', e.price_mode, 'priceAmount', e.price_amount, 'priceCurrency', e.price_currency, 'policy', e.policy)`;

const HOURS = `
  (SELECT coalesce(json_agg(json_build_object('weekday', h.weekday, 'startMinute', h.start_minute, 'endMinute', h.end_minute)
      ORDER BY h.weekday, h.start_minute), '[]')
    FROM weekly_hours h WHERE h.account_id = p.account_id AND h.page_id = p.id) AS weekly_hours,
  (SELECT coalesce(json_agg(json_build_object('date', to_char(o.date, 'YYYY-MM-DD'), 'ranges', o.ranges) ORDER BY o.date), '[]')
    FROM date_override o
    WHERE o.account_id = p.account_id AND o.page_id = p.id AND o.date >= now()::date - 2) AS overrides`;

const PAGE_BY_SLUG = statement(`
  SELECT ${PAGE_COLUMNS},
    (SELECT coalesce(json_agg(${EVENT_TYPE} ORDER BY e.position, e.title), '[]') FROM event_type e
      WHERE e.account_id = p.account_id AND e.page_id = p.id AND e.active) AS event_types
  FROM ${PAGE_TABLES} WHERE p.account_id = $1 AND p.slug = $2`);

const BOOKABLE_BY_SLUG = statement(`
  SELECT ${PAGE_COLUMNS}, ${EVENT_TYPE} AS event_type, ${HOURS}
  FROM ${PAGE_TABLES} JOIN event_type e ON e.account_id = p.account_id AND e.page_id = p.id
  WHERE p.account_id = $1 AND p.slug = $2 AND e.slug = $3 AND e.active`);

const PAGE_ITSELF_BY_SLUG = statement(`
  SELECT ${PAGE_COLUMNS}, ${HOURS}
  FROM ${PAGE_TABLES} WHERE p.account_id = $1 AND p.slug = $2 AND NOT EXISTS (
    SELECT FROM event_type e WHERE e.account_id = p.account_id AND e.page_id = p.id AND e.active)`);

const PAGE_WITH_HOURS = statement(`
  SELECT ${PAGE_COLUMNS}, ${HOURS} FROM ${PAGE_TABLES} WHERE p.account_id = $1 AND p.id = $2`);

// A listed address that is a subscribed user's as well is the user's.
const STAKEHOLDERS = statement(`
  SELECT DISTINCT ON (lower(email)) email, name, zone, locale FROM (
    SELECT email, name, NULL AS zone, NULL AS locale FROM stakeholder WHERE account_id = $1 AND page_id = $2
    UNION ALL
    SELECT u.email, u.name, u.zone, u.locale
    FROM page_member m JOIN "user" u ON u.account_id = m.account_id AND u.id = m.user_id
    WHERE m.account_id = $1 AND m.page_id = $2 AND m.role = 'editor' AND m.notified AND u.removed_at IS NULL) told
  ORDER BY lower(email), locale NULLS LAST`);

interface PageRow {
  account_id: string;
  account_name: string;
  id: string;
  slug: string;
  title: string;
  description: string;
  location_kind: LocationKind;
  location: string;
  page_form: Partial<BookingForm>;
  accent_color: string | null;
  logo_hash: string | null;
  zone: string;
  paused: boolean;
  invitations: "automatic" | "file";
  page_policy: Policy | null;
  page_duration: number;
  step_minutes: number;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  minimum_notice_minutes: number;
  horizon_days: number;
  cap_per_day: number | null;
  cap_per_week: number | null;
  owner_id: string;
  owner_name: string;
  owner_email: string;
  owner_zone: string | null;
  owner_locale: string;
}

interface HoursRow extends PageRow {
  weekly_hours: WeeklyHours[];
  overrides: DateOverride[];
}

type EventTypeJson = Omit<EventType, "price" | "form"> & {
  form: Partial<BookingForm>;
  priceMode: PriceMode;
  priceAmount: number | null;
  priceCurrency: string | null;
};

/** A page by its address with its active event types, or null. Without any the page itself is what is booked. */
export async function findPage(
  accountId: string,
  slug: string,
): Promise<{ page: BookingPage; eventTypes: EventType[]; itself: Offer | null } | null> {
  const [row] = await query<PageRow & { event_types: EventTypeJson[] }>(PAGE_BY_SLUG, [accountId, slug]);
  if (!row) return null;
  const eventTypes = row.event_types.map(toEventType);
  return { page: toPage(row), eventTypes, itself: eventTypes.length === 0 ? pageItself(row) : null };
}

/**
 * One event type on its page with its slot settings, or null. Without a slug the page itself, which can be booked only
 * while it has no active event type.
 * @param tx Given, it is read as it stands under the transaction's lock.
 */
export async function findBookable(
  accountId: string,
  pageSlug: string,
  eventTypeSlug: string | null,
  tx?: Tx,
): Promise<Bookable | null> {
  const run: Query = tx ? tx.query.bind(tx) : query;
  if (eventTypeSlug === null) {
    const [row] = await run<HoursRow>(PAGE_ITSELF_BY_SLUG, [accountId, pageSlug]);
    return row ? toBookable(row, pageItself(row)) : null;
  }
  const values = [accountId, pageSlug, eventTypeSlug];
  const [row] = await run<HoursRow & { event_type: EventTypeJson }>(BOOKABLE_BY_SLUG, values);
  return row ? toBookable(row, toEventType(row.event_type)) : null;
}

type Query = <Row extends object>(statement: Statement, values: readonly unknown[]) => Promise<Row[]>;

/** A page by its id with its own slot settings. A booking's frozen duration and buffers go over them (`settingsFor`). */
export async function readPageSettings(
  accountId: string,
  pageId: string,
  tx?: Tx,
): Promise<Omit<Bookable, "eventType">> {
  const run: Query = tx ? tx.query.bind(tx) : query;
  const [row] = await run<HoursRow>(PAGE_WITH_HOURS, [accountId, pageId]);
  if (!row) throw new Error(`booking page ${pageId} is missing`);
  return { page: toPage(row), settings: toSettings(row, row.page_duration) };
}

/** Who is told about the page's bookings beside the owner: subscribed editors and listed addresses. */
export async function readStakeholders(accountId: string, pageId: string): Promise<Reader[]> {
  return query<Reader>(STAKEHOLDERS, [accountId, pageId]);
}

function toPage(row: PageRow): BookingPage {
  return {
    accountId: row.account_id,
    accountName: row.account_name,
    id: row.id,
    slug: row.slug,
    title: row.title,
    description: row.description,
    zone: row.zone,
    paused: row.paused,
    owner: {
      id: row.owner_id,
      name: row.owner_name,
      email: row.owner_email,
      zone: row.owner_zone,
      locale: row.owner_locale,
    },
    invitations: row.invitations,
    accentColor: row.accent_color,
    logoHash: row.logo_hash,
  };
}

function toEventType({ priceMode, priceAmount, priceCurrency, form, ...rest }: EventTypeJson): EventType {
  const price =
    priceAmount === null || priceCurrency === null
      ? null
      : { mode: priceMode, amount: priceAmount, currency: priceCurrency };
  return { ...rest, price, form: wholeForm(form) };
}

/** A page without event types is booked as it is, one session at a time: it has a policy of its own and no price. */
function pageItself(row: PageRow): Offer {
  return {
    id: null,
    slug: null,
    title: row.title,
    description: row.description,
    locationKind: row.location_kind,
    location: row.location,
    durationMinutes: row.page_duration,
    sessionCount: 1,
    requiresApproval: false,
    price: null,
    policy: row.page_policy ?? defaultPolicy,
    form: wholeForm(row.page_form),
  };
}

function toBookable(row: HoursRow, eventType: Offer): Bookable {
  return { page: toPage(row), eventType, settings: toSettings(row, eventType.durationMinutes) };
}

function toSettings(row: HoursRow, durationMinutes: number): Bookable["settings"] {
  return {
    zone: row.zone,
    weeklyHours: row.weekly_hours,
    overrides: row.overrides,
    durationMinutes,
    stepMinutes: row.step_minutes,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    minimumNoticeMinutes: row.minimum_notice_minutes,
    horizonDays: row.horizon_days,
    capPerDay: row.cap_per_day,
    capPerWeek: row.cap_per_week,
  };
}

const PAGES = statement(
  `SELECT ${PAGE_COLUMNS} FROM ${PAGE_TABLES} WHERE p.account_id = $1 ORDER BY p.title, p.slug`,
);

/** All booking pages of an account, by title. */
export async function findPages(accountId: string): Promise<BookingPage[]> {
  const rows = await query<PageRow>(PAGES, [accountId]);
  return rows.map(toPage);
}
