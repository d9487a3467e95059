import type { Instant } from "@/lib/domain/time";
import { query, type Statement, statement, type Tx } from "./transaction";

const DUE_BOOKINGS = statement(`
  SELECT DISTINCT s.booking_id AS "bookingId", t.ask_due_by_id AS "userId"
  FROM time_away_session t JOIN session s ON s.account_id = t.account_id AND s.id = t.session_id
  WHERE t.account_id = $1 AND t.time_away_id = $2 AND t.ask_due_at IS NOT NULL ORDER BY 1, 2`);

const DUE_SESSIONS = statement(`
  SELECT t.session_id AS "sessionId", (extract(epoch FROM t.starts_at) * 1000)::float8 AS start,
    t.asked_at IS NOT NULL AS asked
  FROM time_away_session t
  JOIN session s ON s.account_id = t.account_id AND s.id = t.session_id AND s.booking_id = $3
  WHERE t.account_id = $1 AND t.time_away_id = $2 AND t.ask_due_at IS NOT NULL AND t.ask_due_by_id = $4
  ORDER BY s.position`);

const MARK_ASKED = statement(`
  UPDATE time_away_session SET asked_at = $4, ask_due_at = NULL, ask_due_by_id = NULL
  WHERE account_id = $1 AND time_away_id = $2 AND session_id = ANY($3::uuid[])`);

const MARK_ASKED_AGAIN = statement(`
  UPDATE time_away_session SET asked_again_at = $4, ask_due_at = NULL, ask_due_by_id = NULL
  WHERE account_id = $1 AND time_away_id = $2 AND session_id = ANY($3::uuid[])`);

const LET_BE = statement(`
  UPDATE time_away_session t SET ask_due_at = NULL, ask_due_by_id = NULL FROM session s
  WHERE t.account_id = $1 AND t.time_away_id = $2 AND t.ask_due_at IS NOT NULL AND t.ask_due_by_id = $4
    AND s.account_id = t.account_id AND s.id = t.session_id AND s.booking_id = $3`);

const LET_ALL_BE = statement(`
  UPDATE time_away_session SET ask_due_at = NULL, ask_due_by_id = NULL
  WHERE account_id = $1 AND time_away_id = $2 AND asked_at IS NULL AND ask_due_at IS NOT NULL`);

const WANT = `
  UPDATE time_away_session t SET ask_due_at = $4, ask_due_by_id = $5 FROM session s
  WHERE t.account_id = $1 AND t.time_away_id = $2 AND t.ask_due_at IS NULL
    AND s.account_id = t.account_id AND s.id = t.session_id AND s.page_id = ANY($3::uuid[])`;

const WANT_REST = statement(`
  ${WANT} AND t.asked_at IS NULL AND s.status IN ('scheduled', 'rescheduled') AND s.starts_at = t.starts_at
    AND s.starts_at > $4
  RETURNING t.session_id`);

const WANT_WAITING = statement(`
  ${WANT} AND s.status = 'reschedule_requested' AND greatest(t.asked_at, t.asked_again_at) <= $6
  RETURNING t.session_id`);

interface Key {
  readonly accountId: string;
  readonly timeAwayId: string;
}

/** The sessions of one booking that one user wants asked. */
export interface DueBooking extends Key {
  readonly bookingId: string;
  readonly userId: string;
}

export interface DueSession {
  readonly sessionId: string;
  /** Its start when the days were closed. */
  readonly start: Instant;
  /** Whether it was asked before, and is to be asked again. */
  readonly asked: boolean;
}

/** The bookings with sessions to ask, each with who wants it. */
export async function dueBookings({ accountId, timeAwayId }: Key): Promise<DueBooking[]> {
  const rows = await query<{ bookingId: string; userId: string }>(DUE_BOOKINGS, [accountId, timeAwayId]);
  return rows.map((row) => ({ accountId, timeAwayId, ...row }));
}

/** What of it is still to do; read under the owner's lock it stays so until the transaction ends. */
export async function dueSessions(due: DueBooking, tx?: Tx): Promise<DueSession[]> {
  const run: Run = tx ? tx.query.bind(tx) : query;
  return run(DUE_SESSIONS, [due.accountId, due.timeAwayId, due.bookingId, due.userId]);
}

type Run = <Row extends object>(what: Statement, values: readonly unknown[]) => Promise<Row[]>;

export async function markAsked(
  tx: Tx,
  { accountId, timeAwayId }: Key,
  sessionIds: readonly string[],
  how: "first" | "again",
  now: Instant,
): Promise<void> {
  const values = [accountId, timeAwayId, sessionIds, new Date(now)];
  await tx.query(how === "first" ? MARK_ASKED : MARK_ASKED_AGAIN, values);
}

/** What is left of a booking needs no asking: its sessions moved or ended by themselves, or the user may not ask any more. */
export async function letBe(due: DueBooking): Promise<void> {
  await query(LET_BE, [due.accountId, due.timeAwayId, due.bookingId, due.userId]);
}

/** Nobody who was not asked yet is asked any more. */
export async function letAllBe(tx: Tx, { accountId, timeAwayId }: Key): Promise<void> {
  await tx.query(LET_ALL_BE, [accountId, timeAwayId]);
}

export interface Wanted extends Key {
  /** Only the sessions on these pages. */
  readonly pageIds: readonly string[];
  /** On whose behalf. */
  readonly userId: string;
  readonly now: Instant;
}

/** Notes that everybody who was not asked yet is to be asked; answers how many sessions that are. */
export async function wantRest(tx: Tx, wanted: Wanted): Promise<number> {
  return (await tx.query(WANT_REST, valuesOf(wanted))).length;
}

/** The same for everybody who was asked last by `askedBy` and still waits. */
export async function wantWaiting(tx: Tx, wanted: Wanted, askedBy: Instant): Promise<number> {
  return (await tx.query(WANT_WAITING, [...valuesOf(wanted), new Date(askedBy)])).length;
}

function valuesOf({ accountId, timeAwayId, pageIds, userId, now }: Wanted): unknown[] {
  return [accountId, timeAwayId, pageIds, new Date(now), userId];
}
