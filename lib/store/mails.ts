import type { SessionStatus } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const INSERT = statement(`
  INSERT INTO mail (account_id, id, booking_id, activity_id, session_id, recipient, role, scenario, subject, message_id, raw, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (account_id, message_id) DO NOTHING`);

// A mail that somebody had sent again waits since then.
const QUEUED_SINCE = `(extract(epoch FROM greatest(m.created_at, (
  SELECT max(r.at) FROM mail_resend r WHERE r.account_id = m.account_id AND r.mail_id = m.id))) * 1000)::float8`;

// A mail about a session that is near or over comes with that session as it stands now, and the start that it tells.
const QUEUED = statement(`
  SELECT m.id, m.recipient, m.raw, m.handed_over_at IS NOT NULL AS "maybeTaken", ${QUEUED_SINCE} AS "queuedSince",
    m.scenario, s.status AS session_status,
    (extract(epoch FROM s.starts_at) * 1000)::float8 AS session_start,
    (SELECT (extract(epoch FROM n.starts_at) * 1000)::float8 FROM session_notice n
      WHERE n.account_id = m.account_id AND n.session_id = m.session_id AND n.scenario = m.scenario
        AND n.composed_at <= m.created_at ORDER BY n.composed_at DESC LIMIT 1) AS told_start
  FROM mail m
  LEFT JOIN session s ON s.account_id = m.account_id AND s.id = m.session_id AND m.scenario IN ('reminder', 'follow_up')
  WHERE m.account_id = $1 AND m.booking_id = $2 AND m.status = 'queued' ORDER BY m.position`);

const QUEUED_ONE = statement(`
  SELECT m.id, m.recipient, m.raw, m.handed_over_at IS NOT NULL AS "maybeTaken", ${QUEUED_SINCE} AS "queuedSince"
  FROM mail m WHERE m.account_id = $1 AND m.id = $2 AND m.status = 'queued'`);

const HAND_OVER = statement(`UPDATE mail SET handed_over_at = $3 WHERE account_id = $1 AND id = $2`);

const RECORD = statement(`
  UPDATE mail SET status = $3::mail_status, response = $4, attempts = attempts + 1,
    handed_over_at = NULL, sent_at = CASE WHEN $3 = 'sent' THEN $5::timestamptz END
  WHERE account_id = $1 AND id = $2`);

const LATEST = statement(`
  SELECT id, recipient, subject, status, response, created_at FROM mail
  WHERE account_id = $1 AND ($2::text IS NULL OR recipient = $2) ORDER BY created_at DESC, id DESC LIMIT $3`);

const ONE = statement(`
  SELECT id, recipient, subject, status, response, created_at, raw FROM mail WHERE account_id = $1 AND id = $2`);

export interface NewMail {
  readonly accountId: string;
  readonly id: string;
  /** Null, as is the activity, for a mail about the account. */
  readonly bookingId: string | null;
  /** Null too for a reminder or follow-up, before and after which nothing happened. */
  readonly activityId: string | null;
  readonly sessionId: string | null;
  readonly recipient: string;
  readonly role: string;
  readonly scenario: string;
  readonly subject: string;
  readonly messageId: string;
  /** The very bytes to send; a retry sends them again. */
  readonly raw: Buffer;
  readonly createdAt: number;
}

/** `dropped`: it could not leave in time, and would be wrong by now. */
export type MailState = "queued" | "sent" | "failed" | "dropped";

export interface LoggedMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly status: MailState;
  readonly response: string | null;
  readonly created_at: Date;
}

/** Queues a mail. The same Message-ID a second time is the same mail, and changes nothing. */
export async function insertMail(tx: Tx, mail: NewMail): Promise<void> {
  await tx.query(INSERT, [
    mail.accountId,
    mail.id,
    mail.bookingId,
    mail.activityId,
    mail.sessionId,
    mail.recipient,
    mail.role,
    mail.scenario,
    mail.subject,
    mail.messageId,
    mail.raw,
    new Date(mail.createdAt),
  ]);
}

export interface QueuedMail {
  readonly id: string;
  readonly recipient: string;
  readonly raw: Buffer;
  /** It was handed to the mail server before, but what the server answered was never noted. */
  readonly maybeTaken: boolean;
  readonly queuedSince: Instant;
}

/** A booking's mail that still has to leave. */
export interface QueuedBookingMail extends QueuedMail {
  readonly scenario: string;
  /** Of a reminder or follow-up: its session as it stands now, and the start that the mail tells; else null. */
  readonly session_status: SessionStatus | null;
  readonly session_start: Instant | null;
  readonly told_start: Instant | null;
}

/** The mails of a booking that still have to leave, in the order they were written. */
export async function readQueuedMails(accountId: string, bookingId: string): Promise<QueuedBookingMail[]> {
  return query<QueuedBookingMail>(QUEUED, [accountId, bookingId]);
}

/** One mail that still has to leave; null when it has left, or was refused for good. */
export async function readQueuedMail(accountId: string, id: string): Promise<QueuedMail | null> {
  const [mail] = await query<QueuedMail>(QUEUED_ONE, [accountId, id]);
  return mail ?? null;
}

/** Notes that a mail is about to be handed to the mail server: should this process die now, it can be told later. */
export async function recordHandOver(accountId: string, id: string, at: Instant): Promise<void> {
  await query(HAND_OVER, [accountId, id, new Date(at)]);
}

/** Notes what the mail server answered. */
export async function recordDelivery(
  accountId: string,
  id: string,
  outcome: { status: MailState; response: string; at: number },
): Promise<void> {
  await query(RECORD, [accountId, id, outcome.status, outcome.response.slice(0, 1000), new Date(outcome.at)]);
}

const RETURNED = statement(`
  UPDATE mail SET status = 'failed', response = $4
  WHERE account_id = $1 AND message_id = $2 AND lower(recipient) = $3 AND status = 'sent' AND booking_id IS NOT NULL
  RETURNING booking_id AS "bookingId"`);

/** A mail that was taken came back; answers its booking, or null where no such mail to that address was sent. */
export async function recordReturned(
  accountId: string,
  { messageId, recipient, response }: { messageId: string; recipient: string; response: string },
): Promise<string | null> {
  const [mail] = await query<{ bookingId: string }>(RETURNED, [
    accountId,
    messageId,
    recipient.toLowerCase(),
    response.slice(0, 1000),
  ]);
  return mail?.bookingId ?? null;
}

/** The newest mails, of one recipient or of all. */
export async function latestMails(
  accountId: string,
  recipient: string | null,
  limit: number,
): Promise<LoggedMail[]> {
  return query<LoggedMail>(LATEST, [accountId, recipient, limit]);
}

export async function readMail(
  accountId: string,
  id: string,
): Promise<(LoggedMail & { raw: Buffer }) | null> {
  const [row] = await query<LoggedMail & { raw: Buffer }>(ONE, [accountId, id]);
  return row ?? null;
}
