import { dayNumberOf, localDateOf } from "@/lib/domain/availability/local-days";
import type { Instant, Interval } from "@/lib/domain/time";
import { formatDeadline } from "@/lib/format";
import { bookingDetails, framed, opening, timesAndLinks } from "./parts";
import { timesInShort } from "./times";
import type { MailFacts, Message } from "./types";
import { isSingle, isUserForm } from "./wording";

export interface ReminderProps {
  readonly session: Interval;
  /** 1-based place in the package. */
  readonly position: number;
  /** When the reminder was due: "tomorrow" is told from here. */
  readonly at: Instant;
}

/**
 * "tomorrow, Fri, Jun 26, 10:00 AM EDT". The date stands there though the day is named: a mail may be read, or arrive,
 * after midnight.
 */
export function whenText(start: Instant, at: Instant, { zone, locale }: MailFacts): string {
  const date = formatDeadline(start, zone, locale);
  const days = dayNumberOf(localDateOf(start, zone)) - dayNumberOf(localDateOf(at, zone));
  if (days === 0) return `today, ${date}`;
  return days === 1 ? `tomorrow, ${date}` : `on ${date}`;
}

/** A session is near: when, where, and the way to change it. */
export function reminder(facts: MailFacts, { session, position, at }: ReminderProps): Message {
  const when = whenText(session.start, at, facts);
  const { title, customer, owner } = facts;
  const whose = facts.audience === "customer" ? "Your" : "The";
  const other = isUserForm(facts) ? customer.name : owner.name;
  const subject = isUserForm(facts)
    ? `Reminder: ${title} with ${customer.name} ${when}`
    : `Reminder: ${title} ${when}`;
  const heading = isSingle(facts) ? "Scheduled session" : `Session ${position} of ${facts.sessionCount}`;
  return framed(facts, { subject, preview: timesInShort([session], facts) }, [
    ...opening(facts, `${whose} session of ${title} with ${other} is ${when}.`),
    ...bookingDetails(facts),
    ...timesAndLinks(facts, [{ heading, state: "kept", times: [session] }]),
  ]);
}
