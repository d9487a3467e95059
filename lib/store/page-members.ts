import { query, statement, type Tx } from "./transaction";
import type { PageRole } from "./users";

export interface PageMember {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: PageRole;
  /** Gets the mails about the page's bookings. */
  readonly notified: boolean;
  /** The page is theirs. */
  readonly owns: boolean;
}

const MEMBERS = statement(`
  SELECT u.id AS "userId", u.name, u.email, coalesce(m.notified, false) AS notified, p.owner_id = u.id AS owns,
    CASE WHEN p.owner_id = u.id THEN 'owner' ELSE m.role::text END AS role
  FROM booking_page p
  JOIN "user" u ON u.account_id = p.account_id AND u.removed_at IS NULL
  LEFT JOIN page_member m ON m.account_id = p.account_id AND m.page_id = p.id AND m.user_id = u.id
  WHERE p.account_id = $1 AND p.id = $2 AND (p.owner_id = u.id OR m.user_id IS NOT NULL)
  ORDER BY owns DESC, lower(u.name), u.email`);

/** Who may do what on a page: its owner first, then by name. Administrators, who may do everything, only where named. */
export async function findMembers(accountId: string, pageId: string): Promise<PageMember[]> {
  return query<PageMember>(MEMBERS, [accountId, pageId]);
}

const OWNERS_OWN = `EXISTS (SELECT FROM booking_page p WHERE p.account_id = $1 AND p.id = $2 AND p.owner_id = $3)`;

// Only who may edit is told of bookings, so a viewer's subscription ends.
const PUT = statement(`
  INSERT INTO page_member (account_id, page_id, user_id, role, notified)
  SELECT $1::uuid, $2::uuid, $3::uuid, $4::page_role, $5::boolean AND $4 <> 'viewer' WHERE NOT ${OWNERS_OWN}
  ON CONFLICT (account_id, page_id, user_id) DO UPDATE SET role = excluded.role, notified = excluded.notified`);

const PUT_ROLE = statement(`
  INSERT INTO page_member (account_id, page_id, user_id, role)
  SELECT $1::uuid, $2::uuid, $3::uuid, $4::page_role WHERE NOT ${OWNERS_OWN} AND EXISTS (
    SELECT FROM booking_page p WHERE p.account_id = $1 AND p.id = $2)
  ON CONFLICT (account_id, page_id, user_id) DO UPDATE
    SET role = excluded.role, notified = page_member.notified AND excluded.role <> 'viewer'`);

const DROP = statement(
  `DELETE FROM page_member WHERE account_id = $1 AND page_id = $2 AND user_id = $3 AND NOT ${OWNERS_OWN}`,
);

/** Gives somebody a place on a page, with or without its mails. The page's own owner keeps theirs. */
export async function putMember(
  tx: Tx,
  member: { accountId: string; pageId: string; userId: string; role: PageRole; notified: boolean },
): Promise<void> {
  const { accountId, pageId, userId, role, notified } = member;
  await tx.query(PUT, [accountId, pageId, userId, role, notified]);
}

/** Gives somebody a role on a page, or none; whether they get its mails stays as it is. */
export async function putPageRole(
  tx: Tx,
  accountId: string,
  userId: string,
  { pageId, role }: { pageId: string; role: PageRole | null },
): Promise<void> {
  if (role === null) await tx.query(DROP, [accountId, pageId, userId]);
  else await tx.query(PUT_ROLE, [accountId, pageId, userId, role]);
}
