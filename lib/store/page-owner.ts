import { query, statement, type Tx } from "./transaction";

export interface PossibleOwner {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

const POSSIBLE = statement(`
  SELECT u.id AS "userId", u.name, u.email FROM "user" u JOIN booking_page p ON p.account_id = u.account_id AND p.id = $2
  WHERE u.account_id = $1 AND u.removed_at IS NULL AND u.id <> p.owner_id AND (u.role = 'administrator' OR EXISTS (
    SELECT FROM page_member m WHERE m.account_id = u.account_id AND m.page_id = p.id AND m.user_id = u.id
      AND m.role IN ('owner', 'editor')))
  ORDER BY lower(u.name), u.email`);

/** Who a page can be handed to: its owners and editors, and administrators. */
export async function findPossibleOwners(
  accountId: string,
  pageId: string,
  tx?: Tx,
): Promise<PossibleOwner[]> {
  const values = [accountId, pageId];
  return tx ? tx.query<PossibleOwner>(POSSIBLE, values) : query<PossibleOwner>(POSSIBLE, values);
}

const OWNER = statement(`SELECT owner_id AS "ownerId" FROM booking_page WHERE account_id = $1 AND id = $2`);

export async function findPageOwner(accountId: string, pageId: string): Promise<string | null> {
  const [page] = await query<{ ownerId: string }>(OWNER, [accountId, pageId]);
  return page?.ownerId ?? null;
}

const HELD = statement(`
  SELECT EXISTS (SELECT FROM blocked_time b JOIN hold h ON h.account_id = b.account_id AND h.id = b.hold_id
    WHERE b.account_id = $1 AND b.owner_id = $2 AND h.expires_at > $3) AS held`);

/** Whether times of that owner are held for somebody who is paying for them. */
export async function hasHeldTimes(
  tx: Tx,
  { accountId, ownerId }: { accountId: string; ownerId: string },
  now: number,
): Promise<boolean> {
  const [found] = await tx.query<{ held: boolean }>(HELD, [accountId, ownerId, new Date(now)]);
  return found?.held === true;
}

const GIVE_PAGE = statement(
  `UPDATE booking_page SET owner_id = $4 WHERE account_id = $1 AND id = $2 AND owner_id = $3 RETURNING id`,
);
const GIVE_TIMES = statement(`
  UPDATE blocked_time b SET owner_id = $3 FROM session s
  WHERE b.account_id = $1 AND s.account_id = b.account_id AND s.id = b.session_id AND s.page_id = $2`);
const GIVE_SESSIONS = statement(`UPDATE session SET owner_id = $3 WHERE account_id = $1 AND page_id = $2`);
const GIVE_BOOKINGS = statement(`UPDATE booking SET owner_id = $3 WHERE account_id = $1 AND page_id = $2`);
const PLACES = statement(`
  INSERT INTO page_member (account_id, page_id, user_id, role)
  VALUES ($1, $2, $3::uuid, 'editor'), ($1, $2, $4::uuid, 'owner')
  ON CONFLICT (account_id, page_id, user_id) DO UPDATE SET role = excluded.role, notified = false`);

/**
 * Makes the page another's, with all its bookings and the times they take; the owner until now stays as an editor. Answers
 * false when it was somebody else's by then. Throws OverlapError where the new owner has no time for one of its sessions.
 */
export async function givePage(
  tx: Tx,
  { accountId, pageId, from, to }: { accountId: string; pageId: string; from: string; to: string },
): Promise<boolean> {
  const given = await tx.query(GIVE_PAGE, [accountId, pageId, from, to]);
  if (given.length === 0) return false;
  for (const give of [GIVE_TIMES, GIVE_SESSIONS, GIVE_BOOKINGS])
    await tx.query(give, [accountId, pageId, to]);
  await tx.query(PLACES, [accountId, pageId, from, to]);
  return true;
}
