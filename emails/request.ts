import type { Interval } from "@/lib/domain/time";
import { bookingDetails, framed, opening, reasonBlocks, timesAndLinks } from "./parts";
import { timesInShort } from "./times";
import type { MailFacts, Message } from "./types";
import { actorName, isUserForm } from "./wording";

const SUGGESTED = "Suggested times";

/** A request awaits the owner's approval: nothing is booked, so there is no calendar data. */
export function requestMade(facts: MailFacts, suggested: readonly Interval[]): Message {
  const { customer, owner, title } = facts;
  const approval = facts.audience === "owner" ? "you approve" : `${owner.name} approves`;
  const then = isUserForm(facts) ? "." : "; you get a mail then.";
  const asked = facts.audience === "customer" ? "You asked" : `${customer.name} asked`;
  const subject = isUserForm(facts)
    ? `${customer.name} requests ${title}`
    : "Your booking request is awaiting approval";
  const intro = `${asked} for ${title}. Nothing is booked until ${approval}${then}`;
  return framed(facts, { subject, preview: timesInShort(suggested, facts), isRequest: true }, [
    ...opening(facts, intro),
    ...bookingDetails(facts),
    ...timesAndLinks(facts, [{ heading: SUGGESTED, state: "open", times: suggested }]),
  ]);
}

/** Other times were suggested for a request that still awaits approval. */
export function timesSuggestedAnew(
  facts: MailFacts,
  suggested: readonly Interval[],
  earlier: readonly Interval[],
): Message {
  const { customer, owner, title } = facts;
  const approval = facts.audience === "owner" ? "you approve" : `${owner.name} approves`;
  const then = isUserForm(facts) ? "." : "; you get a mail then.";
  const subject = isUserForm(facts)
    ? `${facts.actorName ?? customer.name} suggests other times for ${title}`
    : "Your booking request has new times";
  const intro = `${actorName(facts) ?? customer.name} suggested other times for ${title}. Nothing is booked until ${approval}${then}`;
  return framed(facts, { subject, preview: timesInShort(suggested, facts), isRequest: true }, [
    ...opening(facts, intro),
    ...timesAndLinks(facts, [
      { heading: SUGGESTED, state: "open", times: suggested },
      { heading: "No longer suggested", state: "gone", times: earlier },
    ]),
    ...reasonBlocks(facts),
  ]);
}

/** How a request ended without a booking, by who ended it. */
function ending(facts: MailFacts): { readonly state: string; readonly sentence: string } {
  const { customer, title, audience } = facts;
  const request =
    audience === "customer" ? `your request for ${title}` : `the request of ${customer.name} for ${title}`;
  switch (facts.actor) {
    case "customer":
      return { state: "withdrawn", sentence: `${actorName(facts)} withdrew the request for ${title}.` };
    case "owner":
      return { state: "declined", sentence: `${actorName(facts)} declined ${request}.` };
    case "system":
      return {
        state: "expired",
        sentence: `${request.charAt(0).toUpperCase()}${request.slice(1)} has expired.`,
      };
  }
}

/** A request was withdrawn by the customer, declined by the owner, or has expired. */
export function requestEnded(facts: MailFacts, suggested: readonly Interval[]): Message {
  const { state, sentence } = ending(facts);
  const subject = isUserForm(facts)
    ? `Request ${state}: ${facts.title} with ${facts.customer.name}`
    : `Your booking request ${state === "expired" ? "has" : "is"} ${state}`;
  return framed(facts, { subject, preview: sentence, isRequest: true }, [
    ...opening(facts, `${sentence} Nothing is booked.`),
    ...timesAndLinks(facts, [{ heading: SUGGESTED, state: "gone", times: suggested }]),
    ...reasonBlocks(facts),
  ]);
}
