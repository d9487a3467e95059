import { stringify } from "csv-stringify/sync";
import { visiblePages } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { TransactionFilter } from "@/lib/domain/money/transactions";
import { writeAmount } from "@/lib/domain/money/typed";
import type { Place } from "@/lib/domain/stream/filter";
import type { Zone } from "@/lib/domain/time";
import { formatLocalIso } from "@/lib/format-iso";
import { minorDigits } from "@/lib/format-money";
import { log } from "@/lib/log";
import { readTransactions, type TransactionRow } from "@/lib/store/transactions";
import { TRANSACTION_KIND_WORDS, TRANSACTION_STATUS_WORDS } from "@/lib/transaction-words";
import { selectionFor } from "./list-transactions";

const ROWS_AT_ONCE = 500;

/** The columns in the order of the file. */
const COLUMNS: readonly (readonly [string, (row: TransactionRow, zone: Zone) => string])[] = [
  ["Made", ({ at }, zone) => formatLocalIso(at, zone)],
  ["Transaction", ({ reference }) => reference],
  ["Type", ({ kind }) => TRANSACTION_KIND_WORDS[kind]],
  ["Status", ({ status }) => TRANSACTION_STATUS_WORDS[status]],
  ["Amount", ({ amount, currency }) => writeAmount(amount, minorDigits(currency))],
  ["Currency", ({ currency }) => currency],
  ["Customer", ({ customerName }) => customerName],
  ["Email", ({ customerEmail }) => customerEmail],
  ["Event type", ({ title }) => title],
  ["Booking reference", ({ bookingReference }) => bookingReference ?? ""],
  ["Booking page", ({ pageTitle }) => pageTitle],
  ["Refund of", ({ payment }) => payment ?? ""],
  ["Stripe's reference", ({ stripe }) => stripe ?? ""],
  ["Failure", ({ failure }) => failure ?? ""],
];

/** All transactions that the filter lets through and the user may see, as a CSV file in pieces. */
export async function* exportTransactions(
  user: SignedInUser,
  filter: TransactionFilter,
  zone: Zone,
): AsyncGenerator<string> {
  yield stringify([COLUMNS.map(([name]) => name)], { bom: true });
  try {
    const selection = selectionFor(user, await visiblePages(user), filter, zone);
    for (let place: Place | null = null; ; ) {
      const rows: TransactionRow[] = await readTransactions(selection, place, ROWS_AT_ONCE);
      const told = rows.map((row) => COLUMNS.map(([, tell]) => tell(row, zone)));
      yield stringify(told, { escape_formulas: true });
      const last = rows.at(-1);
      if (!last || rows.length < ROWS_AT_ONCE) return;
      place = { side: "after", at: last.at, id: last.id };
    }
  } catch (error) {
    log().error({ err: error }, "an export broke off");
    throw error;
  }
}
