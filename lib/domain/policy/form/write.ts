import { writeAmount } from "../../money/typed";
import type { Minutes } from "../../time";
import type { Amount, Policy, PolicyRules, Tier } from "../types";
import {
  FIRST_TIER,
  type LengthFields,
  type PolicyFields,
  type RulesFields,
  type TierFields,
  UNIT_MINUTES,
} from "./fields";

/** What the fields need to know of the price: null where none is shown, and then no amount is asked for. */
export interface FormTerms {
  readonly price: {
    /** ISO 4217, for the sentences. */
    readonly currency: string;
    /** How many decimals its minor unit stands for. */
    readonly digits: number;
  } | null;
}

/**
 * A policy as the fields of its editor. `readPolicy` gives the same policy again; where no price is shown the same
 * verdicts, because only the notice that closes the change is kept of several tiers.
 */
export function writePolicy(policy: Policy, terms: FormTerms): PolicyFields {
  return { reschedule: writeRules(policy.reschedule, terms), cancel: writeRules(policy.cancel, terms) };
}

function writeRules(rules: PolicyRules, { price }: FormTerms): RulesFields {
  const last = rules.tiers.at(-1);
  const online = last === undefined ? "never" : last.minutesBefore === 0 ? "any" : "until";
  const kept = price === null ? rules.tiers.slice(-1) : rules.tiers;
  const tiers = kept.map((tier) => writeTier(tier, price?.digits ?? null));
  return {
    online,
    tiers: tiers.length > 0 ? tiers : [FIRST_TIER],
    text: rules.customText === null ? "system" : "custom",
    customText: rules.customText ?? "",
    reason: rules.reason,
    quota: rules.maxPerSession === null ? "" : String(rules.maxPerSession),
    furthest: writeLength(rules.maxMinutesAfterOriginal ?? 0, "days"),
    grace: writeLength(rules.graceMinutes, "hours"),
  };
}

/** The last tier of "any time" has no notice of its own: it offers the first one's, should "up to" be chosen. */
function writeTier({ minutesBefore, amount }: Tier, digits: number | null): TierFields {
  const notice =
    minutesBefore === 0
      ? { count: FIRST_TIER.count, unit: FIRST_TIER.unit }
      : writeLength(minutesBefore, "hours");
  if (digits === null) return { ...notice, kind: "none", amount: "" };
  return { ...notice, kind: amount.kind, amount: amountText(amount, digits) };
}

function amountText(amount: Amount, digits: number): string {
  switch (amount.kind) {
    case "none":
      return "";
    case "percent":
      return String(amount.percent);
    case "fixed":
      return writeAmount(amount.amount, digits);
  }
}

/** In the largest unit that it is a whole number of; as elsewhere, whole days from 48 hours up. */
function writeLength(minutes: Minutes, unitOfNone: LengthFields["unit"]): LengthFields {
  if (minutes === 0) return { count: "", unit: unitOfNone };
  const { days, hours } = UNIT_MINUTES;
  const unit =
    minutes >= 2 * days && minutes % days === 0 ? "days" : minutes % hours === 0 ? "hours" : "minutes";
  return { count: String(minutes / UNIT_MINUTES[unit]), unit };
}
