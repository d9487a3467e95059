import { type visiblePages as findVisible, visiblePages } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { localDayBounds } from "@/lib/domain/availability/local-days";
import type { TransactionFilter } from "@/lib/domain/money/transactions";
import { type Place, writePlace } from "@/lib/domain/stream/filter";
import type { Zone } from "@/lib/domain/time";
import { readTransactions, type TransactionRow, type TransactionSelection } from "@/lib/store/transactions";

export type { TransactionRow } from "@/lib/store/transactions";

export interface TransactionsAsked {
  readonly filter: TransactionFilter;
  readonly place: Place | null;
  /** The zone in which the filter's days are meant. */
  readonly zone: Zone;
}

export interface TransactionList {
  /** Newest first. */
  readonly rows: readonly TransactionRow[];
  /** Places for the lists before and after this one; null where there is nothing more. */
  readonly before: string | null;
  readonly after: string | null;
}

const ROWS = 25;
const MOST_FAILED = 20;

/** One page of the transactions that a user may see: those of the booking pages that they may look at. */
export async function listTransactions(
  user: SignedInUser,
  { filter, place, zone }: TransactionsAsked,
): Promise<TransactionList> {
  const selection = selectionFor(user, await visiblePages(user), filter, zone);
  const read = await readTransactions(selection, place, ROWS + 1);
  const backwards = place?.side === "before";
  const goesOn = read.length > ROWS;
  const taken = read.slice(0, ROWS);
  const rows = backwards ? taken.toReversed() : taken;
  const beyond = (row: TransactionRow | undefined, there: boolean) => (row && there ? writePlace(row) : null);
  return {
    rows,
    before: beyond(rows[0], backwards ? goesOn : place !== null),
    after: beyond(rows.at(-1), backwards || goesOn),
  };
}

/** The refunds that failed and are tried again, newest first. */
export async function listFailedRefunds(user: SignedInUser): Promise<TransactionRow[]> {
  const all = { kind: null, from: null, to: null };
  const selection = selectionFor(user, await visiblePages(user), { ...all, status: "failed" }, "Etc/UTC");
  return readTransactions(selection, null, MOST_FAILED);
}

/** What a filter asks for, out of what the user may see. */
export function selectionFor(
  user: SignedInUser,
  pages: Awaited<ReturnType<typeof findVisible>>,
  { kind, status, from, to }: TransactionFilter,
  zone: Zone,
): TransactionSelection {
  return {
    accountId: user.accountId,
    pageIds: pages.map(({ pageId }) => pageId),
    kind,
    status,
    from: from === null ? null : localDayBounds(from, zone).start,
    before: to === null ? null : localDayBounds(to, zone).end,
  };
}
