import { canceledOf, type Figures, rescheduledOf } from "@/lib/domain/reports/figures";
import { rateText } from "./words";

/** The few numbers that the rest explains. */
export function Summary({ figures }: { figures: Figures }) {
  const changes = [
    { label: "Rescheduled", count: rescheduledOf(figures) },
    { label: "Canceled", count: canceledOf(figures) },
  ];
  return (
    <dl className="report-summary">
      <div>
        <dt>Sessions held</dt>
        <dd>{figures.held}</dd>
      </div>
      {changes.map(({ label, count }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {count}
            {figures.held > 0 ? <span className="sub">{rateText(count, figures)} per 100 held</span> : null}
          </dd>
        </div>
      ))}
      <div>
        <dt>New times asked</dt>
        <dd>{figures.asked}</dd>
      </div>
      <div>
        <dt>No-shows</dt>
        <dd>{figures.noShows}</dd>
      </div>
    </dl>
  );
}
