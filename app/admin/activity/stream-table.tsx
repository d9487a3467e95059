// biome-ignore-all lint/a11y/noRedundantRoles: a table that narrow screens draw as a grid forgets its own roles.
// biome-ignore-all lint/a11y/useSemanticElements: the heading of a group of rows is a row header, too.
import { StatusBadge } from "@/components/booking/status-badge";
import { Anchor } from "@/components/ui/anchor";
import { classes } from "@/components/ui/classes";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { StreamOrder } from "@/lib/domain/stream/filter";
import { sessionAddress } from "./addresses";
import type { DayOfLines, LineView } from "./line-view";

export interface StreamTableProps {
  days: readonly DayOfLines[];
  order: StreamOrder;
  query: URLSearchParams;
  /** The session whose details are open. */
  openId: string | null;
}

/** The sessions by day. Its roles are written out: narrow screens draw it as something else. */
export function StreamTable({ days, order, query, openId }: StreamTableProps) {
  const byStart = order.by === "starts";
  return (
    <table role="table" className="stream">
      <VisuallyHidden as="caption">
        {byStart ? "Sessions by their start" : "Sessions by their latest change, newest first"}
      </VisuallyHidden>
      <thead role="rowgroup" className="sr">
        <tr role="row">
          <th role="columnheader" scope="col">
            {byStart ? "Starts at" : "Changed at"}
          </th>
          <th role="columnheader" scope="col">
            Session
          </th>
          <th role="columnheader" scope="col">
            Status
          </th>
        </tr>
      </thead>
      {days.map(({ day, heading, lines }) => (
        <tbody role="rowgroup" key={day}>
          <tr role="row" className="group">
            <th role="rowheader" scope="rowgroup" colSpan={3}>
              {heading}
            </th>
          </tr>
          {lines.map((line) => (
            <Line key={line.sessionId} line={line} query={query} openId={openId} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Line({ line, query, openId }: Pick<StreamTableProps, "query" | "openId"> & { line: LineView }) {
  const open = openId !== null && line.sessionIds.includes(openId);
  return (
    <tr role="row" className={classes(open && "is-open")}>
      <td role="cell" className="clock">
        {line.mayEdit ? <Pick line={line} /> : null}
        {line.clock}
      </td>
      <th role="rowheader" scope="row">
        <Anchor
          href={`${sessionAddress(query, line.sessionId)}#session`}
          aria-current={open ? "true" : undefined}
        >
          {line.customer}
        </Anchor>{" "}
        <span className="sub">{line.what}</span> <Times {...line} />
      </th>
      <td role="cell" className="state">
        <StatusBadge status={line.status} />{" "}
        {line.word ? <span className={classes("sub", line.asks && "is-ask")}>{line.word}</span> : null}
      </td>
    </tr>
  );
}

function Pick({ line: { sessionIds, customer, what } }: { line: LineView }) {
  return (
    <label className="pick">
      <input
        type="checkbox"
        className="check"
        name="sessions"
        value={sessionIds.join(".")}
        data-sessions={sessionIds.length}
      />
      <VisuallyHidden>
        Choose {customer}, {what}
      </VisuallyHidden>
    </label>
  );
}

/** "From *old* to new", or the one of them that there is. */
export function Times({ time, oldTime }: Pick<LineView, "time" | "oldTime">) {
  if (oldTime === null) return <span className="sub">{time}</span>;
  return (
    <span className="sub">
      <VisuallyHidden>{time === null ? "Was " : "From "}</VisuallyHidden>
      <del>{oldTime}</del>
      {time === null ? null : (
        <>
          {" "}
          <VisuallyHidden>to </VisuallyHidden>
          <span aria-hidden="true">→</span> {time}
        </>
      )}
    </span>
  );
}
