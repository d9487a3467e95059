/** The moments at which people are mailed (spec section 8), by the names that the mail log keeps. */
export const SCENARIOS = [
  "booked",
  "requested",
  "resubmitted",
  "approved",
  "withdrawn_by_customer",
  "withdrawn_by_owner",
  "withdrawn_by_system",
  "rescheduled_by_customer",
  "undone",
  "rescheduled_by_owner",
  "reschedule_requested_by_owner",
  "canceled_by_customer",
  "canceled_by_owner",
  "fee_waived",
  "payment_returned",
  "refunded",
  "refund_failed",
  "reminder",
  "follow_up",
] as const;

export type Scenario = (typeof SCENARIOS)[number];

/** Those that tell of money alone: nothing happens to a session. */
export const MONEY_SCENARIOS: readonly Scenario[] = ["payment_returned", "refunded", "refund_failed"];

/** Guests are told what the customer is told, in the customer's form. */
export const AUDIENCES = ["customer", "owner", "stakeholders"] as const;

export type NotificationAudience = (typeof AUDIENCES)[number];

export const SCENARIO_NAMES = {
  booked: "Booking made",
  requested: "Request made",
  resubmitted: "Request with new times",
  approved: "Request approved",
  withdrawn_by_customer: "Request withdrawn by the customer",
  withdrawn_by_owner: "Request declined",
  withdrawn_by_system: "Request expired",
  rescheduled_by_customer: "Rescheduled by the customer",
  undone: "Change taken back by the customer",
  rescheduled_by_owner: "Rescheduled by the owner",
  reschedule_requested_by_owner: "New times asked for by the owner",
  canceled_by_customer: "Canceled by the customer",
  canceled_by_owner: "Canceled by the owner",
  fee_waived: "Fee waived by the owner",
  payment_returned: "Payment that goes back",
  refunded: "Refund issued",
  refund_failed: "Refund failed",
  reminder: "Reminder",
  follow_up: "Follow-up",
} as const satisfies Record<Scenario, string>;

export const AUDIENCE_NAMES = {
  customer: "Customer",
  owner: "Owner",
  stakeholders: "Stakeholders",
} as const satisfies Record<NotificationAudience, string>;

/**
 * What a page's people changed about one scenario's mail to one audience. Without one it is sent, in our words; null
 * words are ours.
 */
export interface NotificationSetting {
  readonly scenario: string;
  readonly audience: NotificationAudience;
  readonly enabled: boolean;
  readonly subject: string | null;
  readonly text: string | null;
}

/**
 * Why customers are always mailed, whatever the settings say: the mail holds the only link to their booking, or it
 * tells what somebody else did with their time and nothing but the mail does. What they did themselves their page
 * has told them already, so those mails may be switched off.
 */
const ALWAYS_TOLD: Partial<Record<Scenario, "link" | "done by others">> = {
  booked: "link",
  requested: "link",
  approved: "done by others",
  withdrawn_by_owner: "done by others",
  withdrawn_by_system: "done by others",
  rescheduled_by_owner: "done by others",
  reschedule_requested_by_owner: "done by others",
  canceled_by_owner: "done by others",
  payment_returned: "done by others",
  refunded: "done by others",
};

const WHY = {
  link: "this mail brings customers the only link to their booking",
  "done by others": "customers learn of it from this mail alone",
} as const;

/** Why this mail can't be switched off, to go on a sentence with; null when it can. */
export function whyAlwaysSent(scenario: Scenario, audience: NotificationAudience): string | null {
  const why = audience === "customer" ? ALWAYS_TOLD[scenario] : undefined;
  return why === undefined ? null : WHY[why];
}

/** Whether a scenario has a mail to an audience at all: what an account has to put right is none of its customers' business. */
export function isTold(scenario: Scenario, audience: NotificationAudience): boolean {
  return scenario !== "refund_failed" || audience !== "customer";
}

/** Whether a scenario's mail goes to an audience, by a page's settings and by what customers are always told. */
export function isSent(
  settings: readonly NotificationSetting[],
  scenario: string,
  audience: NotificationAudience,
): boolean {
  if (isScenario(scenario) && !isTold(scenario, audience)) return false;
  if (!isScenario(scenario) || whyAlwaysSent(scenario, audience) !== null) return true;
  return settingOf(settings, scenario, audience)?.enabled ?? true;
}

export function settingOf(
  settings: readonly NotificationSetting[],
  scenario: Scenario,
  audience: NotificationAudience,
): NotificationSetting | null {
  return settings.find((setting) => setting.scenario === scenario && setting.audience === audience) ?? null;
}

export function isScenario(name: string): name is Scenario {
  return (SCENARIOS as readonly string[]).includes(name);
}

export function isAudience(name: string): name is NotificationAudience {
  return (AUDIENCES as readonly string[]).includes(name);
}
