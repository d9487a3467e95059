import { expect, it } from "vitest";
import { toCsv } from "@/lib/csv";
import { NO_FIGURES } from "@/lib/domain/reports/figures";
import { weeksOf } from "@/lib/domain/reports/range";
import { REPORT_TABLES, type ReportFigures, tableOf } from "@/lib/domain/reports/tables";

it("is quoted where it must be, marked as UTF-8, and runs nothing in a spreadsheet", () => {
  expect(
    toCsv(
      ["Reason", "Number"],
      [
        ['say "no", twice', 2],
        ["line\nbreak", 0],
        [null, 1],
      ],
    ),
  ).toBe('\ufeffReason,Number\r\n"say ""no"", twice",2\r\n"line\nbreak",0\r\n,1\r\n');
  for (const start of ["=", "+", "-", "@", "\t"]) {
    expect(
      toCsv(["a"], [[`${start}SUM(A1)`]])
        .split("\r\n")[1]
        ?.replaceAll('"', ""),
    ).toBe(`'${start}SUM(A1)`);
  }
});

const figures = { ...NO_FIGURES, held: 4, rescheduledByCustomer: 1, canceledByOwner: 2 };
const money = [
  { kind: "fee", state: "due", currency: "USD", amount: 500, count: 1 },
  { kind: "fee", state: "waived", currency: "USD", amount: 900, count: 1 },
  { kind: "refund", state: "paid", currency: "JPY", amount: 30, count: 1 },
] as const;
const [week] = weeksOf({ from: "2026-06-22", to: "2026-06-28" });
const report: ReportFigures = {
  total: figures,
  weeks: [{ week: week!, figures, money }],
  weekdays: [{ weekday: 1, figures }],
  offers: [{ title: "Call", pageTitle: "Dana", figures, money: [] }],
  reasons: [{ text: null, by: "customer", rescheduled: 1, canceled: 0, asked: 0, count: 1 }],
  money,
};
const words = {
  weekday: (weekday: number) => `day ${weekday}`,
  amount: ({ amount, currency }: { amount: number; currency: string }) => `${amount} ${currency}`,
};

it("every part of a report is a table whose rows are as long as its head", () => {
  for (const name of REPORT_TABLES) {
    const { head, rows } = tableOf(name, report, words);
    expect(rows.length, name).toBeGreaterThan(0);
    for (const row of rows) expect(row, name).toHaveLength(head.length);
  }
});

it("a week has its ISO name and days, its figures, and the money that stands in each currency", () => {
  const { head, rows } = tableOf("weeks", report, words);
  expect(head.slice(-5)).toEqual([
    "Changes per 100 held",
    "Fees JPY",
    "Refunds JPY",
    "Fees USD",
    "Refunds USD",
  ]);
  expect(rows).toEqual([
    ["2026-W26", "2026-06-22", "2026-06-28", 4, 0, 1, 0, 0, 2, 0, 75, "0 JPY", "30 JPY", "500 USD", "0 USD"],
  ]);
  expect(tableOf("by-whom", report, words).rows).toEqual([
    ["Customers", 1, 0],
    ["Owner", 0, 2],
  ]);
});
