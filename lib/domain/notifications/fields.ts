import { MONEY_SCENARIOS, type NotificationAudience, SCENARIOS, type Scenario } from "./scenarios";

/** The parts of a mail that can be written in words of one's own. */
export type WordsPart = "subject" | "text";

interface Definition {
  /** What stands in its place, as the editor's list of fields says it. */
  readonly meaning: string;
  /** Where left out, in every mail. */
  readonly scenarios?: readonly Scenario[];
  /** Where left out, for every audience. */
  readonly audiences?: readonly NotificationAudience[];
  /** Where left out, in both. */
  readonly part?: WordsPart;
}

const WITH_OLD_TIMES = ["rescheduled_by_customer", "rescheduled_by_owner", "undone"] as const;

const WITH_REASON = [
  "resubmitted",
  "approved",
  "withdrawn_by_customer",
  "withdrawn_by_owner",
  "rescheduled_by_customer",
  "rescheduled_by_owner",
  "reschedule_requested_by_owner",
  "canceled_by_customer",
  "canceled_by_owner",
  "fee_waived",
] as const;

const ABOUT_SESSIONS = SCENARIOS.filter((scenario) => !MONEY_SCENARIOS.includes(scenario));

const DEFINITIONS = {
  customer: { meaning: "The customer's name" },
  owner: { meaning: "The owner's name" },
  business: { meaning: "The name of the account" },
  "event type": { meaning: "What was booked" },
  sessions: {
    meaning: "How many sessions the mail is about, such as 2 sessions",
    scenarios: ABOUT_SESSIONS,
  },
  "first session": {
    meaning: "The time of the first of them, in the reader's zone",
    scenarios: ABOUT_SESSIONS,
  },
  amount: { meaning: "The amount that goes back", scenarios: MONEY_SCENARIOS },
  transaction: { meaning: "The reference of the transaction", scenarios: MONEY_SCENARIOS },
  "old time": { meaning: "Where that session was before", scenarios: WITH_OLD_TIMES },
  when: { meaning: "When the session starts: today, tomorrow, or its date", scenarios: ["reminder"] },
  location: { meaning: "Where the sessions take place" },
  reference: { meaning: "The reference of the booking" },
  reason: { meaning: "The reason or note that was given", scenarios: WITH_REASON, part: "text" },
  link: {
    meaning: "A link to the booking, for the reader alone",
    audiences: ["customer", "owner"],
    part: "text",
  },
} as const satisfies Record<string, Definition>;

export type FieldName = keyof typeof DEFINITIONS;

export interface FieldChoice {
  readonly name: FieldName;
  readonly meaning: string;
}

/**
 * The dynamic fields of one mail's subject or text, in the order in which they are listed. Written in braces:
 * `{first session}`. One that a mail has no value for at times (`{reason}`) is empty then.
 */
export function fieldsOf(
  scenario: Scenario,
  audience: NotificationAudience,
  part: WordsPart,
): readonly FieldChoice[] {
  return Object.entries(DEFINITIONS as Record<string, Definition>).flatMap(([name, field]) => {
    const known =
      (field.scenarios?.includes(scenario) ?? true) &&
      (field.audiences?.includes(audience) ?? true) &&
      (field.part ?? part) === part;
    return known ? [{ name: name as FieldName, meaning: field.meaning }] : [];
  });
}
