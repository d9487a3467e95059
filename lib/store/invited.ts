import { query, statement } from "./transaction";

/** Who was sent calendar data about which session. */
export interface Invited {
  readonly sessionId: string;
  readonly email: string;
}

// A mail names a session when it carries that session's calendar data, or reminds of it.
const INVITED = statement(`
  SELECT DISTINCT session_id AS "sessionId", recipient AS email FROM mail
  WHERE account_id = $1 AND booking_id = $2 AND session_id IS NOT NULL AND scenario NOT IN ('reminder', 'follow_up')`);

/** Everybody who was ever invited to a session of the booking, by the mails that were written. */
export async function readInvited(accountId: string, bookingId: string): Promise<Invited[]> {
  return query<Invited>(INVITED, [accountId, bookingId]);
}
