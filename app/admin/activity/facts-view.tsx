import type { ReactNode } from "react";
import { firstName, unbroken } from "@/components/booking/names";
import type { FactsProps } from "@/components/ui/navigation";
import { formatClock, formatMoney, zoneLabel } from "@/lib/format";
import type { MoneyRow, SessionRecord } from "@/lib/services/activity/read-session-record";
import { standingWords } from "@/lib/standing-words";
import { calendarText } from "./calendar-notes";
import { type Reader, timeText } from "./times";

type Fact = FactsProps["items"][number];

/** What is known of a session beside its time. */
export function factsOf(record: SessionRecord, reader: Reader): Fact[] {
  const { booking, session, customer } = record;
  const first = firstName(booking.customer.name) || "The customer";
  return joined([
    ...suggestedFacts(record, reader),
    { term: `${first}'s zone`, detail: zoneText(record, reader) },
    { term: "Email", detail: <a href={`mailto:${booking.customer.email}`}>{booking.customer.email}</a> },
    ...some("Phone", customer.phone, <a href={`tel:${customer.phone}`}>{customer.phone}</a>),
    ...some("Company", customer.company),
    ...some("Guests", booking.guests.join(", ")),
    ...some("Note", booking.note),
    ...customer.answers.flatMap(({ label, value }) => some(label, value)),
    ...some("Place", booking.location),
    ...some("Calendar", calendarText(record, reader)),
    ...record.money.map((money) => moneyFact(money, record, reader)),
    { term: "Policy", detail: policyText(record, first, reader) },
    {
      term: "Reference",
      detail: (
        <span className="num">
          {session.reference}
          {booking.reference === session.reference ? null : (
            <>
              <br />
              {booking.reference}
            </>
          )}
        </span>
      ),
    },
  ]);
}

/** Facts of the same name, such as two fees, as one. */
function joined(facts: readonly Fact[]): Fact[] {
  const details = new Map<string, ReactNode[]>();
  for (const { term, detail } of facts) details.set(term, [...(details.get(term) ?? []), detail]);
  return [...details].map(([term, all]) => ({
    term,
    // biome-ignore lint/suspicious/noArrayIndexKey: they stand in a fixed order and have nothing else.
    detail: all.length === 1 ? all[0] : all.map((detail, index) => <div key={index}>{detail}</div>),
  }));
}

function some(term: string, text: string, detail: ReactNode = text): Fact[] {
  return text === "" ? [] : [{ term, detail }];
}

function suggestedFacts({ session }: SessionRecord, reader: Reader): Fact[] {
  const starts = session.status === "requested" ? (session.suggestedStarts ?? [session.start]) : [];
  if (starts.length === 0) return [];
  const detail = starts.map((start) => <div key={start}>{timeText(start, reader)}</div>);
  return [{ term: "Suggested", detail }];
}

function zoneText({ booking, session }: SessionRecord, { zone, locale }: Reader): string {
  const theirs = zoneLabel(booking.zone, session.start);
  const name = theirs.replace(/ \(.*$/, "");
  if (theirs === zoneLabel(zone, session.start)) return `${name.replace(/^.*; /, "")}, the same as yours`;
  return `${name}, ${unbroken(formatClock(session.start, booking.zone, locale))} there`;
}

const MONEY = {
  payment_schedule: "Price",
  payment_reschedule: "Fee",
  refund_automatic: "Refund",
  refund_manual: "Refund",
} satisfies Record<MoneyRow["kind"], string>;

const MONEY_STATUS = {
  due: "due",
  pending: "on its way",
  paid: "paid",
  refunded: "sent",
  failed: "failed",
  void: "not due any more",
  waived: "waived",
} satisfies Record<MoneyRow["status"], string>;

function moneyFact(money: MoneyRow, { booking, timeline }: SessionRecord, { locale }: Reader): Fact {
  const direct = money.status === "due" && booking.price?.mode === "displayed";
  const cause = timeline.find(({ activity }) => activity !== null && activity.id === money.activityId);
  const shared = cause && cause.together.length > 0 ? ` for ${cause.together.length + 1} sessions` : "";
  const settled = money.status === "void" || money.status === "waived";
  const amount = formatMoney(money, locale);
  return {
    term: `${MONEY[money.kind]} ${MONEY_STATUS[money.status]}`,
    detail: (
      <span className="num">
        {settled ? <del>{amount}</del> : amount}
        {shared}
        {direct ? ", not collected online" : ""}, <span className="nowrap">{money.reference}</span>
      </span>
    ),
  };
}

/** What the customer could do now, told by the same verdict that decides it. */
function policyText(record: SessionRecord, customer: string, reader: Reader): ReactNode {
  const { booking, session } = record;
  const tell = (kind: "reschedule" | "cancel") =>
    unbroken(standingWords(kind, record[kind], session, booking, { ...reader, customer }));
  const ended =
    record.reschedule.allowed || record.reschedule.code !== "wrong_status" ? null : tell("reschedule");
  if (ended !== null && !record.cancel.allowed && record.cancel.code === "wrong_status") {
    return ended.replace("can't move it", "can't change it");
  }
  return (
    <>
      <p>{tell("reschedule")}</p>
      <p>{tell("cancel")}</p>
    </>
  );
}
