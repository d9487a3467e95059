import { action, type Moment, type NoticeFacts, notice } from "./notice";
import { paragraph } from "./parts";
import type { Block, Message } from "./types";

export interface CalendarWord {
  /** The customer's name, or an address. */
  readonly who: string;
  /** "Coaching with Ann Lee" */
  readonly booking: string;
  readonly session: Moment;
  /** The time that is proposed instead; null where the session was declined, or none was given. */
  readonly proposed: Moment | null;
  readonly declined: boolean;
  readonly comment: string | null;
  readonly record: string;
}

/** To the owner: somebody's calendar said no, which changes nothing until the owner decides. */
export function calendarReply(facts: NoticeFacts, word: CalendarWord): Message {
  const { who, booking, session, proposed, declined, comment, record } = word;
  const subject = declined ? `${who} declined in their calendar` : `${who} proposes another time`;
  const what = declined
    ? `${who} declined ${booking} on ${session} in their calendar.`
    : `${who} proposes another time for ${booking} on ${session}${proposed === null ? "" : `: ${proposed}`}.`;
  return notice(facts, subject, what, [
    paragraph(what),
    paragraph("Nothing has changed: the session stands until you decide."),
    ...(comment === null ? [] : [{ kind: "quote", text: comment } as const]),
    action("Decide in the booking", record),
  ]);
}

/** A session that a calendar of its owner says something against. */
export interface Finding {
  /** "Coaching with Ann Lee" */
  readonly booking: string;
  readonly session: Moment;
  readonly what:
    | { readonly kind: "conflict"; readonly from: Moment; readonly to: Moment }
    | { readonly kind: "moved"; readonly to: Moment }
    | { readonly kind: "deleted" };
  readonly record: string;
}

/** To the owner: their calendar says something against sessions, which stand until they decide. `all` is where the others are. */
export function calendarFindings(
  facts: NoticeFacts,
  findings: readonly Finding[],
  more: number,
  all: string,
): Message {
  const count = findings.length + more;
  const [first] = findings;
  const subject =
    count === 1 && first
      ? SUBJECTS[first.what.kind](first)
      : `Your calendar says otherwise for ${count} sessions`;
  const stands =
    count === 1
      ? "Nothing has changed: the session stands until you decide, and the customer knows of nothing."
      : "Nothing has changed: the sessions stand until you decide, and the customers know of nothing.";
  return notice(facts, subject, stands, [
    paragraph(stands),
    ...findings.flatMap(findingBlocks),
    ...(more === 0 ? [] : [paragraph(`And ${more} more.`)]),
    ...(count === 1 ? [] : [action("See all that wait for you", all)]),
  ]);
}

const SUBJECTS = {
  conflict: ({ booking }) => `Your calendar is busy during ${booking}`,
  moved: ({ booking }) => `You moved ${booking} in your calendar`,
  deleted: ({ booking }) => `You deleted ${booking} in your calendar`,
} satisfies Record<Finding["what"]["kind"], (finding: Finding) => string>;

function findingBlocks({ booking, session, what, record }: Finding): Block[] {
  return [
    { kind: "heading", text: session },
    paragraph(`${booking}. ${sentenceOf(what)} `, { link: "Decide in the booking", href: record }),
  ];
}

function sentenceOf(what: Finding["what"]): string {
  switch (what.kind) {
    case "conflict":
      return `Your calendar is busy from ${what.from} to ${what.to}.`;
    case "moved":
      return `You moved it in your calendar to ${what.to}.`;
    case "deleted":
      return "You deleted it in your calendar.";
  }
}
