import type { Interval } from "@/lib/domain/time";
import { actionBlocks, decliningHint, framed, opening } from "./parts";
import { type TimeList, timeBlocks, timesInShort } from "./times";
import type { MailFacts, Message } from "./types";
import { isUserForm } from "./wording";

export interface InvitationProps {
  /** 1-based place in the package. */
  readonly position: number;
  readonly time: Interval;
  /** Where it was until this change; null for a session that has not moved. */
  readonly before: Interval | null;
  readonly canceled: boolean;
}

function timeList({ time, before, canceled }: InvitationProps): TimeList {
  if (canceled) return { heading: "Canceled", state: "gone", times: [time] };
  if (before !== null) return { heading: "Rescheduled", moves: [{ from: before, to: time }] };
  return { heading: "Scheduled", state: "kept", times: [time] };
}

/** The short mail for one session beside a summary: calendar programs want one mail per UID (ics.md). */
export function sessionInvitation(facts: MailFacts, props: InvitationProps): Message {
  const other = isUserForm(facts) ? facts.customer.name : facts.owner.name;
  const what = `session ${props.position} of ${facts.sessionCount}: ${facts.title} with ${other}`;
  const state = props.canceled ? "Canceled, " : props.before === null ? "" : "New time, ";
  const subject = state === "" ? `S${what.slice(1)}` : `${state}${what}`;
  const sentence = props.canceled
    ? "This mail takes the session out of your calendar."
    : props.before === null
      ? "This mail puts the session into your calendar."
      : "This mail moves the session in your calendar.";
  return framed(facts, { subject, preview: timesInShort([props.time], facts) }, [
    ...opening(facts, sentence),
    ...timeBlocks([timeList(props)], facts),
    ...actionBlocks(facts),
    ...(props.canceled ? [] : [decliningHint(facts)]),
  ]);
}
