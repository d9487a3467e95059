import type { Instant, Interval } from "@/lib/domain/time";
import { formatDeadline } from "@/lib/format";
import { chargeBlocks } from "./charges";
import { decliningHint, framed, opening, paragraph, reasonBlocks, timesAndLinks } from "./parts";
import { timesInShort } from "./times";
import type { Block, MailFacts, Message, Move } from "./types";
import {
  actorName,
  calendarHint,
  changedSessions,
  isSingle,
  isUserForm,
  whoDid,
  yourSessions,
} from "./wording";

export interface RescheduledProps {
  readonly moves: readonly Move[];
  readonly untouched: readonly Interval[];
  /** Until when the customer may take the change back; null for never. */
  readonly undoUntil: Instant | null;
}

/** Moved by the customer or the owner: old time struck through beside the new, the untouched below. */
export function rescheduled(facts: MailFacts, props: RescheduledProps): Message {
  const count = props.moves.length;
  const what = changedSessions(facts, count);
  const userSubject =
    facts.actor === "customer"
      ? `${actorName(facts)} rescheduled ${what}`
      : `Rescheduled: ${facts.title} with ${facts.customer.name}`;
  const subject = isUserForm(facts) ? userSubject : `${yourSessions(facts, count)} rescheduled`;
  return moved(facts, props, {
    subject,
    intro: whoDid(facts, "moved", count),
    heading: isSingle(facts) || count === 1 ? "Rescheduled session" : "Rescheduled sessions",
    undo: undoBlocks(facts, props.undoUntil),
  });
}

/** A change was taken back: "Your old times are back". */
export function undone(facts: MailFacts, props: Omit<RescheduledProps, "undoUntil">): Message {
  const one = props.moves.length === 1;
  const back = one ? "old time is back" : "old times are back";
  return moved(facts, props, {
    subject: isUserForm(facts) ? `The ${back}: ${facts.title} with ${facts.customer.name}` : `Your ${back}`,
    intro: whoDid(facts, "took back the change of", props.moves.length),
    heading: one ? "Session moved back" : "Sessions moved back",
    undo: [],
  });
}

interface MovedWording {
  readonly subject: string;
  readonly intro: string;
  readonly heading: string;
  readonly undo: readonly Block[];
}

function moved(facts: MailFacts, props: Omit<RescheduledProps, "undoUntil">, wording: MovedWording): Message {
  const times = props.moves.map((move) => move.to);
  const kept = props.untouched.length === 0 ? "" : " The other sessions are unchanged.";
  const lists = [
    { heading: wording.heading, moves: props.moves },
    { heading: "Unchanged sessions", state: "kept", times: props.untouched },
  ] as const;
  const hint = facts.calendar === "attached" ? [decliningHint(facts)] : [];
  return framed(facts, { subject: wording.subject, preview: `Now ${timesInShort(times, facts)}.${kept}` }, [
    ...opening(facts, wording.intro, calendarHint(facts, "invitation")),
    ...timesAndLinks(facts, lists, [...wording.undo, ...hint]),
    ...reasonBlocks(facts),
    ...chargeBlocks(facts, "fee"),
  ]);
}

/** Only the customer, and a guest who made the change, are told how to take it back. */
function undoBlocks(facts: MailFacts, until: Instant | null): Block[] {
  const { manage } = facts.links;
  const mayUndo = facts.actor === "customer" && (facts.isActor || facts.audience === "customer");
  if (until === null || manage === null || !mayUndo) return [];
  const deadline = formatDeadline(until, facts.zone, facts.locale).replaceAll(" ", "\u00a0");
  return [
    paragraph("Not what you wanted? ", { link: "Undo this change", href: manage }, ` until ${deadline}.`),
  ];
}
