import { query, statement, type Tx } from "./transaction";

const MAIL_OF_BOOKING = statement(`
  SELECT m.id, m.booking_id AS "bookingId", m.session_id AS "sessionId", b.page_id AS "pageId", m.raw
  FROM mail m JOIN booking b ON b.account_id = m.account_id AND b.id = m.booking_id
  WHERE m.account_id = $1 AND m.id = $2`);

export interface MailOfBooking {
  readonly id: string;
  readonly bookingId: string;
  readonly sessionId: string | null;
  readonly pageId: string;
  readonly raw: Buffer;
}

/** To which booking and page a mail belongs; null for one that is about no booking. */
export async function findMailOfBooking(accountId: string, mailId: string): Promise<MailOfBooking | null> {
  const [row] = await query<MailOfBooking & Record<string, unknown>>(MAIL_OF_BOOKING, [accountId, mailId]);
  return row ?? null;
}

// One statement: what had become of the mail is read under the same lock that queues it again.
const RESEND = statement(`
  WITH before AS (
    SELECT status, response FROM mail WHERE account_id = $1 AND id = $2 FOR UPDATE),
  recorded AS (
    INSERT INTO mail_resend (account_id, id, mail_id, user_id, by_name, at, status_before, response_before)
    SELECT $1, $3, $2, $4, $5, $6, status, response FROM before)
  UPDATE mail SET status = 'queued', sent_at = NULL FROM before WHERE account_id = $1 AND id = $2`);

export interface NewResend {
  readonly accountId: string;
  readonly id: string;
  readonly mailId: string;
  readonly userId: string;
  readonly byName: string;
  readonly at: number;
}

/** Queues a mail once more, and records who wanted it. */
export async function queueAgain(tx: Tx, resend: NewResend): Promise<void> {
  await tx.query(RESEND, [
    resend.accountId,
    resend.mailId,
    resend.id,
    resend.userId,
    resend.byName,
    new Date(resend.at),
  ]);
}
