import { query, statement } from "./transaction";

// Viewers of a page may look at its bookings, and no more (spec section 1).
const MAY_CHANGE = statement(`
  SELECT u.id, u.name FROM "user" u JOIN booking b ON b.account_id = u.account_id
  WHERE u.account_id = $1 AND u.id = $2 AND u.removed_at IS NULL AND b.id = $3 AND (
    u.id = b.owner_id OR u.role = 'administrator' OR EXISTS (
      SELECT FROM page_member m
      WHERE m.account_id = u.account_id AND m.page_id = b.page_id AND m.user_id = u.id AND m.role IN ('owner', 'editor')))`);

/** The user, if they may change the booking: its owner, an editor of its page, or an administrator; else null. */
export async function findUserWhoMayChange(
  accountId: string,
  userId: string,
  bookingId: string,
): Promise<{ id: string; name: string } | null> {
  const [user] = await query<{ id: string; name: string }>(MAY_CHANGE, [accountId, userId, bookingId]);
  return user ?? null;
}

export type UserRole = "administrator" | "member";

/** What a user may do with a booking page; each includes those before it. */
export type PageRole = "viewer" | "editor" | "owner";

export interface UserRow {
  readonly accountId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
  readonly zone: string | null;
  readonly locale: string;
}

const USER = statement(`
  SELECT account_id AS "accountId", id AS "userId", name, email, role, zone, locale FROM "user"
  WHERE account_id = $1 AND id = $2 AND removed_at IS NULL`);

/** A person of the owner's side, or null when they are not, or not any more. */
export async function findUser(accountId: string, userId: string): Promise<UserRow | null> {
  const [user] = await query<UserRow>(USER, [accountId, userId]);
  return user ?? null;
}

const USER_BY_ADDRESS = statement(`
  SELECT account_id AS "accountId", id AS "userId", name, email, role, zone, locale FROM "user"
  WHERE account_id = $1 AND email = $2 AND removed_at IS NULL`);

/** The same by their mail address (lower case). */
export async function findUserByAddress(accountId: string, email: string): Promise<UserRow | null> {
  const [user] = await query<UserRow>(USER_BY_ADDRESS, [accountId, email]);
  return user ?? null;
}

// An administrator owns every page of the account; a page's owner needs no row of their own in page_member.
const PAGE_ROLES = `
  SELECT p.id AS "pageId", p.slug, p.title, p.zone, CASE
      WHEN u.role = 'administrator' OR p.owner_id = u.id THEN 'owner' ELSE m.role::text END AS role
  FROM booking_page p
  JOIN "user" u ON u.account_id = p.account_id AND u.id = $2 AND u.removed_at IS NULL
  LEFT JOIN page_member m ON m.account_id = p.account_id AND m.page_id = p.id AND m.user_id = u.id
  WHERE p.account_id = $1 AND (u.role = 'administrator' OR p.owner_id = u.id OR m.role IS NOT NULL)`;

const PAGES_OF_USER = statement(`${PAGE_ROLES} ORDER BY p.title, p.slug`);
const PAGE_OF_USER = statement(`${PAGE_ROLES} AND p.id = $3`);

export interface PageOfUser {
  readonly pageId: string;
  readonly slug: string;
  readonly title: string;
  readonly zone: string;
  readonly role: PageRole;
}

/** The pages that a user may at least look at, by title. */
export async function findPagesOfUser(accountId: string, userId: string): Promise<PageOfUser[]> {
  return query<PageOfUser>(PAGES_OF_USER, [accountId, userId]);
}

export async function findPageOfUser(
  accountId: string,
  userId: string,
  pageId: string,
): Promise<PageOfUser | null> {
  const [page] = await query<PageOfUser>(PAGE_OF_USER, [accountId, userId, pageId]);
  return page ?? null;
}
