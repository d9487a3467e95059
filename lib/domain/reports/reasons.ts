import type { ChangeCount } from "./figures";

/** How often a text was written as the reason of a change; null for changes without a reason. */
export interface ReasonCount {
  readonly text: string | null;
  readonly what: ChangeCount["what"];
  readonly by: "customer" | "owner";
  readonly count: number;
}

export interface ReasonGroup {
  /** The spelling that was written most often; null for no reason given. */
  readonly text: string | null;
  readonly by: "customer" | "owner";
  readonly rescheduled: number;
  readonly canceled: number;
  readonly asked: number;
  readonly count: number;
}

/**
 * Puts reasons together that are the same but for capitals, spaces at the ends and in a row, and the way that accents
 * are encoded; customers' and owners' apart. The most frequent first, then by text; changes without a reason last.
 */
export function groupReasons(counts: readonly ReasonCount[]): ReasonGroup[] {
  const groups = new Map<string, Gathered>();
  for (const counted of counts) {
    const text = counted.text === null ? "" : tidy(counted.text);
    const key = `${counted.by} ${text.toLowerCase()}`;
    const group = groups.get(key) ?? { all: [], spellings: new Map<string, number>() };
    group.all.push(counted);
    group.spellings.set(text, (group.spellings.get(text) ?? 0) + counted.count);
    groups.set(key, group);
  }
  return [...groups.values()].map(toGroup).sort(inOrder);
}

function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

interface Gathered {
  readonly all: ReasonCount[];
  readonly spellings: Map<string, number>;
}

function toGroup({ all, spellings }: Gathered): ReasonGroup {
  const sum = (what: ChangeCount["what"]) =>
    all.filter((counted) => counted.what === what).reduce((total, { count }) => total + count, 0);
  const [text = ""] = [...spellings].sort(([a, n], [b, m]) => m - n || compare(a, b))[0] ?? [];
  const [rescheduled, canceled, asked] = [sum("rescheduled"), sum("canceled"), sum("asked")];
  return {
    text: text === "" ? null : text,
    by: all[0]?.by ?? "customer",
    ...{ rescheduled, canceled, asked },
    count: rescheduled + canceled + asked,
  };
}

function inOrder(a: ReasonGroup, b: ReasonGroup): number {
  const without = Number(a.text === null) - Number(b.text === null);
  return without || b.count - a.count || compare(a.text ?? "", b.text ?? "") || compare(a.by, b.by);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
