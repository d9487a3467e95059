import { query, statement } from "./transaction";

const READ = statement(`SELECT organizer FROM booking WHERE account_id = $1 AND id = $2`);

const KEEP = statement(
  `UPDATE booking SET organizer = $3 WHERE account_id = $1 AND id = $2 AND organizer IS NULL`,
);

/** The address that a booking's invitations name as their ORGANIZER; null while none has left. */
export async function readOrganizer(accountId: string, bookingId: string): Promise<string | null> {
  const [row] = await query<{ organizer: string | null }>(READ, [accountId, bookingId]);
  return row?.organizer ?? null;
}

/** Keeps it for the life of the booking's UIDs; one that is kept already stays. */
export async function keepOrganizer(accountId: string, bookingId: string, address: string): Promise<void> {
  await query(KEEP, [accountId, bookingId, address]);
}
