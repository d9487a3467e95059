import type { Answer } from "@/lib/domain/booking/form";
import { locationHref } from "@/lib/domain/booking/location";
import { formatMoney } from "@/lib/format";
import { type TimeList, timeBlocks } from "./times";
import type { Block, MailFacts, Message, Span } from "./types";
import { greeting, isSingle, isUserForm } from "./wording";

export function paragraph(...spans: readonly Span[]): Block {
  return { kind: "paragraph", spans };
}

export function section(heading: string, ...blocks: readonly Block[]): Block[] {
  return [{ kind: "heading", text: heading }, ...blocks];
}

function mailLink(address: string): Span {
  return { link: address, href: `mailto:${address}` };
}

/** A video link or a phone number with its country leads somewhere; a place is plain text. */
function linked(text: string): Span {
  const href = locationHref(text);
  return href === null ? text : { link: text, href };
}

/** Who settles with whom, where the price is shown but not collected. */
export function settledDirectly({ audience, customer, owner }: MailFacts): string {
  if (audience === "customer") return `You settle it with ${owner.name} directly.`;
  if (audience === "owner") return `You settle it with ${customer.name} directly.`;
  return `${customer.name} and ${owner.name} settle it directly.`;
}

function priceRow(facts: MailFacts): { label: string; value: readonly Span[] }[] {
  const { price } = facts;
  if (price === null || price.mode === "hidden") return [];
  const direct = price.mode === "displayed" ? ` ${settledDirectly(facts)}` : "";
  return [{ label: "Price", value: [`${formatMoney(price, facts.locale)}.${direct}`] }];
}

/** The "Booking details" of spec section 8; the user form adds who booked, with whom, and what they wrote. */
export function bookingDetails(facts: MailFacts): Block[] {
  const { customer, guests } = facts;
  const people = isUserForm(facts)
    ? [
        { label: "Customer", value: [`${customer.name}, `, mailLink(customer.email)] },
        ...(facts.company === "" ? [] : [{ label: "Company", value: [facts.company] }]),
        ...(facts.phone === "" ? [] : [{ label: "Phone", value: [linked(facts.phone)] }]),
        ...(guests.length === 0 ? [] : [{ label: "Guests", value: [guests.join(", ")] }]),
      ]
    : [{ label: "With", value: [facts.owner.name] }];
  const rows = [
    { label: "Event type", value: [facts.title] },
    ...people,
    ...(facts.location === "" ? [] : [{ label: "Location", value: [linked(facts.location)] }]),
    ...priceRow(facts),
    { label: "Reference", value: [facts.reference] },
  ];
  const note = facts.note === "" ? [] : section("Note", { kind: "quote", text: facts.note });
  return [...section("Booking details", { kind: "details", rows }), ...answerBlocks(facts), ...note];
}

/** The answers to the owner's own questions: a row each, but those of several lines stand under their question. */
function answerBlocks({ answers }: MailFacts): Block[] {
  const isLong = ({ value }: Answer) => value.includes("\n");
  const rows = answers
    .filter((answer) => !isLong(answer))
    .map(({ label, value }) => ({ label, value: [value] }));
  return [
    ...(rows.length === 0 ? [] : section("Answers", { kind: "details", rows })),
    ...answers.filter(isLong).flatMap(({ label, value }) => section(label, { kind: "quote", text: value })),
  ];
}

/** The reader's own way to change things: the Cancel/Reschedule page, or the booking in the owner's pages. */
export function actionBlocks({ links }: MailFacts): Block[] {
  return [
    ...(links.manage === null
      ? []
      : [{ kind: "action", label: "Cancel/Reschedule", href: links.manage } as const]),
    ...(links.record === null
      ? []
      : [{ kind: "action", label: "Open the booking", href: links.record } as const]),
  ];
}

/** An answer of a calendar program changes nothing, and who declines should know it. */
export function decliningHint({ links }: MailFacts): Block {
  const link = links.manage ?? links.record;
  return paragraph(`Declining in your calendar does not cancel${link === null ? "." : "; use the link."}`);
}

function feedBlocks(facts: MailFacts): Block[] {
  const { feed } = facts.links;
  if (feed === null) return [];
  const what = isSingle(facts) ? "this booking" : "these sessions";
  return [
    paragraph(
      { link: `Subscribe to ${what} in your calendar`, href: feed },
      ". It always shows the current times.",
    ),
  ];
}

/** The lists of times, the zone label, right under it the links, then `further`, then the calendar feed. */
export function timesAndLinks(
  facts: MailFacts,
  lists: readonly TimeList[],
  further: readonly Block[] = [],
): Block[] {
  return [...timeBlocks(lists, facts), ...actionBlocks(facts), ...further, ...feedBlocks(facts)];
}

export function reasonBlocks(facts: MailFacts): Block[] {
  return quoted(facts, facts.isActor ? "Your reason" : "Reason");
}

/** What the owner adds to good news, which needs no reason. */
export function noteBlocks(facts: MailFacts): Block[] {
  return quoted(facts, facts.isActor ? "Your note" : `Note from ${facts.actorName ?? facts.owner.name}`);
}

function quoted({ reason }: MailFacts, heading: string): Block[] {
  return reason === null || reason === "" ? [] : section(heading, { kind: "quote", text: reason });
}

/** The greeting and what the mail is about, in our words or the page's own; the hint on calendar data stays with both. */
export function opening(facts: MailFacts, text: string, hint = ""): Block[] {
  const own = facts.words?.paragraphs ?? null;
  if (own === null) return [paragraph(greeting(facts)), paragraph(text + hint)];
  const after = hint === "" ? [] : [paragraph(hint.trim())];
  return [paragraph(greeting(facts)), ...own.map((spans) => paragraph(...spans)), ...after];
}

function whySent(facts: MailFacts, asked: "booked with" | "wrote to"): readonly Span[] {
  const owner = facts.owner.name;
  switch (facts.audience) {
    case "customer":
      return [`Sent because you ${asked} `, mailLink(facts.owner.email), `. Reply to reach ${owner}.`];
    case "guest":
      return [`Sent because ${facts.customer.name} named you as a guest. Reply to reach ${owner}.`];
    case "owner":
      return [`Sent because this is your booking page. Reply to reach ${facts.customer.name}.`];
    case "stakeholder":
      return [`Sent because you follow the bookings of ${owner}. Reply to reach ${facts.customer.name}.`];
  }
}

export interface Frame {
  readonly subject: string;
  readonly preview: string;
  /** A request is no booking yet, and its mails don't call it one. */
  readonly isRequest?: boolean;
}

export function framed(facts: MailFacts, frame: Frame, blocks: readonly Block[]): Message {
  const count = isSingle(facts) ? "" : `, ${facts.sessionCount} sessions`;
  return {
    subject: facts.words?.subject ?? frame.subject,
    preview: frame.preview,
    sender: facts.account === facts.owner.name ? facts.account : `${facts.owner.name}, ${facts.account}`,
    blocks,
    foot: [
      [`${facts.title}${count}, ${facts.reference}`],
      whySent(facts, frame.isRequest ? "wrote to" : "booked with"),
    ],
  };
}
