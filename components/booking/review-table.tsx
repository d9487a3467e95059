import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { When, type WhenView } from "./when";

export interface ReviewRow {
  key: string;
  /** "3 of 5"; the word "Session" is added where the column's head can't be seen. */
  session: string;
  was: WhenView;
  will: WhenView;
  /** "$5.00", "Free"; left out where no price is shown. */
  fee?: string;
}

export interface ReviewTableProps {
  caption: string;
  rows: readonly ReviewRow[];
  /** Shows the column of fees and its sum. */
  total?: { label: string; note?: string; amount: string } | null;
}

/**
 * A real table on wide screens, pairs on narrow ones. The roles are spelled out because
 * a table that is laid out as a grid stops being one for some screen readers.
 */
export function ReviewTable({ caption, rows, total }: ReviewTableProps) {
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above.
    // biome-ignore-start lint/a11y/useSemanticElements: see above.
    <table role="table" className="review">
      <VisuallyHidden as="caption">{caption}</VisuallyHidden>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            Session
          </th>
          <th role="columnheader" scope="col">
            Now
          </th>
          <th role="columnheader" scope="col">
            New time
          </th>
          {total ? (
            <th role="columnheader" scope="col" className="amount">
              Fee
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.key}>
            <th role="rowheader" scope="row">
              <span className="only-narrow">Session</span> {row.session}
            </th>
            <td role="cell" className="was">
              <div className="slot slot-old">
                <VisuallyHidden>Now: </VisuallyHidden>
                <When {...row.was} />
              </div>
            </td>
            <td role="cell" className="will">
              <div className="slot slot-new">
                <VisuallyHidden>New time: </VisuallyHidden>
                <When {...row.will} />
              </div>
            </td>
            {total ? (
              <td role="cell" className="amount">
                {row.fee}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
      {total ? (
        <tfoot role="rowgroup">
          <tr role="row">
            <th role="rowheader" scope="row" colSpan={3}>
              {total.label} {total.note ? <small>{total.note}</small> : null}
            </th>
            <td role="cell" className="amount">
              {total.amount}
            </td>
          </tr>
        </tfoot>
      ) : null}
    </table>
    // biome-ignore-end lint/a11y/useSemanticElements: see above.
    // biome-ignore-end lint/a11y/noRedundantRoles: see above.
  );
}
