import type { SignedInUser } from "@/lib/auth/user";
import { toCsv } from "@/lib/csv";
import { type ReportTable, tableOf } from "@/lib/domain/reports/tables";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { formatWeekday, minorDigits } from "@/lib/format";
import { type ReportRequest, readReport } from "./read-report";

export interface ExportedReport {
  readonly ok: true;
  readonly fileName: string;
  readonly content: string;
}

/** One part of a report as CSV. */
export async function exportReport(
  user: SignedInUser,
  table: ReportTable,
  request: ReportRequest,
  now: Instant,
): Promise<ExportedReport | Refused> {
  const report = await readReport(user, request, now);
  if (!report.ok) return report;
  const { head, rows } = tableOf(table, report, {
    weekday: (weekday) => formatWeekday(weekday, user.locale),
    amount: ({ amount, currency }) => {
      const digits = minorDigits(currency);
      return (amount / 10 ** digits).toFixed(digits);
    },
  });
  const { from, to } = report.range;
  return { ok: true, fileName: `reslot-${table}-${from}-to-${to}.csv`, content: toCsv(head, rows) };
}
