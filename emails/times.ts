import type { Interval, Zone } from "@/lib/domain/time";
import { formatClock, formatClockRange, formatRange, zoneGroups, zoneLabel } from "@/lib/format";
import type { Block, MailFacts, Move, TimeState, TimeText } from "./types";

const UNBROKEN = "\u00a0";

/** A list of times under its own heading. */
export type TimeList =
  | { readonly heading: string; readonly state: TimeState; readonly times: readonly Interval[] }
  | { readonly heading: string; readonly moves: readonly Move[] };

/** Breaks a line only after the hyphen: "AM" never stands alone. */
function tied(clock: string): string {
  return clock
    .split(" - ")
    .map((time) => time.replaceAll(" ", UNBROKEN))
    .join(`${UNBROKEN}- `);
}

function timeText(interval: Interval, { zone, locale }: MailFacts): TimeText {
  const whole = formatRange(interval, zone, locale);
  const clocks = formatClockRange(interval, zone, locale);
  const isOneDay = whole.endsWith(clocks);
  const at = isOneDay ? whole.length - clocks.length : startOfClock(whole, interval, zone, locale);
  const clock = whole.slice(at);
  return { date: whole.slice(0, at).trimEnd(), clock: isOneDay ? tied(clock) : clock, whole };
}

/** Across midnight the second date stands among the clocks, so the first clock is where the first date ends. */
function startOfClock(whole: string, { start }: Interval, zone: Zone, locale: string): number {
  const at = whole.indexOf(formatClock(start, zone, locale));
  return at < 0 ? whole.length : at;
}

function movesBlock(moves: readonly Move[], facts: MailFacts): Block {
  const rows = moves.map(({ from, to }) => {
    const fromZone = zoneLabel(facts.zone, from.start);
    return {
      from: timeText(from, facts),
      fromZone: fromZone === zoneLabel(facts.zone, to.start) ? null : fromZone,
      to: timeText(to, facts),
    };
  });
  return { kind: "moves", rows };
}

function standing(list: TimeList): readonly Interval[] {
  return "moves" in list ? list.moves.map((move) => move.to) : list.times;
}

function byStart<T>(items: readonly T[], start: (item: T) => number): readonly T[] {
  return [...items].sort((a, b) => start(a) - start(b));
}

function sorted(list: TimeList): TimeList {
  return "moves" in list
    ? { ...list, moves: byStart(list.moves, (move) => move.to.start) }
    : { ...list, times: byStart(list.times, (time) => time.start) };
}

function rowsBlock(list: TimeList, from: number, to: number, facts: MailFacts): Block {
  if ("moves" in list) return movesBlock(list.moves.slice(from, to), facts);
  const rows = list.times.slice(from, to).map((time) => timeText(time, facts));
  return { kind: "times", state: list.state, rows };
}

/** Each list broken where the zone's label changes, with the label under every run (spec section 7). */
function labelledRuns(list: TimeList, facts: MailFacts): Block[] {
  let from = 0;
  return zoneGroups(standing(list), facts.zone).flatMap((group) => {
    const to = from + group.items.length;
    const rows = rowsBlock(list, from, to, facts);
    from = to;
    return [rows, { kind: "zone", label: group.label }];
  });
}

/**
 * Lists of times by their order in time, empty ones left out. One zone label stands under them all where it holds
 * for all; where a daylight-time change lies between, each run of times has its own.
 */
export function timeBlocks(lists: readonly TimeList[], facts: MailFacts): Block[] {
  const filled = lists.filter((list) => standing(list).length > 0).map(sorted);
  const labels = new Set(filled.flatMap(standing).map((time) => zoneLabel(facts.zone, time.start)));
  const [only] = labels;
  const shared = labels.size === 1 && only !== undefined;
  const blocks = filled.flatMap((list): Block[] => [
    { kind: "heading", text: list.heading },
    ...(shared ? [rowsBlock(list, 0, standing(list).length, facts)] : labelledRuns(list, facts)),
  ]);
  return shared ? [...blocks, { kind: "zone", label: only }] : blocks;
}

/** "Thu, Jul 2, 2026, 1:00 PM - 1:45 PM and 2 more", for a mail's preview. */
export function timesInShort(times: readonly Interval[], facts: MailFacts): string {
  const [first, ...more] = byStart(times, (time) => time.start);
  if (first === undefined) return "";
  const rest = more.length === 0 ? "" : ` and ${more.length} more`;
  return `${formatRange(first, facts.zone, facts.locale)}${rest}`;
}
