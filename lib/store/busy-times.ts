import type { Instant, Interval, Zone } from "@/lib/domain/time";
import type { CalendarRow } from "./calendar-connections";
import { query, statement, type Tx } from "./transaction";

const ETAGS = statement(`SELECT href, etag FROM calendar_object WHERE account_id = $1 AND calendar_id = $2`);

const FORGET_ALL = statement(
  `DELETE FROM busy_time WHERE account_id = $1 AND calendar_id = $2 AND NOT href = ANY($3::text[])`,
);
const FORGET_OBJECTS = statement(`DELETE FROM calendar_object WHERE account_id = $1 AND calendar_id = $2`);
const FORGET_SOME = statement(
  `DELETE FROM busy_time WHERE account_id = $1 AND calendar_id = $2 AND href = ANY($3::text[])`,
);
const FORGET_SOME_OBJECTS = statement(
  `DELETE FROM calendar_object WHERE account_id = $1 AND calendar_id = $2 AND href = ANY($3::text[])`,
);

const INSERT_BUSY = statement(`
  INSERT INTO busy_time (account_id, id, owner_id, calendar_id, href, period)
  SELECT $1, gen_random_uuid(), $2, $3, b.href, tstzrange(b.starts_at, b.ends_at)
  FROM unnest($4::text[], $5::timestamptz[], $6::timestamptz[]) AS b(href, starts_at, ends_at)`);

const INSERT_OBJECTS = statement(`
  INSERT INTO calendar_object (account_id, calendar_id, href, etag)
  SELECT $1, $2, o.href, o.etag FROM unnest($3::text[], $4::text[]) AS o(href, etag)`);

const SET_MARKS = statement(`
  UPDATE calendar SET sync_token = $3, ctag = $4, etag = $5, last_modified = $6, read_until = $7, read_zone = $8,
    unread_events = CASE WHEN $10 THEN $9 ELSE unread_events + $9 END
  WHERE account_id = $1 AND id = $2`);

// What is read anew forgets how far it was read before.
const CHOOSE = statement(`
  UPDATE calendar SET is_read = id = ANY($3::uuid[]), is_written = coalesce(id = $4::uuid, false),
    read_until = CASE WHEN is_read = (id = ANY($3::uuid[])) THEN read_until END
  WHERE account_id = $1 AND connection_id = $2`);
const FORGET_UNREAD = statement(`
  DELETE FROM busy_time b USING calendar k
  WHERE k.account_id = $1 AND k.connection_id = $2 AND NOT k.is_read AND b.account_id = $1 AND b.calendar_id = k.id`);
const UNWRITE = statement(`
  UPDATE calendar SET is_written = false WHERE account_id = $1 AND owner_id = $2 AND is_written AND (connection_id = $3 OR $4)`);

const OUR_UIDS = statement(`
  SELECT ical_uid AS uid FROM session WHERE account_id = $1 AND owner_id = $2 AND ical_uid = ANY($3::uuid[])`);

const STANDING = statement(`
  SELECT href FROM calendar_event
  WHERE account_id = $1 AND calendar_id = $2 AND href IS NOT NULL AND due_since IS NULL`);

const OWNER = statement(`
  SELECT u.email, coalesce(u.zone, (SELECT p.zone FROM booking_page p WHERE p.account_id = u.account_id
    AND p.owner_id = u.id ORDER BY p.created_at, p.id LIMIT 1), 'Etc/UTC') AS zone
  FROM "user" u WHERE u.account_id = $1 AND u.id = $2`);

const PAST = statement(`DELETE FROM busy_time WHERE account_id = $1 AND upper(period) < $2`);

/** What one object of a calendar says; a feed is one object with an empty address. */
export interface ReadObject {
  readonly href: string;
  readonly etag: string;
  readonly busy: readonly Interval[];
}

export interface CalendarReading {
  readonly calendarId: string;
  readonly ownerId: string;
  /** Everything known of it before is dropped. */
  readonly fresh: boolean;
  readonly objects: readonly ReadObject[];
  readonly gone: readonly string[];
  /** Objects that could not be read: what is known of them stands, and they are read again. */
  readonly unfinished: readonly string[];
  readonly marks: Pick<
    CalendarRow,
    "syncToken" | "ctag" | "etag" | "lastModified" | "readUntil" | "readZone" | "unreadEvents"
  >;
}

export async function readEtags(accountId: string, calendarId: string): Promise<Map<string, string>> {
  const rows = await query<{ href: string; etag: string }>(ETAGS, [accountId, calendarId]);
  return new Map(rows.map(({ href, etag }) => [href, etag]));
}

/** Writes what was read of a calendar in place of what was known of the same objects. */
export async function saveReading(tx: Tx, accountId: string, reading: CalendarReading): Promise<void> {
  const { calendarId, ownerId, fresh, objects, gone, unfinished, marks } = reading;
  if (fresh) {
    await tx.query(FORGET_ALL, [accountId, calendarId, unfinished]);
    await tx.query(FORGET_OBJECTS, [accountId, calendarId]);
  } else {
    const hrefs = [...gone, ...objects.map(({ href }) => href)];
    await tx.query(FORGET_SOME, [accountId, calendarId, hrefs]);
    await tx.query(FORGET_SOME_OBJECTS, [accountId, calendarId, [...hrefs, ...unfinished]]);
  }
  const named = objects
    .filter(({ href }) => href !== "")
    .concat(unfinished.map((href) => ({ href, etag: "", busy: [] })));
  const tags = [named.map(({ href }) => href), named.map(({ etag }) => etag)];
  await tx.query(INSERT_OBJECTS, [accountId, calendarId, ...tags]);
  const busy = objects.flatMap(({ href, busy }) => busy.map((interval) => ({ href, ...interval })));
  await tx.query(INSERT_BUSY, [
    accountId,
    ownerId,
    calendarId,
    busy.map(({ href }) => href),
    busy.map(({ start }) => new Date(start)),
    busy.map(({ end }) => new Date(end)),
  ]);
  const { syncToken, ctag, etag, lastModified, readUntil, readZone, unreadEvents } = marks;
  const until = readUntil === null ? null : new Date(readUntil);
  const values = [syncToken, ctag, etag, lastModified, until, readZone, unreadEvents, fresh];
  await tx.query(SET_MARKS, [accountId, calendarId, ...values]);
}

/** Chooses which calendars of a connection are read and which one is written. */
export async function chooseCalendars(
  tx: Tx,
  scope: { readonly accountId: string; readonly connectionId: string; readonly ownerId: string },
  read: readonly string[],
  written: string | null,
): Promise<void> {
  const { accountId, connectionId, ownerId } = scope;
  await tx.query(UNWRITE, [accountId, ownerId, connectionId, written !== null]);
  await tx.query(CHOOSE, [accountId, connectionId, read, written]);
  await tx.query(FORGET_UNREAD, [accountId, connectionId]);
}

/** Where events of sessions stand in a calendar, as they were written; their tags may be others by now. */
export async function standingEvents(accountId: string, calendarId: string): Promise<Map<string, string>> {
  const rows = await query<{ href: string }>(STANDING, [accountId, calendarId]);
  return new Map(rows.map(({ href }) => [href, ""]));
}

/** Those of some UIDs that are sessions of an owner: their events make that owner busy by themselves. */
export async function ourUids(
  { accountId, ownerId }: { readonly accountId: string; readonly ownerId: string },
  uids: readonly string[],
): Promise<Set<string>> {
  const rows = uids.length === 0 ? [] : await query<{ uid: string }>(OUR_UIDS, [accountId, ownerId, uids]);
  return new Set(rows.map(({ uid }) => uid));
}

/** Whose calendars they are: the zone of their days, and the address they sign in with. */
export async function calendarOwner(
  accountId: string,
  ownerId: string,
): Promise<{ readonly zone: Zone; readonly email: string } | null> {
  const [row] = await query<{ zone: Zone; email: string }>(OWNER, [accountId, ownerId]);
  return row ?? null;
}

export async function forgetPastBusyTimes(accountId: string, before: Instant): Promise<void> {
  await query(PAST, [accountId, new Date(before)]);
}
