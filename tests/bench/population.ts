import pg from "pg";

/** How much a database holds: so many owners with a page each, and on each so many packages of five sessions. */
export interface Population {
  readonly owners: number;
  readonly bookingsPerOwner: number;
}

export type Size = "small" | "large";

/** 1,000 and 1,000,000 sessions. */
export const POPULATIONS: Readonly<Record<Size, Population>> = {
  small: { owners: 10, bookingsPerOwner: 20 },
  large: { owners: 1_000, bookingsPerOwner: 200 },
};

const SESSIONS_PER_BOOKING = 5;

/** Packages of an owner that lie ahead: in both populations the same ones, at the same times. */
const BOOKINGS_AHEAD = 20;

/** Ten packages of an owner fill five weeks with two sessions on each workday, at 10:00 and 14:00 of the page's zone. */
const BOOKINGS_PER_BLOCK = 10;
const BLOCKS_AHEAD = BOOKINGS_AHEAD / BOOKINGS_PER_BLOCK;

const copyOf = (table: string, changes: string, where = "") =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(t, ${changes})).*
   FROM ${table} t, studio s WHERE s.n > 0 ${where}`;

/** The demo's owner with everything of the demo's page, once more for every further owner. */
const STUDIOS = [
  `CREATE TEMP TABLE studio AS
   SELECT 0 AS n, p.account_id, p.owner_id, p.id AS page_id, e.id AS event_type_id
   FROM booking_page p JOIN event_type e ON e.account_id = p.account_id AND e.page_id = p.id AND e.slug = 'coaching'
   WHERE p.slug = 'demo'
   UNION ALL SELECT n, (SELECT id FROM account), uuidv7(), uuidv7(), uuidv7() FROM owner`,
  `CREATE TEMP TABLE demo AS SELECT * FROM studio WHERE n = 0`,
  copyOf(
    `"user"`,
    `jsonb_build_object('id', s.owner_id, 'email', format('owner-%s@demo.example', s.n), 'name', format('Owner %s', s.n))`,
    `AND t.id = (SELECT owner_id FROM demo)`,
  ),
  copyOf(
    "booking_page",
    `jsonb_build_object('id', s.page_id, 'owner_id', s.owner_id, 'slug', format('studio-%s', s.n))`,
    `AND t.id = (SELECT page_id FROM demo)`,
  ),
  copyOf(
    "page_member",
    `jsonb_build_object('page_id', s.page_id, 'user_id', s.owner_id)`,
    `AND t.page_id = (SELECT page_id FROM demo)`,
  ),
  ...["stakeholder", "weekly_hours"].map((table) =>
    copyOf(table, `jsonb_build_object('page_id', s.page_id)`, `AND t.page_id = (SELECT page_id FROM demo)`),
  ),
  copyOf(
    "event_type",
    `jsonb_build_object('page_id', s.page_id, 'id', CASE t.slug WHEN 'coaching' THEN s.event_type_id ELSE uuidv7() END)`,
    `AND t.page_id = (SELECT page_id FROM demo)`,
  ),
];

const BOOKINGS = [
  `CREATE TEMP TABLE package AS
   SELECT s.*, b AS position, uuidv7() AS booking_id, uuidv7() AS customer_id,
     date_trunc('week', now() AT TIME ZONE 'America/New_York' + interval '10 days')
       + (CASE WHEN block < ${BLOCKS_AHEAD} THEN block * 5 ELSE (${BLOCKS_AHEAD - 1} - block) * 5 - 2 END) * interval '1 week'
       + (c % 5) * interval '1 day' + (10 + c / 5 * 4) * interval '1 hour' AS first_start
   FROM studio s, place,
     LATERAL (SELECT b / ${BOOKINGS_PER_BLOCK} AS block, b % ${BOOKINGS_PER_BLOCK} AS c) AS week_and_day`,
  `CREATE TEMP TABLE appointment AS
   SELECT p.account_id, uuidv7() AS id, p.booking_id, p.owner_id, p.page_id, p.event_type_id, p.customer_id, week + 1 AS position,
     (p.first_start + week * interval '1 week') AT TIME ZONE 'America/New_York' AS starts_at,
     (p.first_start + week * interval '1 week' + interval '30 minutes') AT TIME ZONE 'America/New_York' AS ends_at
   FROM package p, generate_series(0, ${SESSIONS_PER_BOOKING - 1}) AS week`,
  `ANALYZE package, appointment`,
  `INSERT INTO customer (account_id, id, email, name, zone, locale)
   SELECT account_id, customer_id, format('customer-%s-%s@customers.example', n, position), format('Customer %s of %s', position, n),
     'America/New_York', 'en-US' FROM package`,
  `INSERT INTO booking (account_id, id, reference, status, page_id, event_type_id, owner_id, customer_id, customer_name, customer_email,
     zone, locale, title, location, duration_minutes, buffer_before_minutes, buffer_after_minutes, session_count, price_mode,
     price_amount, price_currency, policy, created_at)
   SELECT p.account_id, p.booking_id, 'PKG-' || lpad(upper(to_hex(p.n * 1000 + p.position)), 10, '0'),
     (CASE WHEN p.first_start + interval '5 weeks' < now() THEN 'completed' ELSE 'created' END)::booking_status,
     p.page_id, p.event_type_id, p.owner_id, p.customer_id, c.name, c.email, c.zone, c.locale, e.title, e.location,
     30, 0, 0, ${SESSIONS_PER_BOOKING}, e.price_mode, e.price_amount, e.price_currency, e.policy,
     least(now(), p.first_start) - interval '14 days'
   FROM package p
     JOIN customer c ON c.account_id = p.account_id AND c.id = p.customer_id
     JOIN event_type e ON e.account_id = p.account_id AND e.id = p.event_type_id`,
  `INSERT INTO session (account_id, id, booking_id, owner_id, page_id, position, reference, starts_at, ends_at, original_start,
     status, status_by, ical_uid, changed_at, event_type_id, customer_id)
   SELECT account_id, id, booking_id, owner_id, page_id, position,
     'BKNG-' || lpad(upper(to_hex(row_number() OVER ())), 12, '0'), starts_at, ends_at, starts_at,
     (CASE WHEN ends_at < now() THEN 'completed' ELSE 'scheduled' END)::session_status,
     (CASE WHEN ends_at < now() THEN 'system' ELSE 'customer' END)::actor, gen_random_uuid(),
     least(now(), starts_at - interval '14 days'), event_type_id, customer_id FROM appointment`,
  `INSERT INTO blocked_time (account_id, id, owner_id, session_id, period)
   SELECT account_id, id, owner_id, id, tstzrange(starts_at, ends_at) FROM appointment`,
  `INSERT INTO activity (account_id, id, booking_id, at, kind, by, by_name, data, composed_at)
   SELECT b.account_id, uuidv7(), b.id, b.created_at, 'booked', 'customer', b.customer_name,
     jsonb_build_object('kind', 'booked', 'sessions', jsonb_agg(jsonb_build_object('sessionId', a.id,
       'start', extract(epoch FROM a.starts_at) * 1000, 'end', extract(epoch FROM a.ends_at) * 1000, 'sequence', 0) ORDER BY a.position)),
     b.created_at
   FROM booking b JOIN appointment a ON a.booking_id = b.id GROUP BY b.account_id, b.id`,
  `INSERT INTO transaction (account_id, id, reference, booking_id, activity_id, kind, status, amount, currency, created_at, updated_at)
   SELECT b.account_id, uuidv7(), 'TXN-' || substr(b.reference, 5), b.id, a.id, 'payment_schedule', 'due', b.price_amount,
     b.price_currency, b.created_at, b.created_at
   FROM booking b JOIN activity a ON a.account_id = b.account_id AND a.booking_id = b.id`,
  `INSERT INTO mail (account_id, id, booking_id, activity_id, recipient, role, scenario, subject, message_id, raw, status, attempts, created_at, sent_at)
   SELECT b.account_id, uuidv7(), b.id, a.id, to_whom.recipient, to_whom.role, 'booked', 'Your 5 sessions are confirmed',
     format('<%s.%s@reslot.example>', a.id, to_whom.role), 'The text of a mail', 'sent', 1, b.created_at, b.created_at
   FROM booking b JOIN activity a ON a.account_id = b.account_id AND a.booking_id = b.id,
     LATERAL (VALUES (b.customer_email, 'customer'), ('owner@demo.example', 'owner'), ('front-desk@demo.example', 'stakeholder'))
       AS to_whom(recipient, role)`,
];

const LARGE_TABLES = ["customer", "booking", "session", "activity", "transaction", "mail"];
const BLOCKED_TIME = ["blocked_time"];

/** Foreign keys, the exclusion constraint and the indexes that serve no constraint, each with how to make it again. */
const CHECKS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS make
  FROM pg_constraint WHERE contype IN ('f', 'x') AND conrelid = ANY ($1::regclass[])
  UNION ALL
  SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index WHERE indrelid = ANY ($1::regclass[]) AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)`;

/**
 * Fills a migrated database with the demo in it, and brings its statistics up to date. The constraints are taken off and put on
 * again over the full tables: that checks every row too, and is quicker than row by row.
 */
export async function populate(url: string, population: Population): Promise<void> {
  const clients = await Promise.all([connect(url), connect(url)]);
  const [client, second] = clients;
  try {
    const checks = await takeOff(client, LARGE_TABLES);
    const checksOfBlockedTime = await takeOff(client, BLOCKED_TIME);
    await client.query(
      `CREATE TEMP TABLE owner AS SELECT n FROM generate_series(1, ${population.owners - 1}) AS n`,
    );
    await client.query(
      `CREATE TEMP TABLE place AS SELECT b FROM generate_series(0, ${population.bookingsPerOwner - 1}) AS b`,
    );
    for (const text of [...STUDIOS, ...BOOKINGS]) await client.query(text);
    await Promise.all([putOn(client, checks), putOn(second, checksOfBlockedTime)]);
    await client.query("VACUUM ANALYZE");
  } finally {
    await Promise.all(clients.map((open) => open.end()));
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '256MB'",
  );
  return client;
}

async function takeOff(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(CHECKS, [tables]);
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ make }) => make);
}

async function putOn(client: pg.Client, checks: readonly string[]): Promise<void> {
  for (const make of checks) await client.query(make);
}
