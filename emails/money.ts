import type { Interval } from "@/lib/domain/time";
import { formatMoney } from "@/lib/format";
import { referenceRow, toWhom } from "./charges";
import { framed, opening, paragraph, section, timesAndLinks } from "./parts";
import type { Block, MailFacts, MailTransaction, Message } from "./types";
import { changedSessions, isUserForm } from "./wording";

/** The transaction that a mail about money is about. */
function moved({ transactions, reference }: MailFacts): MailTransaction {
  const [transaction] = transactions;
  if (transaction === undefined) throw new Error(`a mail about money of ${reference} without a transaction`);
  return transaction;
}

export interface Returned {
  /** A code of the HTTP interface. */
  readonly refusal: string;
  /** The times that were paid for. */
  readonly wanted: readonly Interval[];
}

const whyNot = (refusal: string) =>
  refusal === "slot_taken"
    ? "a new time was taken meanwhile"
    : "something about the sessions changed meanwhile";

/** A fee was paid for moves that could not be made any more: the money goes back by itself, and both sides are told. */
export function paymentReturned(
  facts: MailFacts,
  { refusal, wanted }: Returned,
  standing: readonly Interval[],
): Message {
  const payment = moved(facts);
  const amount = formatMoney(payment.money, facts.locale);
  const what = changedSessions(facts, wanted.length);
  const who = isUserForm(facts) ? facts.customer.name : "You";
  const intro = `${who} paid ${amount} to reschedule ${what}, but ${whyNot(refusal)}. Nothing has moved.`;
  const lists = [
    { heading: "Not possible any more", state: "gone", times: wanted },
    { heading: "Sessions as they stand", state: "kept", times: standing },
  ] as const;
  return framed(facts, { ...returnedFrame(facts, amount), preview: `${intro} The money goes back.` }, [
    ...opening(facts, intro),
    ...goesBack(facts, payment),
    ...timesAndLinks(facts, lists),
  ]);
}

/** The same for a price, after which no booking could be made: there is no Cancel/Reschedule page to lead to. */
export function priceReturned(
  facts: MailFacts,
  wanted: readonly Interval[],
  again: { readonly href: string },
): Message {
  const payment = moved(facts);
  const amount = formatMoney(payment.money, facts.locale);
  const userForm = isUserForm(facts);
  const who = userForm ? `${facts.customer.name} (${facts.customer.email})` : "You";
  const where = userForm ? facts.title : `${facts.title} with ${facts.owner.name}`;
  const intro = `${who} paid ${amount} for ${where}, but not all of the times could be booked any more. Nothing is booked.`;
  const lists = [{ heading: "Not booked", state: "gone", times: wanted }] as const;
  const wayOn: Block[] = userForm ? [] : [{ kind: "action", label: "Pick other times", href: again.href }];
  return framed(facts, { ...returnedFrame(facts, amount), preview: `${intro} The money goes back.` }, [
    ...opening(facts, intro),
    ...goesBack(facts, payment),
    ...timesAndLinks(facts, lists, wayOn),
  ]);
}

function returnedFrame(facts: MailFacts, amount: string) {
  const subject = isUserForm(facts)
    ? `Payment returned: ${facts.title} with ${facts.customer.name}`
    : `Your payment of ${amount} goes back to you`;
  return { subject };
}

/** Money is on its way back. */
export function refundIssued(facts: MailFacts): Message {
  const refund = moved(facts);
  const amount = formatMoney(refund.money, facts.locale);
  const subject = isUserForm(facts)
    ? `Refund sent: ${facts.title} with ${facts.customer.name}`
    : `Your refund of ${amount} is on its way`;
  const intro = `A refund of ${amount} for ${facts.title} is on its way.`;
  return framed(facts, { subject, preview: intro }, [
    ...opening(facts, intro),
    ...goesBack(facts, refund),
    ...timesAndLinks(facts, []),
  ]);
}

/** Money did not go back: told to those who can do something about it. */
export function refundFailed(facts: MailFacts, failure: string): Message {
  const refund = moved(facts);
  const amount = formatMoney(refund.money, facts.locale);
  const subject = `Refund failed: ${facts.title} with ${facts.customer.name}`;
  const intro = `A refund of ${amount} to ${facts.customer.name} for ${facts.title} did not go through.`;
  return framed(facts, { subject, preview: intro }, [
    ...opening(facts, intro),
    paragraph("It is tried again by itself every hour. Nobody else was told."),
    ...section("Refund", referenceRow([refund])),
    ...(failure === "" ? [] : section("What Stripe says", { kind: "quote", text: failure })),
    ...timesAndLinks(facts, []),
  ]);
}

function goesBack(facts: MailFacts, transaction: MailTransaction): Block[] {
  const amount = { strong: formatMoney(transaction.money, facts.locale) };
  return section("Refund", paragraph(amount, ` goes back ${toWhom(facts)}.`), referenceRow([transaction]));
}
