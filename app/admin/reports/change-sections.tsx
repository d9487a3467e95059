import { BarChart } from "@/components/ui/charts/bar-chart";
import { ColumnChart } from "@/components/ui/charts/column-chart";
import { Legend } from "@/components/ui/charts/series";
import { ScrollFrame } from "@/components/ui/scroll-frame";
import { canceledOf, type Figures, rescheduledOf } from "@/lib/domain/reports/figures";
import { formatWeekday } from "@/lib/format";
import { formatDay, formatMonthDay } from "@/lib/format-days";
import type { Report } from "@/lib/services/reports/read-report";
import { FiguresTable } from "./figures-table";
import { ReportSection } from "./report-section";
import { chartSentence } from "./words";

const SERIES = ["Rescheduled", "Canceled"];

interface SectionProps {
  report: Report;
  locale: string;
  query: string;
}

export function WeeksSection({ report, locale, query }: SectionProps) {
  const columns = report.weeks.map(({ week, figures }) => ({
    key: week.name,
    label: formatMonthDay(week.first, locale),
    values: [rescheduledOf(figures), canceledOf(figures)] as const,
  }));
  const parts = report.weeks.map(({ week, figures }) => ({
    name: `in the week of ${formatDay(week.first, locale)}`,
    figures,
  }));
  return (
    <ReportSection
      title="By week"
      table="weeks"
      query={query}
      stacked
      note="A change counts in the week in which it was made, a session held in the week in which it took place. Weeks begin on Monday."
      chart={
        <>
          <Legend names={SERIES} />
          <ScrollFrame label="Chart by week" fromEnd>
            <ColumnChart label={chartSentence("By week", report.total, parts)} columns={columns} />
          </ScrollFrame>
        </>
      }
    >
      <FiguresTable
        caption="By week"
        of="Week of"
        locale={locale}
        withMoney={report.money.length > 0}
        rows={report.weeks.map(({ week, figures, money }) => ({
          key: week.name,
          label: formatDay(week.first, locale),
          note: week.partial ? "only in part" : null,
          ...{ figures, money },
        }))}
      />
    </ReportSection>
  );
}

export function WeekdaysSection({ report, locale, query }: SectionProps) {
  const rows = report.weekdays.map(({ weekday, figures }) => ({
    key: String(weekday),
    label: formatWeekday(weekday, locale),
    figures,
  }));
  const parts = rows.map(({ label, figures }) => ({ name: `on ${label}s`, figures }));
  return (
    <ReportSection
      title="By weekday"
      table="weekdays"
      query={query}
      note="The weekday of the time that was held or given up."
      chart={<PairOfBars what="By weekday" total={report.total} parts={parts} rows={rows} />}
    >
      <FiguresTable caption="By weekday" of="Weekday" locale={locale} rows={rows} />
    </ReportSection>
  );
}

/** More are in the table. */
const DRAWN_OFFERS = 10;

export function OffersSection({ report, locale, query }: SectionProps) {
  const pages = new Set(report.offers.map(({ pageTitle }) => pageTitle));
  const rows = report.offers.map(({ title, pageTitle, figures, money }) => ({
    key: `${pageTitle} ${title}`,
    label: title,
    note: pages.size > 1 ? pageTitle : null,
    ...{ figures, money },
  }));
  const parts = rows.map(({ label, figures }) => ({ name: `with ${label}`, figures }));
  const more = rows.length - DRAWN_OFFERS;
  return (
    <ReportSection
      title="By event type"
      table="event-types"
      query={query}
      note={more > 0 ? `The chart shows the ${DRAWN_OFFERS} busiest, the table all ${rows.length}.` : null}
      chart={
        <PairOfBars
          what="By event type"
          total={report.total}
          parts={parts}
          rows={rows.slice(0, DRAWN_OFFERS)}
        />
      }
    >
      <FiguresTable
        caption="By event type"
        of="Event type"
        locale={locale}
        withMoney={report.money.length > 0}
        rows={rows}
      />
    </ReportSection>
  );
}

interface PairOfBarsProps {
  what: string;
  total: Figures;
  parts: readonly { name: string; figures: Figures }[];
  rows: readonly { key: string; label: string; figures: Figures }[];
}

/** Rescheduled over canceled, for each row. */
function PairOfBars({ what, total, parts, rows }: PairOfBarsProps) {
  return (
    <>
      <Legend names={SERIES} />
      <BarChart
        label={chartSentence(what, total, parts)}
        rows={rows.map(({ key, label, figures }) => ({
          ...{ key, label },
          bars: [
            { series: 0, value: rescheduledOf(figures), text: String(rescheduledOf(figures)) },
            { series: 1, value: canceledOf(figures), text: String(canceledOf(figures)) },
          ],
        }))}
      />
    </>
  );
}
