import { visiblePages } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import {
  orderOf,
  type Place,
  type StreamFilter,
  type StreamOrder,
  writePlace,
} from "@/lib/domain/stream/filter";
import { type Fold, fold, rowsOfLines, rowsOfWholeLines } from "@/lib/domain/stream/fold";
import type { Instant, Zone } from "@/lib/domain/time";
import { countStream, readStream, type StreamRow } from "@/lib/store/stream";
import type { StreamSelection } from "@/lib/store/stream-candidates";
import {
  type CustomerChoice,
  type EventTypeChoice,
  findCustomerOf,
  findEventTypesOf,
} from "@/lib/store/stream-search";
import { selectStream, troublesOf, type VisiblePages } from "./stream-selection";

export type { StreamRow } from "@/lib/store/stream";
export type { CustomerChoice, EventTypeChoice } from "@/lib/store/stream-search";
export type StreamLine = Fold<StreamRow>;

/** A number that is not counted further than its end. */
export interface Count {
  readonly count: number;
  /** There are more than that. */
  readonly more: boolean;
}

export interface Stream {
  readonly lines: readonly StreamLine[];
  readonly order: StreamOrder;
  /** Places for the lists before and after this one; null where there is nothing more. */
  readonly before: string | null;
  readonly after: string | null;
  /** All sessions that the filters let through. */
  readonly total: Count;
  /** Why nothing is listed, where the filters alone don't tell. */
  readonly tooMany: boolean;
}

export interface StreamAsked {
  readonly filter: StreamFilter;
  readonly place: Place | null;
  /** The zone in which the days of the filter are meant. */
  readonly zone: Zone;
}

const LINES = 25;

/** Rows are read in a lump and cut where a line ends; a package has up to 20 sessions. */
const ROWS = 60;
const MOST_COUNTED = 1_000;
const MOST_ON_A_CHIP = 99;

/** One page of the sessions that a user may see, as the filters ask for. */
export async function readActivityStream(
  user: SignedInUser,
  { filter, place, zone }: StreamAsked,
  now: Instant,
): Promise<Stream> {
  const order = orderOf(filter);
  const selected = await selectStream(user, await visiblePages(user), filter, zone, now);
  if (!selected.ok) {
    const total = { count: 0, more: false };
    return { lines: [], order, before: null, after: null, total, tooMany: selected.reason === "too_many" };
  }
  const { selection } = selected;
  const [rows, total] = await Promise.all([
    readStream(selection, { order, place, limit: ROWS }),
    countUpTo(selection, MOST_COUNTED),
  ]);
  return { ...pageOf(rows, place), order, total, tooMany: false };
}

function pageOf(rows: readonly StreamRow[], place: Place | null) {
  const whole = rows.length < ROWS ? rows.length : rowsOfWholeLines(rows);
  const taken = rows.slice(0, Math.min(rowsOfLines(rows, LINES), whole));
  const goesOn = taken.length < rows.length;
  const backwards = place?.side === "before";
  const listed = backwards ? taken.toReversed() : taken;
  const beyond = (row: StreamRow | undefined, there: boolean) =>
    row && there ? writePlace({ at: row.at, id: row.sessionId }) : null;
  return {
    lines: fold(listed),
    before: beyond(listed[0], backwards ? goesOn : place !== null),
    after: beyond(listed.at(-1), backwards || goesOn),
  };
}

/** What can be chosen to filter by, and how much waits behind the chips. */
export interface StreamChoices {
  readonly needsYou: Count;
  readonly mailTrouble: Count;
  /** Of the chosen page; of all pages, where those are few. */
  readonly eventTypes: readonly EventTypeChoice[];
  /** The customer that is filtered by, if the user may know them. */
  readonly customer: CustomerChoice | null;
}

const FEW_PAGES = 10;

export async function readStreamChoices(
  user: SignedInUser,
  pages: VisiblePages,
  filter: StreamFilter,
  now: Instant,
): Promise<StreamChoices> {
  const pageIds = pages.map(({ pageId }) => pageId);
  const chosen = pageIds.filter((id) => id === filter.pageId);
  const troubles = troublesOf(user, pages, now);
  const [needsYou, mailTrouble, eventTypes, customer] = await Promise.all([
    countUpTo(troubles.needsYou, MOST_ON_A_CHIP),
    countUpTo(troubles.mail, MOST_ON_A_CHIP),
    chosen.length > 0 || pageIds.length <= FEW_PAGES
      ? findEventTypesOf(user.accountId, chosen.length > 0 ? chosen : pageIds)
      : [],
    filter.customerId === null ? null : findCustomerOf(user.accountId, filter.customerId, pageIds),
  ]);
  return { needsYou, mailTrouble, eventTypes, customer };
}

async function countUpTo(selection: StreamSelection, most: number): Promise<Count> {
  const count = selection.pageIds.length === 0 ? 0 : await countStream(selection, most + 1);
  return { count: Math.min(count, most), more: count > most };
}
