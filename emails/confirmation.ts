import type { Interval } from "@/lib/domain/time";
import { receiptBlocks } from "./charges";
import { bookingDetails, decliningHint, framed, noteBlocks, opening, timesAndLinks } from "./parts";
import { timesInShort } from "./times";
import type { MailFacts, Message } from "./types";
import { actorName, calendarHint, isSingle, isUserForm, yourSessions } from "./wording";

/** The booking is made: "Your 3 sessions are confirmed" (spec section 8). */
export function confirmation(facts: MailFacts, sessions: readonly Interval[]): Message {
  const { customer, owner } = facts;
  const booked = isSingle(facts) ? facts.title : `${sessions.length} sessions of ${facts.title}`;
  if (isUserForm(facts)) {
    const subject = `${customer.name} booked ${booked}`;
    return confirmed(facts, sessions, subject, `${subject}.`);
  }
  const intro =
    facts.audience === "guest"
      ? `${customer.name} booked ${booked} with ${owner.name} and named you as a guest.`
      : `You booked ${booked} with ${owner.name}.`;
  return confirmed(facts, sessions, `${yourSessions(facts, sessions.length)} confirmed`, intro);
}

/** The owner said yes to a request; reads on as a confirmation. */
export function approval(facts: MailFacts, sessions: readonly Interval[]): Message {
  const { customer } = facts;
  const subject = isUserForm(facts)
    ? `Confirmed: ${facts.title} with ${customer.name}`
    : `${yourSessions(facts, sessions.length)} confirmed`;
  const whose = facts.audience === "customer" ? "your request" : `the request of ${customer.name}`;
  const by = actorName(facts) ?? facts.owner.name;
  return confirmed(facts, sessions, subject, `${by} approved ${whose} for ${facts.title}.`);
}

function confirmed(facts: MailFacts, sessions: readonly Interval[], subject: string, intro: string): Message {
  const heading = isSingle(facts) ? "Scheduled session" : "Scheduled sessions";
  const hint = facts.calendar === "attached" ? [decliningHint(facts)] : [];
  return framed(facts, { subject, preview: timesInShort(sessions, facts) }, [
    ...opening(facts, intro, calendarHint(facts, "invitation")),
    ...bookingDetails(facts),
    ...receiptBlocks(facts, isSingle(facts) ? "Price" : `Price of ${sessions.length} sessions`),
    ...noteBlocks(facts),
    ...timesAndLinks(facts, [{ heading, state: "kept", times: sessions }], hint),
  ]);
}
