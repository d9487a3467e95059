import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/page-parts";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ReportTable } from "@/lib/domain/reports/tables";

interface ReportSectionProps {
  title: string;
  table: ReportTable;
  /** What the CSV file is asked for with. */
  query: string;
  note?: ReactNode;
  chart?: ReactNode;
  /** Chart over table rather than beside it. */
  stacked?: boolean;
  children: ReactNode;
}

/** One part of the report: its chart, the table with the same figures, and both as CSV. */
export function ReportSection({ title, table, query, note, chart, stacked, children }: ReportSectionProps) {
  const csv = (
    <ButtonLink
      small
      className="no-print"
      icon="download"
      href={`/api/v1/admin/reports/${table}.csv?${query}`}
      download
    >
      CSV<VisuallyHidden> of {title}</VisuallyHidden>
    </ButtonLink>
  );
  return (
    <Section title={title} aside={csv} className="report-section">
      {note ? <p className="note">{note}</p> : null}
      <div className={chart && !stacked ? "report-pair" : "report-stack"}>
        {chart ? <div className="report-chart">{chart}</div> : null}
        {children}
      </div>
    </Section>
  );
}
