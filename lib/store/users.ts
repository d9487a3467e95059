import { query, statement } from "./transaction";

// Viewers of a page may look at its bookings, and no more (spec section 1).
const MAY_CHANGE = statement(`
  SELECT u.id, u.name FROM "user" u JOIN booking b ON b.account_id = u.account_id
  WHERE u.account_id = $1 AND u.id = $2 AND b.id = $3 AND (
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
