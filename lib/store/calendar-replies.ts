import type { CalendarAnswer, CalendarReply } from "@/lib/domain/calendar/reply";
import type { Instant } from "@/lib/domain/time";
import { ahead, REPLY_WAITS } from "./calendar-questions";
import { query, statement, type Tx } from "./transaction";

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

// Whoever was mailed about a session may answer for it, and nobody else.
const INVITES = `m.account_id = s.account_id AND m.booking_id = s.booking_id AND m.session_id = s.id
    AND m.role IN ('customer', 'guest', 'owner')`;

const INVITED = statement(`
  SELECT s.id AS "sessionId", s.booking_id AS "bookingId", lower(m.recipient) AS attendee, min(m.role) AS role
  FROM session s JOIN mail m ON ${INVITES}
  WHERE s.account_id = $1 AND s.ical_uid = $2 GROUP BY s.id, s.booking_id, lower(m.recipient)`);

export type InvitedRole = "customer" | "guest" | "owner";

export interface Invited {
  readonly sessionId: string;
  readonly bookingId: string;
  /** Lower case. */
  readonly attendee: string;
  /** The customer's, for an address that has several. */
  readonly role: InvitedRole;
}

/** Who was invited to the session of a UID; nobody where there is none. */
export async function findInvited(accountId: string, uid: string): Promise<Invited[]> {
  return query<Invited & Record<string, unknown>>(INVITED, [accountId, uid]);
}

const LAST = statement(`
  SELECT answer, sequence, ${milliseconds("stamped_at")} AS "stampedAt", ${milliseconds("proposed_start")} AS "proposedStart"
  FROM calendar_reply WHERE account_id = $1 AND session_id = $2 AND attendee = $3
  ORDER BY sequence DESC, stamped_at DESC LIMIT 1`);

export type LastReply = Pick<CalendarReply, "answer" | "sequence" | "stampedAt" | "proposedStart">;

/** What that attendee answered last. The caller holds the booking's lock. */
export async function readLastReply(
  tx: Tx,
  accountId: string,
  sessionId: string,
  attendee: string,
): Promise<LastReply | null> {
  const [row] = await tx.query<LastReply & Record<string, unknown>>(LAST, [accountId, sessionId, attendee]);
  return row ?? null;
}

const INSERT = statement(`
  INSERT INTO calendar_reply (account_id, id, message_digest, session_id, attendee, answer, sequence, stamped_at,
    proposed_start, starts_at, activity_id, received_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (account_id, message_digest) DO NOTHING
  RETURNING id`);

export interface NewReply extends CalendarReply {
  readonly accountId: string;
  readonly id: string;
  readonly messageDigest: string;
  readonly sessionId: string;
  /** When the session begins. */
  readonly startsAt: Instant;
  readonly activityId: string | null;
  readonly receivedAt: Instant;
}

/** False for a mail that was received before. */
export async function insertReply(tx: Tx, reply: NewReply): Promise<boolean> {
  const inserted = await tx.query(INSERT, [
    reply.accountId,
    reply.id,
    reply.messageDigest,
    reply.sessionId,
    reply.attendee,
    reply.answer,
    reply.sequence,
    new Date(reply.stampedAt),
    reply.proposedStart === null ? null : new Date(reply.proposedStart),
    new Date(reply.startsAt),
    reply.activityId,
    new Date(reply.receivedAt),
  ]);
  return inserted.length > 0;
}

const OF_SESSION = statement(`
  SELECT r.id, r.session_id AS "sessionId", r.attendee, r.answer, ${milliseconds("r.proposed_start")} AS "proposedStart",
    ${milliseconds("r.received_at")} AS "receivedAt", ${milliseconds("s.starts_at")} AS start, b.title, i.role,
    CASE WHEN i.role = 'customer' AND b.customer_name <> '' THEN b.customer_name
      WHEN lower(u.email) = r.attendee THEN u.name ELSE r.attendee END AS who
  FROM calendar_reply r
  JOIN session s ON s.account_id = r.account_id AND s.id = r.session_id
  JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
  JOIN "user" u ON u.account_id = s.account_id AND u.id = s.owner_id
  JOIN LATERAL (SELECT coalesce(min(m.role), 'guest') AS role FROM mail m WHERE ${INVITES} AND lower(m.recipient) = r.attendee) i ON true
  WHERE r.account_id = $1 AND r.session_id = $3 AND ${ahead("$2")} AND ${REPLY_WAITS} ORDER BY r.received_at`);

export interface WaitingReply {
  readonly id: string;
  readonly sessionId: string;
  readonly attendee: string;
  readonly role: InvitedRole;
  /** The customer's or the owner's name, or an address. */
  readonly who: string;
  readonly answer: Extract<CalendarAnswer, "declined" | "countered">;
  readonly proposedStart: Instant | null;
  readonly receivedAt: Instant;
  readonly start: Instant;
  readonly title: string;
}

export async function readRepliesOfSession(
  accountId: string,
  sessionId: string,
  now: Instant,
): Promise<WaitingReply[]> {
  return query<WaitingReply & Record<string, unknown>>(OF_SESSION, [accountId, new Date(now), sessionId]);
}

const PLACE_OF = statement(`
  SELECT s.page_id AS "pageId", s.id AS "sessionId" FROM calendar_reply r JOIN session s ON s.account_id = r.account_id AND s.id = r.session_id
  WHERE r.account_id = $1 AND r.id = $2`);

export async function findPlaceOfReply(
  accountId: string,
  id: string,
): Promise<{ pageId: string; sessionId: string } | null> {
  const [row] = await query<{ pageId: string; sessionId: string }>(PLACE_OF, [accountId, id]);
  return row ?? null;
}

const IGNORE = statement(`
  UPDATE calendar_reply SET ignored_at = $3, ignored_by_name = $4
  WHERE account_id = $1 AND id = $2 AND ignored_at IS NULL`);

export async function ignoreReply(accountId: string, id: string, byName: string, at: Instant): Promise<void> {
  await query(IGNORE, [accountId, id, new Date(at), byName]);
}
