import { type CSSProperties, Fragment, type ReactNode } from "react";
import { color } from "./style";
import type { Block, MoveText, Span, TimeState, TimeText } from "./types";

const figures: CSSProperties = { fontVariantNumeric: "tabular-nums" };
const softHead: CSSProperties = { color: color.soft, fontSize: "14px", fontWeight: 400, textAlign: "left" };
const rowLine = `1px solid ${color.line}`;
/** Clocks longer than these characters hold a second date, and may break on a narrow screen. */
const UNBROKEN_MAX = 26;
const dashedLine = `1.5px dashed ${color.lineStrong}`;

/** A mail is rendered once and its rows never move, so their numbers may be their keys. */
export function numbered<T>(items: readonly T[]): readonly { readonly key: number; readonly item: T }[] {
  return items.map((item, key) => ({ key, item }));
}

function SpanText({ span }: { span: Span }) {
  if (typeof span === "string") return <Lines text={span} />;
  if ("strong" in span) return <strong style={{ fontWeight: 600 }}>{span.strong}</strong>;
  return (
    <a className="link" href={span.href} style={{ color: color.accent }}>
      {span.link}
    </a>
  );
}

function Lines({ text }: { text: string }) {
  return numbered(text.split("\n")).map(({ key, item }) => (
    <Fragment key={key}>
      {key === 0 ? null : <br />}
      {item}
    </Fragment>
  ));
}

export function Spans({ spans }: { spans: readonly Span[] }) {
  return numbered(spans).map(({ key, item }) => <SpanText key={key} span={item} />);
}

function Table({ children, plain }: { children: ReactNode; plain?: boolean }) {
  return (
    <table
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      border={0}
      role={plain ? "presentation" : undefined}
      style={figures}
    >
      <tbody>{children}</tbody>
    </table>
  );
}

function Clock({ text }: { text: string }) {
  return <span style={text.length > UNBROKEN_MAX ? undefined : { whiteSpace: "nowrap" }}>{text}</span>;
}

function Times({ rows, state }: { rows: readonly TimeText[]; state: TimeState }) {
  const style: CSSProperties = { padding: "12px 0", borderTop: state === "open" ? dashedLine : rowLine };
  return (
    <Table plain>
      {numbered(rows).map(({ key, item: row }) => (
        <tr key={key}>
          {state === "gone" ? (
            <td className="line soft" style={{ ...style, color: color.soft }}>
              <s>
                {row.date} <Clock text={row.clock} />
              </s>
            </td>
          ) : (
            <td className={state === "open" ? "dash" : "line"} style={style}>
              <strong style={{ fontWeight: 600 }}>{row.date}</strong> <Clock text={row.clock} />
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}

function Moves({ rows }: { rows: readonly MoveText[] }) {
  const cell: CSSProperties = { borderTop: rowLine, verticalAlign: "top", width: "50%" };
  return (
    <Table>
      <tr>
        <th className="soft" scope="col" style={{ ...softHead, padding: "0 12px 6px 0" }}>
          Old time
        </th>
        <th className="soft" scope="col" style={{ ...softHead, padding: "0 0 6px" }}>
          New time
        </th>
      </tr>
      {numbered(rows).map(({ key, item: row }) => (
        <tr key={key}>
          <td className="line soft" style={{ ...cell, padding: "14px 12px 14px 0", color: color.soft }}>
            <s>
              {row.from.date}
              <br />
              {row.from.clock}
            </s>
            {row.fromZone === null ? null : <div style={{ fontSize: "13px" }}>{row.fromZone}</div>}
          </td>
          <td className="line" style={{ ...cell, padding: "14px 0" }}>
            <strong style={{ fontWeight: 600 }}>{row.to.date}</strong>
            <br />
            {row.to.clock}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Details({ rows }: { rows: Extract<Block, { kind: "details" }>["rows"] }) {
  return (
    <Table>
      {rows.map((row) => (
        <tr key={row.label}>
          <th
            className="line soft"
            scope="row"
            style={{
              ...softHead,
              borderTop: rowLine,
              padding: "12px 12px 12px 0",
              verticalAlign: "top",
              width: "32%",
            }}
          >
            {row.label}
          </th>
          <td className="line" style={{ borderTop: rowLine, padding: "10px 0", verticalAlign: "top" }}>
            <Spans spans={row.value} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** A heading keeps close to what it heads, and what follows a list keeps its distance. */
function Heading({ text }: { text: string }) {
  return (
    <h2
      style={{ margin: "28px 0 8px", color: color.ink, fontSize: "17px", lineHeight: 1.4, fontWeight: 600 }}
    >
      {text}
    </h2>
  );
}

/** The offset stays in one piece; a link belongs right under the label, anything else keeps its distance. */
function ZoneLabel({ label, next }: { label: string; next: Block | undefined }) {
  const offset = label.includes("(") ? label.lastIndexOf("(") : label.length;
  return (
    <>
      <div
        className="dash"
        style={{ margin: "8px 0 16px", borderTop: dashedLine, fontSize: 0, lineHeight: 0 }}
      >
        &nbsp;
      </div>
      <p
        className="soft"
        style={{
          margin: next?.kind === "paragraph" ? "0 0 16px" : "0 0 4px",
          color: color.soft,
          fontSize: "15px",
        }}
      >
        {label.slice(0, offset)}
        <span style={{ whiteSpace: "nowrap" }}>{label.slice(offset)}</span>
      </p>
    </>
  );
}

export function MessageBlock({ block, next }: { block: Block; next: Block | undefined }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p style={{ margin: next === undefined || next.kind === "heading" ? 0 : "0 0 16px" }}>
          <Spans spans={block.spans} />
        </p>
      );
    case "heading":
      return <Heading text={block.text} />;
    case "details":
      return <Details rows={block.rows} />;
    case "times":
      return <Times rows={block.rows} state={block.state} />;
    case "moves":
      return <Moves rows={block.rows} />;
    case "zone":
      return <ZoneLabel label={block.label} next={next} />;
    case "action":
      return (
        <p style={{ margin: 0 }}>
          <a
            className="link"
            href={block.href}
            style={{ color: color.accent, fontWeight: 600, lineHeight: "44px" }}
          >
            {block.label}
          </a>
        </p>
      );
    case "quote":
      return (
        <p
          className="quote"
          style={{ margin: 0, paddingLeft: "14px", borderLeft: `2px solid ${color.accentLine}` }}
        >
          <Lines text={block.text} />
        </p>
      );
  }
}
