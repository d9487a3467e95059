import type { Interval } from "@/lib/domain/time";
import { framed, opening, reasonBlocks, timesAndLinks } from "./parts";
import { timesInShort } from "./times";
import type { MailFacts, Message } from "./types";
import { actorName, calendarHint, changedSessions, isSingle, isUserForm } from "./wording";

/**
 * The owner asks the customer to pick new times: the reason, **Reschedule now**, the old times (spec section 4); or asks
 * `again`, when they have not picked yet.
 */
export function newTimesWanted(
  facts: MailFacts,
  sessions: readonly Interval[],
  untouched: readonly Interval[],
  /** The Cancel/Reschedule page with these sessions ticked; null in the user form. */
  rescheduleNow: string | null,
  { again } = { again: false },
): Message {
  const one = sessions.length === 1;
  const times = one ? "a new time" : "new times";
  const subject = isUserForm(facts)
    ? `${one ? "New time" : "New times"} wanted: ${facts.title} with ${facts.customer.name}`
    : `${again ? "Reminder: please" : "Please"} pick ${times} for your ${isSingle(facts) ? "booking" : one ? "session" : `${sessions.length} sessions`}`;
  const lists = [
    { heading: one ? "Old time" : "Old times", state: "gone", times: sessions },
    { heading: "Unchanged sessions", state: "kept", times: untouched },
  ] as const;
  const kept = untouched.length === 0 ? "" : " The other sessions are unchanged.";
  return framed(facts, { subject, preview: `No longer ${timesInShort(sessions, facts)}.${kept}` }, [
    ...opening(facts, intro(facts, times, sessions.length, again), calendarHint(facts, "cancellation")),
    ...reasonBlocks(facts),
    ...(rescheduleNow === null
      ? []
      : [{ kind: "action", label: "Reschedule now", href: rescheduleNow } as const]),
    ...timesAndLinks(facts, lists),
  ]);
}

function intro(facts: MailFacts, times: string, count: number, again: boolean): string {
  const asks = `${actorName(facts) ?? facts.owner.name} asked`;
  const whom = facts.audience === "customer" ? "you" : facts.customer.name;
  const waits = again ? ", and waits for an answer" : "";
  const free =
    facts.audience === "customer" && facts.price !== null && facts.price.mode !== "hidden"
      ? " There is no fee for it."
      : "";
  const gone = count === 1 ? "The old time is free again." : "The old times are free again.";
  return `${asks} ${whom} to pick ${times} for ${changedSessions(facts, count)}${waits}.${free} ${gone}`;
}
