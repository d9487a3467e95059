import pg from "pg";

export interface ManySessions {
  /** In packages of five. */
  readonly sessions: number;
  /** Beside the demo's page, which has half of all sessions; the others share the rest. */
  readonly pages: number;
}

/** One in so many sessions, oldest first; the rest is completed. What is rare lies far back, where only an index finds it. */
const STATUS = `CASE
  WHEN i % 5000 = 7 AND i < total / 2 THEN 'requested'
  WHEN i % 4000 = 9 AND i < total / 2 THEN 'reschedule_requested'
  WHEN i % 100 = 3 THEN 'no_show'
  WHEN i % 10 = 4 THEN 'canceled'
  WHEN i % 5 = 0 AND i > total / 2 THEN 'scheduled'
  WHEN i % 12 = 6 AND i > total / 2 THEN 'rescheduled'
  ELSE 'completed' END`;

const BY = `CASE s.status
  WHEN 'completed' THEN 'system'
  WHEN 'no_show' THEN 'owner'
  WHEN 'reschedule_requested' THEN 'owner'
  WHEN 'canceled' THEN CASE WHEN i % 50 = 4 THEN 'customer' ELSE 'owner' END
  ELSE 'customer' END`;

const copyOf = (table: string, changes: string, where: string) =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(t, ${changes})).* FROM ${table} t, place p WHERE p.n > 0 AND ${where}`;

const STEPS = [
  // No foreign key is looked up: what is written here refers to what was written before it.
  `SET session_replication_role = replica`,
  // A commit that is not written out yet would hide from the vacuum that everybody may see these rows.
  `SET synchronous_commit = on`,
  `CREATE TEMP TABLE place AS SELECT n, CASE n WHEN 0 THEN p.id ELSE uuidv7() END AS page_id, p.account_id, p.owner_id
   FROM booking_page p, generate_series(0, $pages) AS n WHERE p.slug = 'demo'`,
  copyOf(
    "booking_page",
    `jsonb_build_object('id', p.page_id, 'slug', format('studio-%s', p.n), 'title', format('Studio %s', p.n))`,
    `t.slug = 'demo'`,
  ),
  copyOf(
    "event_type",
    `jsonb_build_object('page_id', p.page_id, 'id', uuidv7())`,
    `t.page_id = (SELECT page_id FROM place WHERE n = 0)`,
  ),
  `CREATE TEMP TABLE kind AS SELECT p.*, e.id AS event_type_id, e.title, e.policy, e.price_amount, e.price_currency, e.price_mode,
     row_number() OVER (PARTITION BY p.page_id ORDER BY e.position) - 1 AS k
   FROM place p JOIN event_type e ON e.page_id = p.page_id`,
  // Every fourth booking is by a customer who was there before; one event type was only ever booked long ago.
  `CREATE TEMP TABLE package AS SELECT b, uuidv7() AS id, $sessions / 5 AS packages,
     b % ($sessions / 20) AS customer, CASE b % 2 WHEN 0 THEN 0 ELSE 1 + b / 2 % $pages END AS n,
     CASE WHEN b % 400 = 2 AND b < $sessions / 40 THEN 4 ELSE b % 4 END AS k,
     now() - interval '3 years' * (1 - b * 5.0 / $sessions) AS at
   FROM generate_series(0, $sessions / 5 - 1) AS b`,
  `CREATE TEMP TABLE person AS SELECT c, uuidv7() AS id FROM generate_series(0, $sessions / 20 - 1) AS c`,
  `ANALYZE place, kind, package, person`,
  `INSERT INTO customer (account_id, id, email, name, zone, locale)
   SELECT a.id, p.id, format('customer-%s@mail%s.example', c, c % 7), format('Customer %s of many', to_hex(c * 7919)), 'Europe/Berlin', 'en-US'
   FROM person p, account a`,
  `INSERT INTO booking (account_id, id, reference, status, page_id, event_type_id, owner_id, customer_id, customer_name, customer_email,
     zone, locale, title, location, duration_minutes, buffer_before_minutes, buffer_after_minutes, session_count, price_mode,
     price_amount, price_currency, policy, created_at)
   SELECT k.account_id, p.id, 'PKG-' || translate(lpad(upper(to_hex(p.b)), 10, '0'), '01', 'XY'), 'updated', k.page_id, k.event_type_id, k.owner_id, c.id,
     c.name, c.email, c.zone, c.locale, k.title, '', 30, 0, 0, 5, k.price_mode, k.price_amount, k.price_currency, k.policy, p.at
   FROM package p JOIN kind k ON k.n = p.n AND k.k = p.k JOIN person o ON o.c = p.customer JOIN customer c ON c.id = o.id`,
  `INSERT INTO session (account_id, id, booking_id, owner_id, page_id, position, reference, starts_at, ends_at, original_start,
     status, status_by, ical_uid, changed_at, event_type_id, customer_id, suggested_starts)
   SELECT b.account_id, uuidv7(), b.id, b.owner_id, b.page_id, i % 5 + 1, 'BKNG-' || translate(lpad(upper(to_hex(i)), 12, '0'), '01', 'XY'),
     s.starts_at, s.starts_at + interval '30 minutes', s.starts_at, s.status::session_status, (${BY})::actor, gen_random_uuid(),
     p.at + i % 5 * interval '1 hour', b.event_type_id, b.customer_id,
     CASE s.status WHEN 'requested' THEN jsonb_build_array(extract(epoch FROM s.starts_at) * 1000) END
   FROM generate_series(0, $sessions - 1) AS i JOIN package p ON p.b = i / 5 JOIN booking b ON b.id = p.id,
     LATERAL (SELECT $sessions AS total) AS size,
     LATERAL (SELECT ${STATUS} AS status, p.at + (7 + i % 5 * 7) * interval '1 day' AS starts_at) AS s`,
  `INSERT INTO activity (account_id, id, booking_id, at, kind, by, by_name, data, composed_at)
   SELECT b.account_id, uuidv7(), b.id, b.created_at, 'booked', 'customer', b.customer_name,
     jsonb_build_object('kind', 'booked', 'sessions', jsonb_agg(jsonb_build_object('sessionId', s.id,
       'start', extract(epoch FROM s.starts_at) * 1000, 'end', extract(epoch FROM s.ends_at) * 1000, 'sequence', 0) ORDER BY s.position)),
     b.created_at
   FROM booking b JOIN session s ON s.booking_id = b.id GROUP BY b.account_id, b.id`,
  `INSERT INTO transaction (account_id, id, reference, booking_id, activity_id, kind, status, amount, currency, created_at, updated_at)
   SELECT b.account_id, uuidv7(), 'TXN-' || substr(b.reference, 5), b.id, a.id, 'payment_schedule',
     'due', b.price_amount, b.price_currency, b.created_at, b.created_at
   FROM booking b JOIN activity a ON a.booking_id = b.id WHERE b.price_amount IS NOT NULL`,
  `INSERT INTO transaction (account_id, id, reference, booking_id, activity_id, kind, status, amount, currency, created_at, updated_at)
   SELECT b.account_id, uuidv7(), 'TXN-R' || substr(b.reference, 5), b.id, a.id, 'refund_manual', 'failed', 3000, 'USD', b.created_at, b.created_at
   FROM booking b JOIN activity a ON a.booking_id = b.id JOIN package p ON p.id = b.id WHERE p.b % 1000 = 4`,
  `INSERT INTO mail (account_id, id, booking_id, activity_id, recipient, role, scenario, subject, message_id, raw, status, attempts, created_at)
   SELECT b.account_id, uuidv7(), b.id, a.id, b.customer_email, 'customer', 'booked', 'Your 5 sessions are confirmed',
     format('<%s@reslot.example>', a.id), 'The text of a mail', (CASE WHEN p.b % 200 = 3 THEN 'failed' ELSE 'sent' END)::mail_status, 1, b.created_at
   FROM booking b JOIN activity a ON a.booking_id = b.id JOIN package p ON p.id = b.id`,
];

/** Fills the tables that the activity stream reads: years of packages, in a database with the demo in it. */
export async function fillWithSessions(url: string, { sessions, pages }: ManySessions): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const step of STEPS) {
      await client.query(step.replaceAll("$sessions", String(sessions)).replaceAll("$pages", String(pages)));
    }
    await client.query(
      "VACUUM ANALYZE customer, booking, session, activity, transaction, mail, booking_page, event_type",
    );
  } finally {
    await client.end();
  }
}

const QUESTIONS = [
  `CREATE TABLE asked_about AS
   SELECT s.*, (ARRAY['declined', 'countered', 'moved', 'deleted', 'conflict'])[1 + n % 5] AS kind
   FROM (SELECT *, row_number() OVER (ORDER BY starts_at DESC) AS n FROM session WHERE status IN ('scheduled', 'rescheduled')) AS s
   WHERE n <= $ahead OR n % 3 = 0`,
  `UPDATE asked_about SET starts_at = now() + position * interval '1 day', ends_at = now() + position * interval '25 hours'
   WHERE id IN (SELECT id FROM asked_about ORDER BY starts_at DESC LIMIT $ahead)`,
  `UPDATE session s SET starts_at = q.starts_at, ends_at = q.ends_at FROM asked_about q WHERE q.id = s.id`,
  `INSERT INTO calendar_reply (account_id, id, message_digest, session_id, attendee, answer, sequence, stamped_at, starts_at, received_at)
   SELECT account_id, gen_random_uuid(), id::text, id, 'ann@customers.example', kind, 0, now(), starts_at, now() FROM asked_about
   WHERE kind IN ('declined', 'countered')`,
  `INSERT INTO calendar_event (account_id, session_id, owner_id, starts_at, ends_at, sequence, change_seen_at, change_starts_at)
   SELECT account_id, id, owner_id, starts_at, ends_at, 0, now(), CASE WHEN kind = 'moved' THEN now() END FROM asked_about
   WHERE kind IN ('moved', 'deleted')`,
  `INSERT INTO calendar_connection (account_id, id, owner_id, kind, name, address, next_read_at, created_at)
   SELECT account_id, gen_random_uuid(), id, 'feed', 'x', 'https://x.example', now(), now() FROM "user" WHERE email = 'dana@demo.example'`,
  `INSERT INTO calendar (account_id, id, connection_id, owner_id, url, name)
   SELECT account_id, gen_random_uuid(), id, owner_id, address, name FROM calendar_connection`,
  `INSERT INTO busy_time (account_id, id, owner_id, calendar_id, href, period)
   SELECT q.account_id, gen_random_uuid(), q.owner_id, k.id, '', tstzrange(starts_at, ends_at) FROM asked_about q, calendar k`,
  `INSERT INTO calendar_conflict (account_id, session_id, starts_at, busy_starts_at, busy_ends_at, seen_at)
   SELECT account_id, id, starts_at, starts_at, ends_at, now() FROM asked_about WHERE kind = 'conflict'`,
  // Decided, or about a time where the session is no more: nothing is asked.
  `INSERT INTO calendar_conflict (account_id, session_id, starts_at, busy_starts_at, busy_ends_at, seen_at, ignored_at)
   SELECT account_id, id, CASE WHEN kind = 'moved' THEN starts_at ELSE starts_at + interval '1 day' END, starts_at, ends_at, now(),
     CASE WHEN kind = 'moved' THEN now() END FROM asked_about WHERE kind IN ('moved', 'declined')`,
  // Sessions that began meanwhile are asked about no more.
  `DELETE FROM asked_about WHERE starts_at <= now()`,
  `VACUUM ANALYZE session, calendar_reply, calendar_event, busy_time, calendar_conflict`,
];

/** Lets calendars ask about every third live session of the past, and about so many that lie ahead: the table `asked_about`. */
export async function askAboutSessions(url: string, { ahead }: { readonly ahead: number }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const step of QUESTIONS) await client.query(step.replaceAll("$ahead", String(ahead)));
  } finally {
    await client.end();
  }
}
