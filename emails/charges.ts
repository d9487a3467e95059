import { formatMoney } from "@/lib/format";
import { paragraph, section, settledDirectly } from "./parts";
import type { Block, MailFacts, MailTransaction, Span } from "./types";
import { isUserForm } from "./wording";

/** What is due or goes back, by the way the price is taken; nothing where no price is shown. */
export function chargeBlocks(facts: MailFacts, kind: "fee" | "refund"): Block[] {
  const { charge, price } = facts;
  if (charge === null || charge.amount === 0 || price === null || price.mode === "hidden") return [];
  const amount = { strong: formatMoney(charge, facts.locale) };
  if (price.mode === "displayed") {
    const due = kind === "fee" ? " is due. " : " is to be refunded. ";
    return section(HEADING[kind], paragraph(amount, due, settledDirectly(facts)));
  }
  // A fee below the least that can be charged is not taken: there is a receipt, or nothing was paid.
  if (kind === "fee") return receiptBlocks(facts, HEADING.fee);
  return section(HEADING.refund, ...refundBlocks(facts, amount));
}

const HEADING = { fee: "Reschedule fee", refund: "Refund" } as const;

function refundBlocks(facts: MailFacts, amount: Span): Block[] {
  const refunds = facts.transactions.filter(({ kind }) => kind === "refund");
  const { owner, audience, actor } = facts;
  if (refunds.length === 0 && actor === "customer") {
    const whose =
      audience === "owner"
        ? " is to be refunded. It does not go back by itself: you send it."
        : ` is to be refunded. It comes from ${owner.name}.`;
    return [paragraph(amount, whose)];
  }
  return [
    paragraph(amount, ` goes back ${toWhom(facts)}.`),
    ...(refunds.length === 0 ? [] : [referenceRow(refunds)]),
  ];
}

/** Where money goes that goes back, and when it is seen. */
export function toWhom(facts: MailFacts): string {
  if (isUserForm(facts)) return `to the card of ${facts.customer.name}`;
  return "to the card that you paid with. Your bank shows it within a few days";
}

/** "Reference TXN-…", or both of a refund that is made of two. */
export function referenceRow(transactions: readonly MailTransaction[]): Block {
  const references = transactions.map(({ reference }) => reference).join(", ");
  return { kind: "details", rows: [{ label: "Reference", value: [references] }] };
}

/** A receipt for what was paid online; nothing where nothing was. */
export function receiptBlocks(facts: MailFacts, what: string): Block[] {
  const payment = facts.transactions.find(({ kind }) => kind === "payment");
  if (payment === undefined) return [];
  const paid = formatMoney(payment.money, facts.locale);
  const by = isUserForm(facts) ? `Online, by ${facts.customer.name}` : "Online, by card";
  return section("Receipt", {
    kind: "details",
    rows: [
      { label: what, value: [{ strong: paid }] },
      { label: "Paid", value: [by] },
      { label: "Reference", value: [payment.reference] },
    ],
  });
}
