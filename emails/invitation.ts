import type { Interval } from "@/lib/domain/time";
import { actionBlocks, decliningHint, framed, opening } from "./parts";
import { type TimeList, timeBlocks, timesInShort } from "./times";
import type { MailFacts, Message } from "./types";
import { isSingle, isUserForm } from "./wording";

export interface InvitationProps {
  /** 1-based place in the package. */
  readonly position: number;
  readonly time: Interval;
  /** Where it was until this change; null for a session that has not moved. */
  readonly before: Interval | null;
  /** Why it leaves the calendar: it is canceled, or waits for a new time; null when it stands. */
  readonly ended: "canceled" | "waiting" | null;
}

function timeList({ time, before, ended }: InvitationProps): TimeList {
  if (ended === "waiting") return { heading: "Old time", state: "gone", times: [time] };
  if (ended === "canceled") return { heading: "Canceled", state: "gone", times: [time] };
  if (before !== null) return { heading: "Rescheduled", moves: [{ from: before, to: time }] };
  return { heading: "Scheduled", state: "kept", times: [time] };
}

function stateOf({ ended, before }: InvitationProps): string {
  if (ended === "waiting") return "New time wanted";
  if (ended === "canceled") return "Canceled";
  return before === null ? "" : "New time";
}

/** "New time, session 2 of 3"; of a single booking only what became of it, if anything did. */
function leadOf(facts: MailFacts, props: InvitationProps): string[] {
  const state = stateOf(props);
  if (isSingle(facts)) return state === "" ? [] : [state];
  const number = `ession ${props.position} of ${facts.sessionCount}`;
  return [state === "" ? `S${number}` : `${state}, s${number}`];
}

function sentenceOf({ ended, before }: InvitationProps): string {
  if (ended === "waiting") return "This mail takes the old time out of your calendar.";
  if (ended === "canceled") return "This mail takes the session out of your calendar.";
  return before === null
    ? "This mail puts the session into your calendar."
    : "This mail moves the session in your calendar.";
}

/** The short mail for one session beside a summary: calendar programs want one mail per UID (ics.md). */
export function sessionInvitation(facts: MailFacts, props: InvitationProps): Message {
  const other = isUserForm(facts) ? facts.customer.name : facts.owner.name;
  const what = `${facts.title} with ${other}`;
  const subject = [...leadOf(facts, props), what].join(": ");
  return framed(facts, { subject, preview: timesInShort([props.time], facts) }, [
    ...opening(facts, sentenceOf(props)),
    ...timeBlocks([timeList(props)], facts),
    ...actionBlocks(facts),
    ...(props.ended ? [] : [decliningHint(facts)]),
  ]);
}
