import type { Interval } from "@/lib/domain/time";
import { chargeBlocks } from "./charges";
import { framed, opening, reasonBlocks, timesAndLinks } from "./parts";
import { timesInShort } from "./times";
import type { MailFacts, Message } from "./types";
import {
  actorName,
  calendarHint,
  changedSessions,
  isSingle,
  isUserForm,
  whoDid,
  yourSessions,
} from "./wording";

/** Canceled by the customer or the owner: the canceled sessions, what remains, the refund. */
export function canceled(
  facts: MailFacts,
  sessions: readonly Interval[],
  remaining: readonly Interval[],
): Message {
  const count = sessions.length;
  const userSubject =
    facts.actor === "customer"
      ? `${actorName(facts)} canceled ${changedSessions(facts, count)}`
      : `Canceled: ${facts.title} with ${facts.customer.name}`;
  const subject = isUserForm(facts) ? userSubject : `${yourSessions(facts, count)} canceled`;
  const heading = isSingle(facts) || count === 1 ? "Canceled session" : "Canceled sessions";
  const lists = [
    { heading, state: "gone", times: sessions },
    { heading: "Remaining sessions", state: "kept", times: remaining },
  ] as const;
  const kept = remaining.length === 0 ? "" : " The other sessions are unchanged.";
  return framed(facts, { subject, preview: `Canceled: ${timesInShort(sessions, facts)}.${kept}` }, [
    ...opening(facts, whoDid(facts, "canceled", count), calendarHint(facts, "cancellation")),
    ...timesAndLinks(facts, lists),
    ...reasonBlocks(facts),
    ...chargeBlocks(facts, "refund"),
  ]);
}
