import type { Booking, Session } from "@/lib/domain/booking/types";
import type { PriceMode } from "@/lib/domain/money/types";
import { query, statement, type Tx } from "./transaction";

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const BOOKING = `
  SELECT b.account_id, b.id, b.reference, b.status, b.page_id, b.event_type_id, b.owner_id, b.customer_name,
    b.customer_email, b.note, b.zone, b.locale, b.title, b.location, b.duration_minutes, b.buffer_before_minutes,
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
  FROM booking b WHERE b.account_id = $1 AND b.id = $2`;

const READ_BOOKING = statement(BOOKING);
const LOCK_BOOKING = statement(`${BOOKING} FOR UPDATE OF b`);

const SET_ZONE = statement(`UPDATE booking SET zone = $3 WHERE account_id = $1 AND id = $2`);

interface BookingRow {
  account_id: string;
  id: string;
  reference: string;
  status: Booking["status"];
  page_id: string;
  event_type_id: string | null;
  owner_id: string;
  customer_name: string;
  customer_email: string;
  note: string;
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
