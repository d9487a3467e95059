import { ScrollFrame } from "@/components/ui/scroll-frame";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import {
  canceledOf,
  type Figures,
  type MoneySum,
  rescheduledOf,
  standingMoney,
} from "@/lib/domain/reports/figures";
import { moneyText, rateText } from "./words";

export interface FiguresTableProps {
  caption: string;
  /** What the rows are: "Week". */
  of: string;
  rows: readonly {
    key: string;
    label: string;
    note?: string | null;
    figures: Figures;
    money?: readonly MoneySum[];
  }[];
  locale: string;
  /** Show what was due or paid beside it. */
  withMoney?: boolean;
}

/** The figures of a chart, and those that it leaves out. */
export function FiguresTable({ caption, of, rows, locale, withMoney = false }: FiguresTableProps) {
  return (
    <ScrollFrame label={`Table: ${caption}`}>
      <table className="figures-table">
        <VisuallyHidden as="caption">{caption}</VisuallyHidden>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">Held</th>
            <th scope="col">Rescheduled</th>
            <th scope="col">
              by owner<VisuallyHidden>, of the rescheduled</VisuallyHidden>
            </th>
            <th scope="col">Canceled</th>
            <th scope="col">
              by owner<VisuallyHidden>, of the canceled</VisuallyHidden>
            </th>
            <th scope="col">Per 100 held</th>
            {withMoney ? (
              <>
                <th scope="col">Fees</th>
                <th scope="col">Refunds</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, note, figures, money = [] }) => (
            <tr key={key}>
              <th scope="row">
                {label}
                {note ? <span className="sub">{note}</span> : null}
              </th>
              <td>{figures.held}</td>
              <td>{rescheduledOf(figures)}</td>
              <td>{figures.rescheduledByOwner}</td>
              <td>{canceledOf(figures)}</td>
              <td>{figures.canceledByOwner}</td>
              <td>{rateText(rescheduledOf(figures) + canceledOf(figures), figures)}</td>
              {withMoney ? (
                <>
                  <td>{moneyText(standingMoney(money, "fee"), locale)}</td>
                  <td>{moneyText(standingMoney(money, "refund"), locale)}</td>
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
