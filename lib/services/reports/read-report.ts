import { visiblePages } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { localDateOf } from "@/lib/domain/availability/local-days";
import { zoneTable } from "@/lib/domain/availability/zone-table";
import { boundsOf } from "@/lib/domain/away/days";
import { addMoney, type Figures, figuresOf, type MoneySum } from "@/lib/domain/reports/figures";
import {
  checkRange,
  defaultRange,
  type RangeProblem,
  type ReportRange,
  type Week,
  weeksOf,
} from "@/lib/domain/reports/range";
import { groupReasons, type ReasonGroup } from "@/lib/domain/reports/reasons";
import { DAY, type Instant, type Interval, type Zone } from "@/lib/domain/time";
import type { FieldError, Refused } from "@/lib/errors";
import { formatDay } from "@/lib/format-days";
import {
  countChanges,
  countOutcomes,
  countReasons,
  type ReportScope,
  sumMoneyOf,
  titlesOfOffers,
} from "@/lib/store/reports";

export interface ReportRequest {
  /** `YYYY-MM-DD`; null for the last twelve weeks. */
  readonly from: string | null;
  readonly to: string | null;
  /** One booking page; null for all that the user may see. */
  readonly page: string | null;
}

export interface Report {
  readonly ok: true;
  readonly range: ReportRange;
  /** In which its days and weeks are counted: the reader's. */
  readonly zone: Zone;
  readonly total: Figures;
  readonly weeks: readonly { readonly week: Week; readonly figures: Figures; readonly money: MoneySum[] }[];
  /** 1 = Monday … 7 = Sunday, of the time that was held or given up. */
  readonly weekdays: readonly { readonly weekday: number; readonly figures: Figures }[];
  /** The busiest first. */
  readonly offers: readonly {
    readonly title: string;
    readonly pageTitle: string;
    readonly figures: Figures;
    readonly money: MoneySum[];
  }[];
  readonly reasons: readonly ReasonGroup[];
  readonly money: readonly MoneySum[];
}

const YEAR = 366 * DAY;

/** What became of the sessions of some days, on the pages that the user may see. */
export async function readReport(
  user: SignedInUser,
  request: ReportRequest,
  now: Instant,
): Promise<Report | Refused> {
  const pages = await visiblePages(user);
  const zone = user.zone ?? pages[0]?.zone ?? "Etc/UTC";
  const standard = defaultRange(localDateOf(now, zone));
  const range = { from: request.from ?? standard.from, to: request.to ?? standard.to };
  const errors: FieldError[] = checkRange(range).map((problem) => ({
    field: problem.field,
    message: sentenceFor(problem, user.locale),
  }));
  const wanted = request.page === null ? pages : pages.filter(({ pageId }) => pageId === request.page);
  if (request.page !== null && wanted.length === 0)
    errors.push({ field: "page", message: "Choose one of your booking pages." });
  if (errors.length > 0) return { ok: false, code: "invalid", detail: errors[0]?.message ?? "", errors };
  const bounds = boundsOf({ first: range.from, last: range.to }, zone);
  const pageIds = wanted.map(({ pageId }) => pageId);
  return assemble(range, zone, scopeOf(user.accountId, pageIds, bounds, zone));
}

function scopeOf(accountId: string, pageIds: string[], bounds: Interval, zone: Zone): ReportScope {
  const table = zoneTable(zone, bounds.start - YEAR, bounds.end + 5 * YEAR);
  return { accountId, pageIds, ...bounds, table };
}

async function assemble(range: ReportRange, zone: Zone, scope: ReportScope): Promise<Report> {
  const changes = await countChanges(scope);
  const outcomes = await countOutcomes(scope);
  const money = await sumMoneyOf(scope);
  const reasons = await countReasons(scope);
  const all = [...changes, ...outcomes];
  const weeks = weeksOf(range).map((week) => ({
    week,
    figures: figuresOf(all.filter((row) => row.week === week.number)),
    money: addMoney(money.filter((row) => row.week === week.number)),
  }));
  return {
    ok: true,
    range,
    zone,
    total: figuresOf(all.filter((row) => row.week !== null)),
    weeks,
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      figures: figuresOf(all.filter((row) => row.weekday === weekday)),
    })),
    offers: await offersOf(scope.accountId, all, money),
    reasons: groupReasons(reasons),
    money: addMoney(money.filter((row) => row.week !== null)),
  };
}

async function offersOf(
  accountId: string,
  counts: readonly (Parameters<typeof figuresOf>[0][number] & { offer: string | null })[],
  money: readonly (MoneySum & { offer: string | null })[],
): Promise<Report["offers"]> {
  const ids = new Set([...counts, ...money].flatMap(({ offer }) => offer ?? []));
  const titles = await titlesOfOffers(accountId, [...ids]);
  const offers = titles.map(({ id, title, pageTitle }) => ({
    title,
    pageTitle,
    figures: figuresOf(counts.filter(({ offer }) => offer === id)),
    money: addMoney(money.filter(({ offer }) => offer === id)),
  }));
  const size = ({ figures }: { figures: Figures }) =>
    Object.values(figures).reduce((sum, count) => sum + count, 0);
  return offers.sort((a, b) => size(b) - size(a) || (a.title < b.title ? -1 : 1));
}

function sentenceFor(problem: RangeProblem, locale: string): string {
  switch (problem.code) {
    case "no_date":
      return problem.field === "from"
        ? "Choose the first day, such as 2026-04-01."
        : "Choose the last day, such as 2026-06-30.";
    case "before_from":
      return "Choose the first day or a later one as the last day.";
    case "too_long":
      return `Choose ${formatDay(problem.latest, locale)} or an earlier day. A report covers two years at most.`;
  }
}
