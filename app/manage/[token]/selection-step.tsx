import { SelectionBar } from "@/components/booking/selection-bar";
import type { ManagedPage } from "./open";
import { type SessionRow, selectedIds } from "./rows";
import { SingleBar } from "./single-bar";

interface SelectionStepProps {
  page: ManagedPage;
  rows: readonly SessionRow[];
  tone: "main" | "remove";
  /** The button of a package, and that of a single booking. */
  several: string;
  single: string;
  /** What the amounts add up to, and what is said when that is nothing. */
  total: string;
  none: string;
}

/** What is ticked, what it comes to, and the one next step. */
export function SelectionStep({ page, rows, tone, several, single, total, none }: SelectionStepProps) {
  const { price, locale, sessionCount } = page.view.booking;
  if (rows.length === 0) return null;
  if (sessionCount === 1) return <SingleBar tone={tone}>{single}</SingleBar>;
  const selected = selectedIds(page);
  const ticked = rows.filter((row) => selected.includes(row.id));
  const shown = price !== null && price.mode !== "hidden";
  return (
    <SelectionBar
      tone={tone}
      total={shown ? { label: total, none, currency: price.currency, locale } : null}
      initial={{ count: ticked.length, amount: ticked.reduce((sum, row) => sum + row.amount, 0) }}
    >
      {several}
    </SelectionBar>
  );
}
