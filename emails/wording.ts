import type { MailFacts } from "./types";

export function isUserForm(facts: MailFacts): boolean {
  return facts.audience === "owner" || facts.audience === "stakeholder";
}

export function isSingle(facts: MailFacts): boolean {
  return facts.sessionCount === 1;
}

/** "2 sessions of Coaching", "1 session of Coaching"; of a single booking "the booking of Coaching". */
export function changedSessions(facts: MailFacts, count: number): string {
  if (isSingle(facts)) return `${facts.audience === "customer" ? "your" : "the"} booking of ${facts.title}`;
  return `${count === 1 ? "1 session" : `${count} sessions`} of ${facts.title}`;
}

/** "sessions", "session", or "booking", for "Your 2 sessions are …". */
export function yourSessions(facts: MailFacts, count: number): string {
  if (isSingle(facts)) return "Your booking is";
  return count === 1 ? "Your session is" : `Your ${count} sessions are`;
}

/** Who made the change, to begin a sentence; null for the system. */
export function actorName({ actorName: name, isActor }: MailFacts): string | null {
  return isActor ? "You" : name;
}

/** "Dana Demo moved 2 sessions of Coaching." or, where nobody did it, "2 sessions of Coaching were moved." */
export function whoDid(facts: MailFacts, done: string, count: number): string {
  const actor = actorName(facts);
  const what = changedSessions(facts, count);
  if (actor !== null) return `${actor} ${done} ${what}.`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} ${count === 1 ? "was" : "were"} ${done}.`;
}

/** Says where the calendar data is; empty where there is none. */
export function calendarHint(facts: MailFacts, what: "invitation" | "cancellation"): string {
  if (facts.calendar === "follows") return ` The calendar ${what}s follow in mails of their own.`;
  return facts.calendar === "attached" ? ` The calendar ${what} is attached.` : "";
}

export function greeting(facts: MailFacts): string {
  return facts.recipientName === "" ? "Hello," : `Dear ${facts.recipientName},`;
}
