// biome-ignore-all lint/a11y/noRedundantRoles: a table that narrow screens draw as a grid forgets its own roles.
// biome-ignore-all lint/a11y/useSemanticElements: the heading of a group of rows is a row header, too.
import { dayHeading, type Reader } from "@/app/admin/activity/times";
import { Anchor } from "@/components/ui/anchor";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { localDateOf } from "@/lib/domain/availability/local-days";
import type { TransactionStatus } from "@/lib/domain/money/transactions";
import type { Zone } from "@/lib/domain/time";
import { formatClock, formatMoney } from "@/lib/format";
import type { TransactionRow } from "@/lib/services/payments/list-transactions";
import { TRANSACTION_KIND_WORDS, TRANSACTION_STATUS_WORDS } from "@/lib/transaction-words";

interface TransactionTableProps {
  rows: readonly TransactionRow[];
  reader: Reader;
}

/** The transactions by day, newest first. Its roles are written out: narrow screens draw it as something else. */
export function TransactionTable({ rows, reader }: TransactionTableProps) {
  return (
    <table role="table" className="stream">
      <VisuallyHidden as="caption">Transactions, newest first</VisuallyHidden>
      <thead role="rowgroup" className="sr">
        <tr role="row">
          <th role="columnheader" scope="col">
            Made at
          </th>
          <th role="columnheader" scope="col">
            Transaction
          </th>
          <th role="columnheader" scope="col">
            Amount and status
          </th>
        </tr>
      </thead>
      {byDay(rows, reader.zone).map(([day, made]) => (
        <tbody role="rowgroup" key={day}>
          <tr role="row" className="group">
            <th role="rowheader" scope="rowgroup" colSpan={3}>
              {dayHeading(made[0]?.at ?? reader.now, reader)}
            </th>
          </tr>
          {made.map((row) => (
            <Line key={row.id} row={row} reader={reader} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** In the order given. */
function byDay(rows: readonly TransactionRow[], zone: Zone): [string, TransactionRow[]][] {
  const days = new Map<string, TransactionRow[]>();
  for (const row of rows) {
    const day = localDateOf(row.at, zone);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days];
}

function Line({ row, reader: { zone, locale } }: { row: TransactionRow; reader: Reader }) {
  const booking = row.bookingReference ? `, ${row.bookingReference}` : ", no booking came of it";
  return (
    <tr role="row">
      <td role="cell" className="clock">
        {formatClock(row.at, zone, locale)}
      </td>
      <th role="rowheader" scope="row">
        {row.sessionId ? (
          <Anchor href={`/admin/activity/${row.sessionId}#session`}>{row.customerName}</Anchor>
        ) : (
          <b>{row.customerName}</b>
        )}
        <span className="sub">{`${row.title}${booking}`}</span>
        <span className="sub">
          {`${TRANSACTION_KIND_WORDS[row.kind]}, ${row.reference}${row.payment ? ` of ${row.payment}` : ""}`}
        </span>
        {row.stripe ? <span className="sub stripe-reference">{`At Stripe: ${row.stripe}`}</span> : null}
        {row.status === "failed" && row.failure ? <span className="sub">{row.failure}</span> : null}
      </th>
      <td role="cell" className="state">
        <b className="num">{formatMoney(row, locale)}</b> <TransactionBadge status={row.status} />
      </td>
    </tr>
  );
}

const LOOKS = {
  due: { icon: "circle", tone: "quiet" },
  pending: { icon: "dashed", tone: "open" },
  paid: { icon: "check", tone: "past" },
  refunded: { icon: "undo", tone: "accent" },
  failed: { icon: "warning", tone: "ask" },
  void: { icon: "dash", tone: "plain" },
  waived: { icon: "dash", tone: "plain" },
} satisfies Record<TransactionStatus, { icon: IconName; tone: BadgeTone }>;

function TransactionBadge({ status }: { status: TransactionStatus }) {
  const word = status === "due" ? "Due" : TRANSACTION_STATUS_WORDS[status];
  return <Badge {...LOOKS[status]}>{word}</Badge>;
}
