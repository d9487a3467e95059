import { localDateOf } from "@/lib/domain/availability/local-days";
import { formatClock } from "@/lib/format";
import type { StreamLine, StreamRow } from "@/lib/services/activity/read-activity";
import { changeWord, questionWord, troubleWord } from "@/lib/stream-words";
import { dayHeading, type Reader, timeText } from "./times";

/** A line of the stream in words. */
export interface LineView {
  readonly sessionId: string;
  /** Of all sessions that the line stands for. */
  readonly sessionIds: readonly string[];
  readonly clock: string;
  readonly customer: string;
  /** "Leadership coaching, session 3 of 5" */
  readonly what: string;
  /** The time it stands at, or what is told in place of one; null where it has none. */
  readonly time: string | null;
  /** Where it was before: struck through. */
  readonly oldTime: string | null;
  readonly status: StreamRow["status"];
  readonly word: string;
  /** Whether the word asks something of the owner. */
  readonly asks: boolean;
  readonly mayEdit: boolean;
}

export interface DayOfLines {
  readonly day: string;
  readonly heading: string;
  readonly lines: readonly LineView[];
}

export interface LineReader extends Reader {
  /** The reader's name. */
  readonly me: string;
  /** The pages that the reader may act on. */
  readonly editable: ReadonlySet<string>;
}

/** The lines by the reader's days, in the order given. */
export function daysOfLines(lines: readonly StreamLine[], reader: LineReader): DayOfLines[] {
  const days: { day: string; heading: string; lines: LineView[] }[] = [];
  for (const line of lines) {
    const day = localDateOf(line.row.at, reader.zone);
    const open = days.at(-1);
    if (open?.day === day) open.lines.push(lineView(line, reader));
    else days.push({ day, heading: dayHeading(line.row.at, reader), lines: [lineView(line, reader)] });
  }
  return days;
}

export function lineView({ row, sessions }: StreamLine, reader: LineReader): LineView {
  const asks =
    troubleWord(row, reader.locale) ??
    questionWord(row) ??
    (row.status === "requested" ? "Waiting for you" : null);
  return {
    sessionId: row.sessionId,
    sessionIds: sessions.map(({ sessionId }) => sessionId),
    clock: formatClock(row.at, reader.zone, reader.locale),
    customer: row.customerName,
    what: whatText(row, sessions.length),
    ...timesOf(row, sessions, reader),
    status: row.status,
    word: asks ?? changeWord(row, reader.me),
    asks: asks !== null,
    mayEdit: reader.editable.has(row.pageId),
  };
}

function whatText({ title, sessionCount, position }: StreamRow, sessions: number): string {
  if (sessionCount === 1) return title;
  return sessions > 1 ? `${title}, ${sessions} sessions` : `${title}, session ${position} of ${sessionCount}`;
}

function timesOf(row: StreamRow, sessions: readonly StreamRow[], reader: Reader) {
  const time = timeText(row.start, reader);
  if (row.status === "requested") return { time: suggestedText(sessions, reader), oldTime: null };
  if (row.status === "reschedule_requested") return { time: null, oldTime: time };
  const first = sessions.toSorted((a, b) => a.start - b.start)[0];
  if (first && sessions.length > 1) return { time: `First ${timeText(first.start, reader)}`, oldTime: null };
  const from = row.latest?.from;
  return { time, oldTime: from ? timeText(from.start, reader) : null };
}

/** "3 times suggested, first Tue, Jun 30, 3:00 PM" */
function suggestedText(sessions: readonly StreamRow[], reader: Reader): string {
  const starts = sessions.flatMap(({ suggestedStarts, start }) => suggestedStarts ?? [start]);
  const first = timeText(Math.min(...starts), reader);
  return starts.length === 1 ? `Suggested for ${first}` : `${starts.length} times suggested, first ${first}`;
}
