import { stringify } from "csv-stringify/sync";

export type CsvCell = string | number | null;

/**
 * A table as CSV (RFC 4180) that spreadsheets read as UTF-8. What would begin a formula there is escaped: some of the cells are
 * what customers wrote.
 */
export function toCsv(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return stringify([[...head], ...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
    quoted_match: /[\r\n]/, // by itself it quotes only whole record delimiters
  });
}
