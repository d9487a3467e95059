import type { Interval } from "@/lib/domain/time";
import { formatMoney } from "@/lib/format";
import { framed, opening, reasonBlocks, timesAndLinks } from "./parts";
import type { MailFacts, Message } from "./types";
import { actorName, changedSessions, isUserForm } from "./wording";

/**
 * A fee that was due is due no more.
 * @param count How many sessions it was for.
 * @param standing Those of them that still stand.
 */
export function feeWaived(facts: MailFacts, count: number, standing: readonly Interval[]): Message {
  const amount = facts.charge === null ? "" : ` of ${formatMoney(facts.charge, facts.locale)}`;
  const subject = isUserForm(facts)
    ? `Fee waived: ${facts.title} with ${facts.customer.name}`
    : "Your reschedule fee is waived";
  const by = actorName(facts) ?? facts.owner.name;
  const what = `the reschedule fee${amount} for ${changedSessions(facts, count)}`;
  const nothingDue = facts.audience === "customer" ? "You owe nothing for it." : "Nothing is due for it.";
  const heading = standing.length === 1 ? "Rescheduled session" : "Rescheduled sessions";
  return framed(facts, { subject, preview: `${by} waived ${what}.` }, [
    ...opening(facts, `${by} waived ${what}. ${nothingDue}`),
    ...reasonBlocks(facts),
    ...timesAndLinks(facts, [{ heading, state: "kept", times: standing }]),
  ]);
}
