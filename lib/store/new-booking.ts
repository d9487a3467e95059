import type { Booking } from "@/lib/domain/booking/types";
import type { Interval } from "@/lib/domain/time";
import { statement, type Tx } from "./transaction";

const UPSERT_CUSTOMER = statement(`
  INSERT INTO customer (account_id, id, email, name, zone, locale) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (account_id, email) DO UPDATE SET name = EXCLUDED.name, zone = EXCLUDED.zone, locale = EXCLUDED.locale
  RETURNING id`);

const INSERT_BOOKING = statement(`
  INSERT INTO booking (account_id, id, reference, status, page_id, event_type_id, owner_id, customer_id, customer_name,
    customer_email, note, zone, locale, title, location, duration_minutes, buffer_before_minutes, buffer_after_minutes,
    session_count, price_mode, price_amount, price_currency, policy, created_at, company, phone, answers)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
    $26, $27)`);

const INSERT_GUESTS = statement(`
  INSERT INTO guest (account_id, booking_id, position, email)
  SELECT $1, $2, g.position, g.email FROM unnest($3::text[]) WITH ORDINALITY AS g(email, position)`);

const INSERT_SESSIONS = statement(`
  INSERT INTO session (account_id, booking_id, owner_id, page_id, id, position, reference, starts_at, ends_at,
    original_start, status, status_by, ical_uid, ical_sequence, suggested_starts, changed_at, event_type_id, customer_id)
  SELECT $1, $2, $3, $4, s.id, s.position, s.reference, s.starts_at, s.ends_at, s.starts_at, $5::session_status,
    'customer', s.ical_uid, 0, s.suggested_starts::jsonb, $13, $14, $15
  FROM unnest($6::uuid[], $7::int[], $8::text[], $9::timestamptz[], $10::timestamptz[], $11::uuid[], $12::text[])
    AS s(id, position, reference, starts_at, ends_at, ical_uid, suggested_starts)`);

const BLOCK_TIMES = statement(`
  INSERT INTO blocked_time (account_id, id, owner_id, session_id, period)
  SELECT $1, t.session_id, $2, t.session_id, tstzrange(t.starts_at, t.ends_at)
  FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) AS t(session_id, starts_at, ends_at)`);

/** The customer of that address, made or brought up to date; answers the id. */
export async function saveCustomer(
  tx: Tx,
  customer: { accountId: string; id: string; email: string; name: string; zone: string; locale: string },
): Promise<string> {
  const { accountId, id, email, name, zone, locale } = customer;
  const [row] = await tx.query<{ id: string }>(UPSERT_CUSTOMER, [
    accountId,
    id,
    email.toLowerCase(),
    name,
    zone,
    locale,
  ]);
  return row?.id ?? id;
}

/**
 * Writes a booking with its sessions and takes their time. `blocked` stands in the order of the sessions; a request
 * that awaits approval takes none. Throws OverlapError when somebody else holds a part of it.
 */
export async function insertBooking(
  tx: Tx,
  booking: Booking,
  customerId: string,
  blocked: readonly Interval[],
): Promise<void> {
  const { accountId, id, price, sessions } = booking;
  await tx.query(INSERT_BOOKING, [
    accountId,
    id,
    booking.reference,
    booking.status,
    booking.pageId,
    booking.eventTypeId,
    booking.ownerId,
    customerId,
    booking.customer.name,
    booking.customer.email,
    booking.note,
    booking.zone,
    booking.locale,
    booking.title,
    booking.location,
    booking.durationMinutes,
    booking.bufferBeforeMinutes,
    booking.bufferAfterMinutes,
    booking.sessionCount,
    price?.mode ?? "hidden",
    price?.amount ?? null,
    price?.currency ?? null,
    JSON.stringify(booking.policy),
    new Date(booking.createdAt),
    booking.company,
    booking.phone,
    JSON.stringify(booking.answers),
  ]);
  if (booking.guests.length > 0) await tx.query(INSERT_GUESTS, [accountId, id, booking.guests]);
  await tx.query(INSERT_SESSIONS, [
    accountId,
    id,
    booking.ownerId,
    booking.pageId,
    sessions[0]?.status ?? "scheduled",
    sessions.map((session) => session.id),
    sessions.map((session) => session.position),
    sessions.map((session) => session.reference),
    sessions.map((session) => new Date(session.start)),
    sessions.map((session) => new Date(session.end)),
    sessions.map((session) => session.icalUid),
    sessions.map((session) => session.suggestedStarts && JSON.stringify(session.suggestedStarts)),
    new Date(booking.createdAt),
    booking.eventTypeId,
    customerId,
  ]);
  if (blocked.length > 0) {
    await tx.query(BLOCK_TIMES, [
      accountId,
      booking.ownerId,
      sessions.map((session) => session.id),
      blocked.map((interval) => new Date(interval.start)),
      blocked.map((interval) => new Date(interval.end)),
    ]);
  }
}
