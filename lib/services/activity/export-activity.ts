import { stringify } from "csv-stringify/sync";
import { visiblePages } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { orderOf, type Place, type StreamFilter } from "@/lib/domain/stream/filter";
import type { Instant, Zone } from "@/lib/domain/time";
import { formatLocalIso } from "@/lib/format-iso";
import { log } from "@/lib/log";
import { STATUS_WORDS } from "@/lib/status-words";
import { type ExportedRow, readStreamForExport } from "@/lib/store/stream";
import { changeWord, questionWord, troubleWord } from "@/lib/stream-words";
import { selectStream } from "./stream-selection";

const ROWS_AT_ONCE = 500;

/** The columns in the order of the file, each with what it says of a session. */
const COLUMNS: readonly (readonly [string, (row: ExportedRow, zone: Zone) => string])[] = [
  ["Last changed", ({ changedAt }, zone) => formatLocalIso(changedAt, zone)],
  ["Customer", ({ customerName }) => customerName],
  ["Email", ({ customerEmail }) => customerEmail],
  ["Event type", ({ title }) => title],
  ["Session", ({ position }) => String(position)],
  ["Sessions of the package", ({ sessionCount }) => String(sessionCount)],
  ["Start", ({ start }, zone) => formatLocalIso(start, zone)],
  ["End", ({ end }, zone) => formatLocalIso(end, zone)],
  ["Status", ({ status }) => STATUS_WORDS[status]],
  ["Last change", (row) => changeWord(row, null)],
  [
    "Start before the last change",
    ({ latest }, zone) => (latest?.from ? formatLocalIso(latest.from.start, zone) : ""),
  ],
  ["Reason", ({ latest }) => latest?.reason ?? ""],
  ["Money trouble", (row) => troubleWord(row, "en-US") ?? ""],
  ["Asked by a calendar", (row) => questionWord(row) ?? ""],
  ["Booking page", ({ pageTitle }) => pageTitle],
  ["Place", ({ location }) => location],
  ["Guests", ({ guests }) => guests.join(", ")],
  ["Company", ({ company }) => company],
  ["Phone", ({ phone }) => phone],
  ["Note", ({ note }) => note],
  ["Session reference", ({ reference }) => reference],
  ["Booking reference", ({ bookingReference }) => bookingReference],
];

export interface ExportAsked {
  readonly filter: StreamFilter;
  /** The zone in which days are meant and times are written. */
  readonly zone: Zone;
}

/**
 * All sessions that the filters let through as a CSV file, in pieces: however many there are, only some hundred are in
 * memory. Empty where a search finds too much to be put in order, as the page says too.
 */
export async function* exportActivity(
  user: SignedInUser,
  { filter, zone }: ExportAsked,
  now: Instant,
): AsyncGenerator<string> {
  yield stringify([COLUMNS.map(([name]) => name)], { bom: true });
  try {
    const selected = await selectStream(user, await visiblePages(user), filter, zone, now);
    if (!selected.ok) return;
    const order = orderOf(filter);
    for (let place: Place | null = null; ; ) {
      const rows = await readStreamForExport(selected.selection, { order, place, limit: ROWS_AT_ONCE });
      yield stringify(
        rows.map((row) => COLUMNS.map(([, tell]) => tell(row, zone))),
        {
          escape_formulas: true,
        },
      );
      const last = rows.at(-1);
      if (!last || rows.length < ROWS_AT_ONCE) return;
      place = { side: "after", at: last.at, id: last.sessionId };
    }
  } catch (error) {
    log().error({ err: error }, "an export broke off");
    throw error;
  }
}
