import { v7 as orderedUuid } from "uuid";
import { discoverCalendars } from "@/lib/calendars/discover";
import { FetchProblem, isOutage } from "@/lib/calendars/fetch-problem";
import { loginOf } from "@/lib/calendars/login";
import { HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { calendarOwner, saveReading } from "@/lib/store/busy-times";
import {
  type CalendarRow,
  type ConnectionRow,
  claimConnection,
  findConnection,
  listCalendars,
  noteRead,
  noteReadFailure,
} from "@/lib/store/calendar-connections";
import { inTransaction } from "@/lib/store/transaction";
import { LOOKING_ON_MS } from "./open-connection";
import { type ReadCalendar, readCalendar, sentenceOf } from "./read-calendar";
import { type Reported, reportChanges, reportConflicts, tellOwner } from "./report";
import { writeAgain } from "./write-again";

/** How often a calendar is read. */
const EVERY = 5 * MINUTE;
/** While a server does not answer it is asked ever more seldom, but each hour at least. */
const AT_LEAST_EVERY = HOUR;
/** A reader that died gives the connection back by then. */
const LEASE = 10 * MINUTE;
const TIME_LIMIT_MS = 120_000;

type Key = Pick<ConnectionRow, "accountId" | "id">;

export interface ReadOptions {
  /** Ask for the list of calendars too. */
  readonly discover?: boolean;
  /** Somebody waits for it: it ends sooner, and what it finds they see by themselves. */
  readonly lookingOn?: boolean;
}

/** Reads a connection that is due, unless somebody else is reading it. */
export async function readDueConnection(key: Key, now: Instant): Promise<void> {
  if (await claimConnection(key, now, now + LEASE)) await readConnection(key, now);
}

/**
 * Brings the busy times of a connection's calendars up to date. When its server can't be read the last known ones stay; what
 * it answered is noted, and it is tried again later.
 */
export async function readConnection(key: Key, now: Instant, options: ReadOptions = {}): Promise<void> {
  const signal = AbortSignal.timeout(options.lookingOn ? LOOKING_ON_MS : TIME_LIMIT_MS);
  const listed = await findConnection(key);
  const owner = listed && (await calendarOwner(listed.accountId, listed.ownerId));
  if (!listed || !owner) return;
  try {
    const isListed = options.discover && listed.kind === "caldav" && (await relist(listed, now, signal));
    const connection = (isListed && (await findConnection(key))) || listed;
    const addresses = new Set([...connection.addresses, owner.email.toLowerCase()]);
    const { read, problem } = await readAll(connection, { zone: owner.zone, addresses }, now, signal);
    await save(connection, read, problem, now, !options.lookingOn);
    if (problem) await noteFailure(connection, problem, now);
  } catch (error) {
    await noteFailure(listed, error, now);
  }
}

async function relist(connection: ConnectionRow, now: Instant, signal: AbortSignal): Promise<true> {
  const { calendars } = await discoverCalendars(loginOf(connection), signal);
  const found = calendars.map((calendar) => ({ ...calendar, id: orderedUuid() }));
  await inTransaction((tx) => listCalendars(tx, connection, found, false, now));
  return true;
}

/** Reads one calendar after the other. One that is gone spoils no other; a server that is away is not asked again. */
async function readAll(
  connection: ConnectionRow,
  owner: Parameters<typeof readCalendar>[2],
  now: Instant,
  signal: AbortSignal,
): Promise<{ read: ReadCalendar[]; problem: FetchProblem | null }> {
  const read: ReadCalendar[] = [];
  let problem: FetchProblem | null = null;
  for (const calendar of connection.calendars.filter(({ isRead, isWritten }) => isRead || isWritten)) {
    try {
      const found = await readCalendar(connection, calendar, owner, now, signal);
      if (found) read.push(found);
      if (found?.problem) problem ??= about(found.problem, calendar, connection);
    } catch (error) {
      if (!(error instanceof FetchProblem)) throw error;
      problem ??= about(error, calendar, connection);
      if (isOutage(error)) break;
    }
  }
  return { read, problem };
}

/** Names the calendar where a server has several. */
function about(problem: FetchProblem, { name }: CalendarRow, { calendars }: ConnectionRow): FetchProblem {
  const { code, message, status } = problem;
  return calendars.length > 1 ? new FetchProblem(code, `“${name}”: ${message}`, status) : problem;
}

/** Under the owner's lock: no booking is planned on half of it. */
async function save(
  connection: ConnectionRow,
  read: readonly ReadCalendar[],
  problem: FetchProblem | null,
  now: Instant,
  isMailed: boolean,
): Promise<void> {
  const { accountId, ownerId } = connection;
  await inTransaction(
    async (tx) => {
      const present = await findConnection(connection, tx);
      if (!present) return; // Removed while it was read.
      const owner = { accountId, ownerId };
      const reported: Reported[] = [];
      const chosen = new Map(present.calendars.map((calendar) => [calendar.id, calendar]));
      for (const { reading, own } of read) {
        const seen = connection.calendars.find(({ id }) => id === reading.calendarId);
        const known = chosen.get(reading.calendarId);
        const isAsSeen = known?.isRead === seen?.isRead && known?.readUntil === seen?.readUntil;
        if (!known || !isAsSeen) continue;
        await saveReading(tx, accountId, reading);
        if (known.isWritten && present.offersChanges)
          reported.push(...(await reportChanges(tx, accountId, reading, own, now)));
      }
      // Also where no calendar changed: a session may have come to lie there, held before the owner was busy.
      reported.push(...(await reportConflicts(tx, owner, now)));
      if (isMailed) await tellOwner(tx, owner, reported, now);
      if (!problem && present.failingSince !== null) await writeAgain(tx, owner, now); // Its server is back.
      if (!problem) await noteRead(tx, connection, now, now + EVERY + spread(connection.id));
    },
    { accountId, ownerId },
  );
}

async function noteFailure(connection: ConnectionRow, error: unknown, now: Instant): Promise<void> {
  if (!(error instanceof FetchProblem))
    log().error({ err: error, connection: connection.id }, "a calendar could not be read");
  const code = error instanceof FetchProblem ? error.code : null;
  const more = Math.min(EVERY * 2 ** Math.min(connection.failures, 10), AT_LEAST_EVERY);
  // Of one that answers all else is up to date, and stays so.
  const wait = code === "refused_login" ? AT_LEAST_EVERY : code === "incomplete" ? EVERY : more;
  await noteReadFailure(connection, now, now + wait + spread(connection.id), sentenceOf(error));
}

/** Up to a minute, the same for a connection each time: they don't all come at once. */
function spread(id: string): number {
  return (Number.parseInt(id.slice(-6), 16) % 60) * 1_000;
}
