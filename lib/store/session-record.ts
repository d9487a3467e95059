import type { TransactionKind, TransactionStatus } from "@/lib/domain/money/transactions";
import type { Money } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import type { MailState } from "./mails";
import { query, statement } from "./transaction";

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const PLACE = statement(`
  SELECT s.page_id AS "pageId", s.booking_id AS "bookingId", s.customer_id AS "customerId", b.company, b.phone, b.answers
  FROM session s JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
  WHERE s.account_id = $1 AND s.id = $2`);

/** Where a session belongs, and what its customer told beside name and address. */
export interface SessionPlace {
  readonly pageId: string;
  readonly bookingId: string;
  readonly customerId: string;
  readonly company: string;
  readonly phone: string;
  /** The owner's own questions, as they were then. */
  readonly answers: readonly { readonly label: string; readonly value: string }[];
}

export async function findSessionPlace(accountId: string, sessionId: string): Promise<SessionPlace | null> {
  const [row] = await query<SessionPlace>(PLACE, [accountId, sessionId]);
  return row ?? null;
}

const FIRST_SESSION = statement(
  `SELECT id FROM session WHERE account_id = $1 AND booking_id = $2 ORDER BY position LIMIT 1`,
);

/** The first session of a booking, by which its mails lead to it. */
export async function findFirstSession(accountId: string, bookingId: string): Promise<string | null> {
  const [row] = await query<{ id: string }>(FIRST_SESSION, [accountId, bookingId]);
  return row?.id ?? null;
}

const MONEY = statement(`
  SELECT id, reference, activity_id AS "activityId", kind, status, amount, currency, failure, ${milliseconds("created_at")} AS at
  FROM transaction WHERE account_id = $1 AND booking_id = $2 ORDER BY created_at, reference`);

/** A movement of money of a booking, or an amount that is due. */
export interface MoneyRow extends Money {
  readonly id: string;
  readonly reference: string;
  readonly activityId: string | null;
  readonly kind: TransactionKind;
  readonly status: TransactionStatus;
  /** Why a refund failed last. */
  readonly failure: string | null;
  readonly at: Instant;
}

export async function readMoneyOf(accountId: string, bookingId: string): Promise<MoneyRow[]> {
  return query<MoneyRow>(MONEY, [accountId, bookingId]);
}

const MAILS = statement(`
  SELECT m.id, m.activity_id AS "activityId", m.session_id AS "sessionId", m.recipient, m.role, m.scenario, m.subject,
    m.status, m.attempts, m.response, ${milliseconds("m.created_at")} AS at,
    (SELECT coalesce(json_agg(json_build_object('at', ${milliseconds("r.at")}, 'byName', r.by_name) ORDER BY r.at), '[]')
      FROM mail_resend r WHERE r.account_id = m.account_id AND r.mail_id = m.id) AS resends
  FROM mail m WHERE m.account_id = $1 AND m.booking_id = $2 AND (m.session_id IS NULL OR m.session_id = $3)
  ORDER BY m.position`);

// The queue's own view tells when a delivery that went wrong is tried again.
const NEXT_DELIVERY = statement(`
  SELECT ${milliseconds("run_at")} AS at FROM graphile_worker.jobs WHERE key = $1 AND attempts > 0 AND attempts < max_attempts`);

/** A mail about a booking or one session of it, and what became of it. */
export interface MailLogRow {
  readonly id: string;
  readonly activityId: string | null;
  /** The session it is about; null for all that its activity concerns. */
  readonly sessionId: string | null;
  readonly recipient: string;
  readonly role: string;
  readonly scenario: string;
  readonly subject: string;
  readonly status: MailState;
  readonly attempts: number;
  readonly response: string | null;
  readonly at: Instant;
  /** By whom it was sent once more, oldest first. */
  readonly resends: readonly { readonly at: Instant; readonly byName: string }[];
}

/** The mails about a booking that are not about another session of it alone, oldest first. */
export async function readMailsAbout(
  accountId: string,
  bookingId: string,
  sessionId: string,
): Promise<MailLogRow[]> {
  return query<MailLogRow>(MAILS, [accountId, bookingId, sessionId]);
}

/** When the mails of a booking that could not leave are tried again; null while nothing waits for that. */
export async function nextDelivery(bookingId: string): Promise<Instant | null> {
  const [row] = await query<{ at: Instant }>(NEXT_DELIVERY, [`deliver ${bookingId}`]);
  return row?.at ?? null;
}
