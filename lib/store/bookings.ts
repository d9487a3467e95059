import type { Booking, Session } from "@/lib/domain/booking/types";
import type { PriceMode } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const BOOKING = `
  SELECT b.account_id, b.id, b.reference, b.status, b.page_id, b.event_type_id, b.owner_id, b.customer_name,
    b.customer_email, b.note, b.company, b.phone, b.answers, b.zone, b.locale, b.title, b.location, b.duration_minutes, b.buffer_before_minutes,
    b.buffer_after_minutes, b.session_count, b.price_mode, b.price_amount, b.price_currency, b.policy, b.link_version,
    ${milliseconds("b.created_at")} AS created_at,
    (SELECT coalesce(json_agg(g.email ORDER BY g.position), '[]') FROM guest g
      WHERE g.account_id = b.account_id AND g.booking_id = b.id) AS guests,
    (SELECT coalesce(json_agg(json_build_object(
        'id', s.id, 'reference', s.reference, 'position', s.position,
        'start', ${milliseconds("s.starts_at")}, 'end', ${milliseconds("s.ends_at")},
        'status', s.status, 'statusBy', s.status_by, 'originalStart', ${milliseconds("s.original_start")},
        'rescheduleCount', s.reschedule_count, 'icalUid', s.ical_uid, 'icalSequence', s.ical_sequence,
        'suggestedStarts', s.suggested_starts) ORDER BY s.position), '[]')
      FROM session s WHERE s.account_id = b.account_id AND s.booking_id = b.id) AS sessions
  FROM booking b`;

const ONE = "WHERE b.account_id = $1 AND b.id = $2";
const READ_BOOKING = statement(`${BOOKING} ${ONE}`);
const LOCK_BOOKING = statement(`${BOOKING} ${ONE} FOR UPDATE OF b`);
const READ_BOOKINGS = statement(`
  ${BOOKING} JOIN unnest($1::uuid[], $2::uuid[]) AS k(account_id, id) ON k.account_id = b.account_id AND k.id = b.id`);

/** Bookings with a session whose end has passed; found by the index `session_open_ends`. */
const LOCK_ENDED = statement(`
  SELECT account_id, id FROM booking
  WHERE (account_id, id) IN (
    SELECT account_id, booking_id FROM session
    WHERE status IN ('scheduled', 'rescheduled') AND ends_at <= $1 ORDER BY ends_at LIMIT $2)
  FOR UPDATE SKIP LOCKED`);

/** Bookings with requested sessions for which no suggested time is left; found by the index `session_requested`. */
const LOCK_EXPIRED = statement(`
  SELECT account_id, id FROM booking
  WHERE (account_id, id) IN (
    SELECT account_id, booking_id FROM session WHERE status = 'requested'
    GROUP BY account_id, booking_id
    HAVING bool_and(NOT EXISTS (
      SELECT FROM jsonb_array_elements_text(suggested_starts) AS t WHERE t::numeric > $1::numeric))
    LIMIT $2)
  FOR UPDATE SKIP LOCKED`);

const SET_ZONE = statement(`UPDATE booking SET zone = $3 WHERE account_id = $1 AND id = $2`);

interface BookingKey {
  account_id: string;
  id: string;
}

interface BookingRow extends BookingKey {
  reference: string;
  status: Booking["status"];
  page_id: string;
  event_type_id: string | null;
  owner_id: string;
  customer_name: string;
  customer_email: string;
  note: string;
  company: string;
  phone: string;
  answers: Booking["answers"];
  zone: string;
  locale: string;
  title: string;
  location: string;
  duration_minutes: number;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  session_count: number;
  price_mode: PriceMode;
  price_amount: number | null;
  price_currency: string | null;
  policy: Booking["policy"];
  link_version: number;
  created_at: number;
  guests: string[];
  sessions: Session[];
}

/** A booking with its guests and all its sessions, or null. */
export async function readBooking(accountId: string, bookingId: string): Promise<Booking | null> {
  const [row] = await query<BookingRow>(READ_BOOKING, [accountId, bookingId]);
  return row ? toBooking(row) : null;
}

/** The same inside a transaction, its row locked until the end. The owner's lock must be held already. */
export async function lockBooking(tx: Tx, accountId: string, bookingId: string): Promise<Booking | null> {
  const [row] = await tx.query<BookingRow>(LOCK_BOOKING, [accountId, bookingId]);
  return row ? toBooking(row) : null;
}

/**
 * Locks bookings for which time has brought something about, and reads them under the lock. Those that somebody is
 * changing at this moment are left for the next time; nobody waits for anybody.
 */
export async function lockDueBookings(
  tx: Tx,
  what: "ended sessions" | "expired requests",
  now: Instant,
  limit: number,
): Promise<Booking[]> {
  const found =
    what === "ended sessions"
      ? await tx.query<BookingKey>(LOCK_ENDED, [new Date(now), limit])
      : await tx.query<BookingKey>(LOCK_EXPIRED, [now, limit]);
  if (found.length === 0) return [];
  // In a statement of its own: the one that locks sees the sessions as they were before the lock.
  const keys = [found.map((key) => key.account_id), found.map((key) => key.id)];
  return (await tx.query<BookingRow>(READ_BOOKINGS, keys)).map(toBooking);
}

const OF_SESSIONS = statement(`
  SELECT booking_id AS "bookingId", page_id AS "pageId", array_agg(id::text ORDER BY position) AS "sessionIds"
  FROM session WHERE account_id = $1 AND id = ANY($2::uuid[]) GROUP BY booking_id, page_id ORDER BY min(starts_at), booking_id`);

export interface SessionsOfBooking {
  readonly bookingId: string;
  readonly pageId: string;
  /** By position. */
  readonly sessionIds: readonly string[];
}

/** The bookings that sessions are of, by the first of their times. Sessions that are nowhere are left out. */
export async function findBookingsOfSessions(
  accountId: string,
  sessionIds: readonly string[],
): Promise<SessionsOfBooking[]> {
  return query<SessionsOfBooking>(OF_SESSIONS, [accountId, sessionIds]);
}

const CHANGE_TIMES = statement(`
  SELECT id, ${milliseconds("changed_at")} AS "changedAt" FROM session WHERE account_id = $1 AND booking_id = $2`);

/** When each session of a booking changed last. */
export async function readChangeTimes(accountId: string, bookingId: string): Promise<Map<string, Instant>> {
  const found = await query<{ id: string; changedAt: Instant }>(CHANGE_TIMES, [accountId, bookingId]);
  return new Map(found.map(({ id, changedAt }) => [id, changedAt]));
}

/** The zone in which the customer reads their times from now on. */
export async function setZone(tx: Tx, accountId: string, bookingId: string, zone: string): Promise<void> {
  await tx.query(SET_ZONE, [accountId, bookingId, zone]);
}

function toBooking(row: BookingRow): Booking {
  return {
    accountId: row.account_id,
    id: row.id,
    reference: row.reference,
    status: row.status,
    pageId: row.page_id,
    eventTypeId: row.event_type_id,
    ownerId: row.owner_id,
    customer: { name: row.customer_name, email: row.customer_email },
    guests: row.guests,
    note: row.note,
    company: row.company,
    phone: row.phone,
    answers: row.answers,
    zone: row.zone,
    locale: row.locale,
    title: row.title,
    location: row.location,
    durationMinutes: row.duration_minutes,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    price:
      row.price_amount === null || row.price_currency === null
        ? null
        : { mode: row.price_mode, amount: row.price_amount, currency: row.price_currency },
    policy: row.policy,
    sessionCount: row.session_count,
    linkVersion: row.link_version,
    createdAt: row.created_at,
    sessions: row.sessions,
  };
}
