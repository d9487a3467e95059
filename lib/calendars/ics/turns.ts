import { type Pace, TURN_MS } from "./pace";
import { within } from "./within";

/** The library goes round some rules for ever. Nothing else takes nearly as long, also where a processor is shared by many. */
const LOOP_MS = 2_000;

export interface Unread {
  /** What can't be read. */
  unread: number;
  /** What there was no time for. */
  late: number;
}

/**
 * Hands over one item after the other, as many in a turn as fit, and ends one that goes round for ever. One that throws counts
 * as unread, and spoils no other.
 */
export async function inTurns<Item>(
  items: readonly Item[],
  pace: Pace,
  read: (item: Item) => void,
): Promise<Unread> {
  const left: Unread = { unread: 0, late: 0 };
  let next = 0;
  const turn = () => {
    for (const began = performance.now(); next < items.length; next += 1) {
      if (performance.now() - began >= TURN_MS) return true;
      try {
        read(items[next] as Item);
      } catch {
        left.unread += 1;
      }
    }
    return true;
  };
  while (next < items.length && !pace.isOver) {
    const before = process.cpuUsage();
    if (within(LOOP_MS, turn) === null) {
      // Where the process itself hardly came to work, the item is not to blame.
      const { user, system } = process.cpuUsage(before);
      left[(user + system) / 1_000 > LOOP_MS / 10 ? "unread" : "late"] += 1;
      next += 1;
    }
    await pace.breathe();
  }
  left.late += items.length - next;
  return left;
}
