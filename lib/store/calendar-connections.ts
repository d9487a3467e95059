import type { Instant } from "@/lib/domain/time";
import { query, type Statement, statement, type Tx } from "./transaction";

export type CalendarKind = "caldav" | "feed";

export interface CalendarRow {
  readonly id: string;
  readonly connectionId: string;
  readonly url: string;
  readonly name: string;
  readonly isRead: boolean;
  readonly isWritten: boolean;
  readonly syncToken: string | null;
  readonly ctag: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly readUntil: Instant | null;
  readonly readZone: string | null;
  readonly missingSince: Instant | null;
  readonly unreadEvents: number;
}

export interface ConnectionRow {
  readonly accountId: string;
  readonly id: string;
  readonly ownerId: string;
  readonly kind: CalendarKind;
  readonly name: string;
  readonly address: string;
  readonly username: string | null;
  /** Sealed. */
  readonly password: Buffer | null;
  readonly addresses: readonly string[];
  readonly offersChanges: boolean;
  readonly nextReadAt: Instant;
  readonly lastReadAt: Instant | null;
  readonly failingSince: Instant | null;
  readonly failures: number;
  readonly problem: string | null;
  readonly createdAt: Instant;
  /** By name. */
  readonly calendars: readonly CalendarRow[];
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const CALENDARS = `
  coalesce((SELECT json_agg(json_build_object('id', k.id, 'connectionId', k.connection_id, 'url', k.url, 'name', k.name,
      'isRead', k.is_read, 'isWritten', k.is_written, 'syncToken', k.sync_token, 'ctag', k.ctag, 'etag', k.etag,
      'lastModified', k.last_modified, 'readUntil', ${ms("k.read_until")}, 'readZone', k.read_zone,
      'missingSince', ${ms("k.missing_since")}, 'unreadEvents', k.unread_events) ORDER BY k.name, k.id)
    FROM calendar k WHERE k.account_id = c.account_id AND k.connection_id = c.id), '[]') AS calendars`;

const SELECT = `
  SELECT c.account_id AS "accountId", c.id, c.owner_id AS "ownerId", c.kind, c.name, c.address, c.username, c.password,
    c.addresses, c.offers_changes AS "offersChanges", ${ms("c.next_read_at")} AS "nextReadAt",
    ${ms("c.last_read_at")} AS "lastReadAt", ${ms("c.failing_since")} AS "failingSince", c.failures, c.problem,
    ${ms("c.created_at")} AS "createdAt", ${CALENDARS}
  FROM calendar_connection c`;

const OF_OWNER = statement(
  `${SELECT} WHERE c.account_id = $1 AND c.owner_id = $2 ORDER BY c.created_at, c.id`,
);
const ONE = statement(`${SELECT} WHERE c.account_id = $1 AND c.id = $2`);

const OF_CALENDAR = statement(`${SELECT} WHERE c.account_id = $1
  AND c.id = (SELECT connection_id FROM calendar WHERE account_id = $1 AND id = $2)`);

const INSERT = statement(`
  INSERT INTO calendar_connection (account_id, id, owner_id, kind, name, address, username, password, addresses,
    next_read_at, created_at)
  VALUES ($1, $2, $3, $4::calendar_kind, $5, $6, $7, $8, $9, $10, $10)`);

const SET_LOGIN = statement(
  `UPDATE calendar_connection SET username = $3, password = $4, addresses = $5 WHERE account_id = $1 AND id = $2`,
);
const SET_OFFERS = statement(
  `UPDATE calendar_connection SET offers_changes = $3 WHERE account_id = $1 AND id = $2`,
);

const INSERT_CALENDARS = statement(`
  INSERT INTO calendar (account_id, id, connection_id, owner_id, url, name, is_read)
  SELECT $1, k.id, $2, $3, k.url, k.name, $7 FROM unnest($4::uuid[], $5::text[], $6::text[]) AS k(id, url, name)
  ON CONFLICT (account_id, connection_id, url) DO UPDATE SET name = EXCLUDED.name, missing_since = NULL`);

const NOTE_MISSING = statement(`
  UPDATE calendar SET missing_since = coalesce(missing_since, $4)
  WHERE account_id = $1 AND connection_id = $2 AND NOT url = ANY($3::text[])`);

// Nobody else takes one that is being read until the lease ends; a reader that died gives it back by then.
const CLAIM = statement(`
  UPDATE calendar_connection SET next_read_at = $4 WHERE account_id = $1 AND id = $2 AND next_read_at <= $3 RETURNING id`);

const DUE = statement(`
  SELECT c.account_id AS "accountId", c.id FROM calendar_connection c
  JOIN "user" u ON u.account_id = c.account_id AND u.id = c.owner_id AND u.removed_at IS NULL
  WHERE c.next_read_at <= $1 ORDER BY c.next_read_at LIMIT $2`);

const NOTE_READ = statement(`
  UPDATE calendar_connection SET last_read_at = $3, next_read_at = $4, failing_since = NULL, failures = 0, problem = NULL
  WHERE account_id = $1 AND id = $2`);

const NOTE_FAILURE = statement(`
  UPDATE calendar_connection SET next_read_at = $4, failing_since = coalesce(failing_since, $3), failures = failures + 1,
    problem = $5
  WHERE account_id = $1 AND id = $2`);

const FORGET_EVENTS = statement(`
  UPDATE calendar_event e SET calendar_id = NULL, href = NULL, etag = NULL FROM calendar k
  WHERE k.account_id = $1 AND k.connection_id = $2 AND e.account_id = $1 AND e.calendar_id = k.id`);
const REMOVE_CALENDARS = statement(`DELETE FROM calendar WHERE account_id = $1 AND connection_id = $2`);
const REMOVE = statement(`DELETE FROM calendar_connection WHERE account_id = $1 AND id = $2`);

type Key = Pick<ConnectionRow, "accountId" | "id">;

function run<Row extends object>(
  tx: Tx | undefined,
  what: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  return tx ? tx.query<Row>(what, values) : query<Row>(what, values);
}

/** An owner's calendar servers and feeds, oldest first. */
export function connectionsOf(accountId: string, ownerId: string, tx?: Tx): Promise<ConnectionRow[]> {
  return run<ConnectionRow>(tx, OF_OWNER, [accountId, ownerId]);
}

export async function findConnection({ accountId, id }: Key, tx?: Tx): Promise<ConnectionRow | null> {
  const [row] = await run<ConnectionRow>(tx, ONE, [accountId, id]);
  return row ?? null;
}

/** The connection that a calendar is of, whoever owns it. */
export async function connectionOfCalendar(
  accountId: string,
  calendarId: string,
): Promise<ConnectionRow | null> {
  const [row] = await query<ConnectionRow>(OF_CALENDAR, [accountId, calendarId]);
  return row ?? null;
}

export async function insertConnection(
  tx: Tx,
  connection: Omit<
    ConnectionRow,
    "offersChanges" | "nextReadAt" | "lastReadAt" | "failingSince" | "failures" | "problem" | "calendars"
  >,
): Promise<void> {
  const { accountId, id, ownerId, kind, name, address, username, password, addresses, createdAt } =
    connection;
  const values = [accountId, id, ownerId, kind, name, address, username, password, addresses];
  await tx.query(INSERT, [...values, new Date(createdAt)]);
}

export async function setLogin(
  tx: Tx,
  { accountId, id }: Key,
  { username, password, addresses }: Pick<ConnectionRow, "username" | "password" | "addresses">,
): Promise<void> {
  await tx.query(SET_LOGIN, [accountId, id, username, password, addresses]);
}

export async function setOffersChanges(tx: Tx, { accountId, id }: Key, offers: boolean): Promise<void> {
  await tx.query(SET_OFFERS, [accountId, id, offers]);
}

/** Brings the list of a connection's calendars to what its server says. New ones are read, or not. */
export async function listCalendars(
  tx: Tx,
  { accountId, id, ownerId }: Key & Pick<ConnectionRow, "ownerId">,
  found: readonly { readonly id: string; readonly url: string; readonly name: string }[],
  isRead: boolean,
  now: Instant,
): Promise<void> {
  const urls = found.map(({ url }) => url);
  const columns = [found.map((calendar) => calendar.id), urls, found.map(({ name }) => name)];
  await tx.query(INSERT_CALENDARS, [accountId, id, ownerId, ...columns, isRead]);
  await tx.query(NOTE_MISSING, [accountId, id, urls, new Date(now)]);
}

/** Takes a connection that is due, for as long as the lease; false when somebody else has it. */
export async function claimConnection(
  { accountId, id }: Key,
  now: Instant,
  until: Instant,
): Promise<boolean> {
  return (await query(CLAIM, [accountId, id, new Date(now), new Date(until)])).length > 0;
}

/** The connections that are due, longest first. */
export async function dueConnections(now: Instant, limit: number): Promise<Key[]> {
  return query<Key>(DUE, [new Date(now), limit]);
}

export async function noteRead(tx: Tx, { accountId, id }: Key, now: Instant, next: Instant): Promise<void> {
  await tx.query(NOTE_READ, [accountId, id, new Date(now), new Date(next)]);
}

export async function noteReadFailure(
  { accountId, id }: Key,
  now: Instant,
  next: Instant,
  problem: string,
): Promise<void> {
  await query(NOTE_FAILURE, [accountId, id, new Date(now), new Date(next), problem]);
}

/** Forgets a connection with all that was read from it. The events that stand there stay where they are. */
export async function removeConnection(tx: Tx, { accountId, id }: Key): Promise<void> {
  await tx.query(FORGET_EVENTS, [accountId, id]);
  await tx.query(REMOVE_CALENDARS, [accountId, id]);
  await tx.query(REMOVE, [accountId, id]);
}
