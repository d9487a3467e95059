import type { Money } from "../money/types";
import { canceledOf, type Figures, type MoneySum, per100Held, rescheduledOf, standingMoney } from "./figures";
import type { Week } from "./range";
import type { ReasonGroup } from "./reasons";

/** The parts of a report, each with a table of its own. */
export const REPORT_TABLES = ["weeks", "weekdays", "event-types", "by-whom", "reasons", "money"] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];

/** What the tables are made of. */
export interface ReportFigures {
  readonly total: Figures;
  readonly weeks: readonly {
    readonly week: Week;
    readonly figures: Figures;
    readonly money: readonly MoneySum[];
  }[];
  readonly weekdays: readonly { readonly weekday: number; readonly figures: Figures }[];
  readonly offers: readonly {
    readonly title: string;
    readonly pageTitle: string;
    readonly figures: Figures;
    readonly money: readonly MoneySum[];
  }[];
  readonly reasons: readonly ReasonGroup[];
  readonly money: readonly MoneySum[];
}

type Cell = string | number | null;

export interface PlainTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** How names and amounts are written: by whoever knows languages and currencies. */
export interface TableWords {
  readonly weekday: (weekday: number) => string;
  /** Without a currency sign: "5.00". */
  readonly amount: (money: Money) => string;
}

const FIGURES = [
  "Sessions held",
  "No-shows",
  "Rescheduled by customers",
  "Rescheduled by owner",
  "Canceled by customers",
  "Canceled by owner",
  "New times asked by owner",
  "Changes per 100 held",
] as const;

/** One part of a report as plain rows, for programs: dates as ISO 8601, amounts in the currency's main unit. */
export function tableOf(name: ReportTable, report: ReportFigures, words: TableWords): PlainTable {
  const currencies = [...new Set(report.money.map(({ currency }) => currency))].sort();
  const moneyHead = currencies.flatMap((currency) => [`Fees ${currency}`, `Refunds ${currency}`]);
  const money = (sums: readonly MoneySum[]) =>
    currencies.flatMap((currency) =>
      (["fee", "refund"] as const).map((kind) =>
        words.amount(
          standingMoney(sums, kind).find((sum) => sum.currency === currency) ?? { currency, amount: 0 },
        ),
      ),
    );
  switch (name) {
    case "weeks":
      return {
        head: ["Week", "First day", "Last day", ...FIGURES, ...moneyHead],
        rows: report.weeks.map(({ week, figures, money: sums }) => [
          ...[week.name, week.first, week.last],
          ...cellsOf(figures),
          ...money(sums),
        ]),
      };
    case "weekdays":
      return {
        head: ["Weekday", ...FIGURES],
        rows: report.weekdays.map(({ weekday, figures }) => [words.weekday(weekday), ...cellsOf(figures)]),
      };
    case "event-types":
      return {
        head: ["Event type", "Booking page", ...FIGURES, ...moneyHead],
        rows: report.offers.map(({ title, pageTitle, figures, money: sums }) => [
          ...[title, pageTitle],
          ...cellsOf(figures),
          ...money(sums),
        ]),
      };
    case "by-whom":
      return { head: ["By", "Rescheduled", "Canceled"], rows: byWhom(report.total).map((row) => [...row]) };
    case "reasons":
      return {
        head: ["Reason", "By", "Rescheduled", "Canceled", "New times asked", "In all"],
        rows: report.reasons.map(({ text, by, rescheduled, canceled, asked, count }) => [
          ...[text ?? "", by, rescheduled, canceled, asked, count],
        ]),
      };
    case "money":
      return {
        head: ["Kind", "State", "Currency", "Number", "Amount"],
        rows: report.money.map((sum) => [sum.kind, sum.state, sum.currency, sum.count, words.amount(sum)]),
      };
  }
}

/** By customers and by owner: rescheduled, canceled. */
export function byWhom(figures: Figures): readonly (readonly [string, number, number])[] {
  return [
    ["Customers", figures.rescheduledByCustomer, figures.canceledByCustomer],
    ["Owner", figures.rescheduledByOwner, figures.canceledByOwner],
  ];
}

function cellsOf(figures: Figures): Cell[] {
  return [
    figures.held,
    figures.noShows,
    figures.rescheduledByCustomer,
    figures.rescheduledByOwner,
    figures.canceledByCustomer,
    figures.canceledByOwner,
    figures.asked,
    per100Held(rescheduledOf(figures) + canceledOf(figures), figures),
  ];
}
