/** One line of the result. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The figure as so many times another one of the same run. */
  readonly ratio?: { readonly value: number; readonly to: string };
  readonly aim?: { readonly text: string; readonly met: boolean };
}

/** The middle one; of an even number the lower of both. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

const HEADER = ["figure", "", "unit", "ratio", "aim", ""];

/** The rows as lines of a table, the numbers right-aligned. */
export function table(rows: readonly BenchRow[]): string {
  const cells = [
    HEADER,
    ...rows.map(({ name, value, unit, ratio, aim }) => [
      name,
      rounded(value),
      unit,
      ratio ? `${ratio.value.toFixed(2)} × ${ratio.to}` : "",
      aim?.text ?? "",
      aim ? (aim.met ? "met" : "MISSED") : "",
    ]),
  ];
  const widths = HEADER.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const [header = [], ...body] = cells;
  return [
    line(header),
    "-".repeat(widths.reduce((sum, width) => sum + width + 2, -2)),
    ...body.map(line),
  ].join("\n");
}

/** Three figures that count, and no more than four decimals. */
function rounded(value: number): string {
  const decimals = Number.isInteger(value)
    ? 0
    : Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(Math.abs(value)))));
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
