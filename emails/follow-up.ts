import type { Interval } from "@/lib/domain/time";
import { framed, opening, timesAndLinks } from "./parts";
import { timesInShort } from "./times";
import type { MailFacts, Message } from "./types";
import { isUserForm } from "./wording";

/** A session took place: which one, how to reach each other about it, and what of the package is still to come. */
export function followUp(
  facts: MailFacts,
  sessions: readonly Interval[],
  upcoming: readonly Interval[],
): Message {
  const { title, customer } = facts;
  const subject = isUserForm(facts)
    ? `Took place: ${title} with ${customer.name}`
    : `After your session: ${title}`;
  const lists = [
    { heading: "Completed session", state: "kept", times: sessions },
    { heading: upcoming.length === 1 ? "Next session" : "Next sessions", state: "kept", times: upcoming },
  ] as const;
  return framed(facts, { subject, preview: timesInShort(sessions, facts) }, [
    ...opening(facts, intro(facts)),
    ...timesAndLinks(facts, lists),
  ]);
}

function intro({ audience, title, customer, owner }: MailFacts): string {
  switch (audience) {
    case "customer":
      return `Your session of ${title} with ${owner.name} is over. If something is left to ask, reply to this mail.`;
    case "guest":
      return `The session of ${title} with ${owner.name} is over. If something is left to ask, reply to this mail.`;
    case "owner":
      return `The session of ${title} with ${customer.name} is over. If it did not take place, mark it as a no-show.`;
    case "stakeholder":
      return `The session of ${title} with ${customer.name} is over.`;
  }
}
