import { query, statement, type Tx } from "./transaction";
import type { PageRole, UserRole } from "./users";

/** What somebody may do on a booking page. */
export interface PagePlace {
  readonly pageId: string;
  readonly title: string;
  readonly role: PageRole;
  /** The page is theirs: its sessions stand in their calendar. */
  readonly owns: boolean;
}

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
  readonly secondFactor: boolean;
  readonly signedInAt: Date | null;
  readonly pages: readonly PagePlace[];
}

const PERSON = `
  SELECT u.id AS "userId", u.name, u.email, u.role, u.two_factor_enabled AS "secondFactor", u.signed_in_at AS "signedInAt",
    (SELECT coalesce(json_agg(json_build_object('pageId', p.id, 'title', p.title, 'owns', p.owner_id = u.id,
        'role', CASE WHEN p.owner_id = u.id THEN 'owner' ELSE m.role::text END) ORDER BY p.title, p.slug), '[]')
      FROM booking_page p
      LEFT JOIN page_member m ON m.account_id = p.account_id AND m.page_id = p.id AND m.user_id = u.id
      WHERE p.account_id = u.account_id AND (p.owner_id = u.id OR m.user_id IS NOT NULL)) AS pages
  FROM "user" u WHERE u.account_id = $1 AND u.removed_at IS NULL`;

const PEOPLE = statement(`${PERSON} ORDER BY lower(u.name), u.email`);
const ONE = statement(`${PERSON} AND u.id = $2`);

/** Everybody on the account, by name. */
export async function findPeople(accountId: string): Promise<Person[]> {
  return query<Person>(PEOPLE, [accountId]);
}

export async function findPerson(accountId: string, userId: string, tx?: Tx): Promise<Person | null> {
  const [person] = await (tx
    ? tx.query<Person>(ONE, [accountId, userId])
    : query<Person>(ONE, [accountId, userId]));
  return person ?? null;
}

const BY_ADDRESS = statement(
  `SELECT id AS "userId", name FROM "user" WHERE account_id = $1 AND email = $2 AND removed_at IS NULL`,
);

/** Somebody on the account by their mail address (lower case). */
export async function findPersonByAddress(
  tx: Tx,
  accountId: string,
  email: string,
): Promise<{ userId: string; name: string } | null> {
  const [person] = await tx.query<{ userId: string; name: string }>(BY_ADDRESS, [accountId, email]);
  return person ?? null;
}

const LOCK = statement(`SELECT pg_advisory_xact_lock(hashtextextended('people of ' || $1::text, 0))`);

/** Nobody else changes who is on the account, and as what, until the transaction ends: one administrator always stays. */
export async function lockPeople(tx: Tx, accountId: string): Promise<void> {
  await tx.query(LOCK, [accountId]);
}

const OTHER_ADMINISTRATORS = statement(`
  SELECT count(*)::int AS count FROM "user" u
  WHERE u.account_id = $1 AND u.id <> $2 AND u.role = 'administrator' AND u.removed_at IS NULL AND EXISTS (
    SELECT FROM login_credential c WHERE c.account_id = u.account_id AND c.user_id = u.id)`);

/** How many administrators there are beside that person, who can sign in. */
export async function countOtherAdministrators(tx: Tx, accountId: string, userId: string): Promise<number> {
  const [found] = await tx.query<{ count: number }>(OTHER_ADMINISTRATORS, [accountId, userId]);
  return found?.count ?? 0;
}

const ANY_ADMINISTRATOR = statement(`
  SELECT EXISTS (SELECT FROM "user" u JOIN login_credential c ON c.account_id = u.account_id AND c.user_id = u.id
    WHERE u.account_id = $1 AND u.role = 'administrator' AND u.removed_at IS NULL) AS found`);

/** Whether some administrator has a password. */
export async function administratorsCanSignIn(tx: Tx, accountId: string): Promise<boolean> {
  const [any] = await tx.query<{ found: boolean }>(ANY_ADMINISTRATOR, [accountId]);
  return any?.found === true;
}

const ON_RECORD = statement(
  `SELECT EXISTS (SELECT FROM "user" WHERE account_id = $1 AND email = $2) AS found`,
);

/** Whether somebody of that address is, or was, on the account. */
export async function isOnRecord(tx: Tx, accountId: string, email: string): Promise<boolean> {
  const [person] = await tx.query<{ found: boolean }>(ON_RECORD, [accountId, email]);
  return person?.found === true;
}

const ROLE = statement(
  `UPDATE "user" SET role = $3::user_role, updated_at = now() WHERE account_id = $1 AND id = $2`,
);

export async function writeRole(tx: Tx, accountId: string, userId: string, role: UserRole): Promise<void> {
  await tx.query(ROLE, [accountId, userId, role]);
}

const REMOVE = statement(
  `UPDATE "user" SET removed_at = $3, two_factor_enabled = false WHERE account_id = $1 AND id = $2`,
);
const LEAVE_PAGES = statement(`DELETE FROM page_member WHERE account_id = $1 AND user_id = $2`);

/** Takes a person off the account and its pages; what they did stays on record. */
export async function markRemoved(tx: Tx, accountId: string, userId: string, now: number): Promise<void> {
  await tx.query(REMOVE, [accountId, userId, new Date(now)]);
  await tx.query(LEAVE_PAGES, [accountId, userId]);
}

const ENTER = statement(`
  INSERT INTO "user" (account_id, id, name, email, role, locale) VALUES ($1, $2, $3, $4, $5::user_role, $6)
  ON CONFLICT (account_id, email) DO UPDATE SET name = excluded.name, role = excluded.role, removed_at = NULL,
    two_factor_enabled = false, updated_at = now()
  RETURNING id`);

/** Writes a person, or brings back who was taken off before. Answers their id. */
export async function enterPerson(
  tx: Tx,
  person: { accountId: string; id: string; name: string; email: string; role: UserRole; locale: string },
): Promise<string> {
  const { accountId, id, name, email, role, locale } = person;
  const [entered] = await tx.query<{ id: string }>(ENTER, [accountId, id, name, email, role, locale]);
  return entered?.id ?? id;
}

const PROFILE = statement(
  `UPDATE "user" SET name = $3, zone = $4, locale = $5, updated_at = now() WHERE account_id = $1 AND id = $2`,
);

export async function writeProfile(
  accountId: string,
  userId: string,
  profile: { name: string; zone: string | null; locale: string },
): Promise<void> {
  await query(PROFILE, [accountId, userId, profile.name, profile.zone, profile.locale]);
}

const ADDRESS = statement(
  `UPDATE "user" SET email = $3, updated_at = now() WHERE account_id = $1 AND id = $2`,
);

/** @throws DuplicateError where somebody, also one who was taken off, has that address. */
export async function writeAddress(tx: Tx, accountId: string, userId: string, email: string): Promise<void> {
  await tx.query(ADDRESS, [accountId, userId, email]);
}

const ZONE = statement(`UPDATE "user" SET zone = $3 WHERE account_id = $1 AND id = $2`);

export async function writeZone(tx: Tx, accountId: string, userId: string, zone: string): Promise<void> {
  await tx.query(ZONE, [accountId, userId, zone]);
}
