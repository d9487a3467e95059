// Run by reconcile.mjs: prints every difference between our books and Stripe's over a range of days, 30 by default.
import { parseArgs } from "node:util";
import { currentInstant } from "@/lib/clock";
import { DAY } from "@/lib/domain/time";
import { differenceLine } from "@/lib/reconcile-words";
import { reconcileBooks } from "@/lib/services/payments/reconcile-books";
import { closeDatabase } from "@/lib/store/client";

const USAGE = "Write --days 30, or --from 2026-11-01 and --to 2026-11-30 (UTC, both included).";

/** The range asked for, as instants; null where it is none. */
function readRange(now: number): { from: number; to: number } | null {
  try {
    const { values } = parseArgs({
      options: { days: { type: "string" }, from: { type: "string" }, to: { type: "string" } },
    });
    const to = values.to ? Date.parse(`${values.to}T00:00:00Z`) + DAY : now;
    const days = Number(values.days ?? 30);
    const from = values.from ? Date.parse(`${values.from}T00:00:00Z`) : to - days * DAY;
    return from < to ? { from, to } : null;
  } catch {
    return null;
  }
}

async function compare(): Promise<number> {
  const now = currentInstant();
  const range = readRange(now);
  if (!range) {
    console.error(USAGE);
    return 1;
  }
  const result = await reconcileBooks(range, now);
  if (!result.ok) {
    console.error("Set both keys of Stripe first: there is nothing to compare with.");
    return 1;
  }
  const { payments, refunds, differences } = result;
  for (const difference of differences) console.log(differenceLine(difference));
  const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
  const compared = `${payments} payments and ${refunds} refunds from ${day(range.from)} to ${day(range.to - 1)}`;
  console.log(
    `${compared}: ${differences.length === 0 ? "the books agree." : `${differences.length} differences.`}`,
  );
  return differences.length === 0 ? 0 : 1;
}

const code = await compare().catch((error: unknown) => {
  console.error(`The books could not be compared: ${error instanceof Error ? error.message : error}`);
  return 1;
});
await closeDatabase();
process.exit(code);
