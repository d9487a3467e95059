import { type Bar, BarChart } from "@/components/ui/charts/bar-chart";
import { Legend } from "@/components/ui/charts/series";
import { Empty } from "@/components/ui/empty";
import { ScrollFrame } from "@/components/ui/scroll-frame";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { byWhom } from "@/lib/domain/reports/tables";
import type { Report } from "@/lib/services/reports/read-report";
import { ReportSection } from "./report-section";
import { changesText } from "./words";

interface SectionProps {
  report: Report;
  query: string;
}

export function ByWhomSection({ report, query }: SectionProps) {
  const rows = byWhom(report.total);
  const sentence = rows.map(([who, moved, ended]) => `${who}: ${moved} rescheduled, ${ended} canceled.`);
  return (
    <ReportSection
      title="By whom"
      table="by-whom"
      query={query}
      note="A new time that a customer picked because the owner asked for one counts as the owner's change."
      chart={
        <>
          <Legend names={["Rescheduled", "Canceled"]} />
          <BarChart
            label={`By whom, ${changesText(report.total)}. ${sentence.join(" ")}`}
            rows={rows.map(([who, moved, ended]) => ({
              key: who,
              label: who,
              bars: [moved, ended].map(
                (value, index): Bar => ({ series: index === 0 ? 0 : 1, value, text: String(value) }),
              ),
            }))}
          />
        </>
      }
    >
      <table className="figures-table">
        <VisuallyHidden as="caption">By whom</VisuallyHidden>
        <thead>
          <tr>
            <th scope="col">By</th>
            <th scope="col">Rescheduled</th>
            <th scope="col">Canceled</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([who, moved, ended]) => (
            <tr key={who}>
              <th scope="row">{who}</th>
              <td>{moved}</td>
              <td>{ended}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ReportSection>
  );
}

const SHOWN_REASONS = 25;

export function ReasonsSection({ report, query }: SectionProps) {
  const { reasons } = report;
  const more = reasons.length - SHOWN_REASONS;
  return (
    <ReportSection
      title="Reasons"
      table="reasons"
      query={query}
      note={`The same words count together, however they are capitalised.${more > 0 ? ` The CSV has ${more} more.` : ""}`}
    >
      {reasons.length === 0 ? (
        <Empty icon="info">Nothing was changed, so no reason was given.</Empty>
      ) : (
        <ScrollFrame label="Table of reasons">
          <table className="figures-table reasons-table">
            <VisuallyHidden as="caption">Reasons, the most frequent first</VisuallyHidden>
            <thead>
              <tr>
                <th scope="col">Reason</th>
                <th scope="col">By</th>
                <th scope="col">Rescheduled</th>
                <th scope="col">Canceled</th>
                <th scope="col">Asked</th>
                <th scope="col">In all</th>
              </tr>
            </thead>
            <tbody>
              {reasons.slice(0, SHOWN_REASONS).map((reason) => (
                <tr key={`${reason.by} ${reason.text}`}>
                  <th scope="row">{reason.text ?? <span className="soft">No reason given</span>}</th>
                  <td>{reason.by}</td>
                  <td>{reason.rescheduled}</td>
                  <td>{reason.canceled}</td>
                  <td>{reason.asked}</td>
                  <td>{reason.count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      )}
    </ReportSection>
  );
}
