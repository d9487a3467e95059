import type { Metadata } from "next";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { ZoneLine } from "@/components/booking/zone-line";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { isEmpty } from "@/lib/domain/reports/figures";
import { zoneLabel } from "@/lib/format";
import { formatDays } from "@/lib/format-days";
import { type Report, readReport } from "@/lib/services/reports/read-report";
import { openAdmin } from "../open";
import { OffersSection, WeekdaysSection, WeeksSection } from "./change-sections";
import { ByWhomSection, ReasonsSection } from "./further-sections";
import { MoneySection } from "./money-section";
import { presetsFor } from "./presets";
import { RangeForm } from "./range-form";
import { Summary } from "./summary";

export const metadata: Metadata = { title: "Reports" };

export default async function ReportsPage({ searchParams }: { searchParams: SearchParams }) {
  const { user, pages, now, zone, locale } = await openAdmin();
  const query = await readQuery(searchParams);
  const page = query.get("page") ?? "";
  const wanted = { from: query.get("from"), to: query.get("to"), page: page || null };
  const report = await readReport(user, wanted, now);
  const shown = report.ok ? report.range : { from: wanted.from ?? "", to: wanted.to ?? "" };
  const days = report.ok ? formatDays({ first: shown.from, last: shown.to }, locale) : null;
  return (
    <AdminFrame user={user} current="reports">
      <Pane title="Reports" lead={days}>
        {pages.length === 0 ? (
          <Empty icon="lock">You can see no booking page yet. Ask an administrator to add you to one.</Empty>
        ) : (
          <>
            <RangeForm
              pages={pages}
              value={{ ...shown, page }}
              errors={report.ok ? [] : (report.errors ?? [])}
              presets={presetsFor({ ...shown, page }, now, zone)}
            />
            {report.ok ? <Sections report={report} page={page} locale={locale} now={now} /> : null}
          </>
        )}
      </Pane>
    </AdminFrame>
  );
}

interface SectionsProps {
  report: Report;
  page: string;
  locale: string;
  now: number;
}

function Sections({ report, page, locale, now }: SectionsProps) {
  if (isEmpty(report.total) && report.money.length === 0) {
    return (
      <Empty
        icon="calendar"
        title="Nothing to report"
        action={<ButtonLink href="/admin/activity">Open the activity</ButtonLink>}
      >
        No session took place on these days, and none was rescheduled or canceled. Choose other days, or
        another booking page.
      </Empty>
    );
  }
  const query = new URLSearchParams({ ...report.range, ...(page ? { page } : {}) }).toString();
  const part = { report, locale, query };
  return (
    <div className="report">
      <Summary figures={report.total} />
      <ZoneLine label={zoneLabel(report.zone, now)} changeHref={null} />
      <WeeksSection {...part} />
      <WeekdaysSection {...part} />
      <OffersSection {...part} />
      <ByWhomSection report={report} query={query} />
      <ReasonsSection report={report} query={query} />
      <MoneySection {...part} />
    </div>
  );
}
