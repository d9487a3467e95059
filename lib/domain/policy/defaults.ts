import type { Minutes } from "../time";
import type { Amount, Policy, PolicyRules, Tier } from "./types";

type Rest = Partial<Omit<PolicyRules, "tiers">>;

/** "Any time before the meeting", at one amount (spec section 2). */
export function anyTime(amount: Amount = { kind: "none" }, rest: Rest = {}): PolicyRules {
  return rules([{ minutesBefore: 0, amount }], rest);
}

/**
 * "Up to `minutes` before the meeting": `amount` until then; after it `late` until the start, or closed
 * when `late` is null (spec section 2).
 */
export function upTo(
  minutes: Minutes,
  amount: Amount = { kind: "none" },
  late: Amount | null = null,
  rest: Rest = {},
): PolicyRules {
  const first = { minutesBefore: minutes, amount };
  return rules(late === null ? [first] : [first, { minutesBefore: 0, amount: late }], rest);
}

/** "Never": customers cannot make this change online. */
export function never(rest: Rest = {}): PolicyRules {
  return rules([], rest);
}

/** What a new event type or booking page starts with. */
export const defaultPolicy: Policy = { cancel: anyTime(), reschedule: anyTime() };

function rules(tiers: readonly Tier[], rest: Rest): PolicyRules {
  return {
    tiers,
    customText: null,
    reason: "optional",
    maxPerSession: null,
    maxMinutesAfterOriginal: null,
    graceMinutes: 0,
    ...rest,
  };
}
