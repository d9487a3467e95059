import type { Blocked, Occupied } from "@/lib/domain/availability/types";
import { DAY, type Interval } from "@/lib/domain/time";
import { query, type Statement, statement, type Tx } from "./transaction";

// `&&` with one multirange: a change that touches January and June does not read the months between.
const SESSIONS = `
  SELECT session_id AS "sessionId", false AS busy,
    (extract(epoch FROM lower(period)) * 1000)::float8 AS start, (extract(epoch FROM upper(period)) * 1000)::float8 AS end
  FROM blocked_time WHERE account_id = $1 AND owner_id = $2 AND period && $3::tstzmultirange`;

const BLOCKED_BY_SESSIONS = statement(SESSIONS);
const BUSY = `
  SELECT NULL, true,
    (extract(epoch FROM lower(period)) * 1000)::float8, (extract(epoch FROM upper(period)) * 1000)::float8
  FROM busy_time WHERE account_id = $1 AND owner_id = $2 AND period && $3::tstzmultirange`;

const BLOCKED = statement(`${SESSIONS} UNION ALL ${BUSY}`);

// What a booking itself holds, while its customer has not paid, is free to that customer.
const BLOCKED_BY_OTHERS = statement(`${SESSIONS}
    AND NOT EXISTS (SELECT FROM hold h WHERE h.account_id = $1 AND h.id = blocked_time.hold_id AND h.booking_id = $4)
  UNION ALL ${BUSY}`);

// The caps count what took place already, too: a day does not grow as it passes.
const COUNTED_SESSIONS = statement(`
  SELECT id AS "sessionId", (extract(epoch FROM starts_at) * 1000)::float8 AS start
  FROM session
  WHERE account_id = $1 AND page_id = $2 AND status IN ('scheduled', 'rescheduled', 'completed', 'no_show')
    AND starts_at >= $3 AND starts_at < $4`);

/** Wide enough for any session with its buffers on either side. */
const MARGIN = 2 * DAY;

/** Wide enough for the ISO week around an instant, in any zone. */
const CAP_MARGIN = 8 * DAY;

interface Scope {
  readonly accountId: string;
  readonly ownerId: string;
  readonly pageId: string;
  /** Whether the page caps its days or weeks, so that its sessions must be counted. */
  readonly capped: boolean;
  /** Times that were held while they were free stay so, whatever a calendar says meanwhile. */
  readonly held?: boolean;
  /** A booking whose own holds do not count; only for a look, never for a change. */
  readonly butHoldsOf?: string;
}

/** What is taken of the owner's time around the given windows. */
export async function readOccupied(scope: Scope, windows: readonly Interval[], tx?: Tx): Promise<Occupied> {
  const run = <Row extends object>(what: Statement, values: readonly unknown[]): Promise<Row[]> =>
    tx ? tx.query<Row>(what, values) : query<Row>(what, values);
  if (windows.length === 0) return { blocked: [], sessions: [] };
  const { accountId, ownerId, held, butHoldsOf } = scope;
  const around = [accountId, ownerId, multirange(windows)];
  const blocked =
    butHoldsOf === undefined
      ? await run<Blocked>(held ? BLOCKED_BY_SESSIONS : BLOCKED, around)
      : await run<Blocked>(BLOCKED_BY_OTHERS, [...around, butHoldsOf]);
  if (!scope.capped) return { blocked, sessions: [] };
  const from = Math.min(...windows.map((window) => window.start)) - CAP_MARGIN;
  const to = Math.max(...windows.map((window) => window.end)) + CAP_MARGIN;
  const sessions = await run<Occupied["sessions"][number]>(COUNTED_SESSIONS, [
    scope.accountId,
    scope.pageId,
    new Date(from),
    new Date(to),
  ]);
  return { blocked, sessions };
}

function multirange(windows: readonly Interval[]): string {
  const ranges = windows.map(
    ({ start, end }) => `[${new Date(start - MARGIN).toISOString()},${new Date(end + MARGIN).toISOString()})`,
  );
  return `{${ranges.join(",")}}`;
}
