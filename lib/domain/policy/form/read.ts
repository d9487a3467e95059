import type { FieldProblem } from "../../field-problem";
import { readAmount } from "../../money/typed";
import { multiLine } from "../../text";
import type { Minutes } from "../../time";
import { policyProblems } from "../problems";
import type { Amount, ChangeKind, Policy, PolicyRules, Tier } from "../types";
import {
  KINDS,
  type LengthFields,
  type PolicyFields,
  type RulesFields,
  type TierFields,
  UNIT_MINUTES,
} from "./fields";
import type { FormTerms } from "./write";

export type ReadPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly errors: readonly FieldProblem[] };

/**
 * The policy that stands in the fields of its editor, or a sentence for each field that can't be read or may not be
 * stored (`policyProblems`), the fields named as in the form: `reschedule.tiers.0.count`. Lengths are whole minutes
 * in the end, written with at most two decimals; percentages have at most two, amounts those of their currency.
 */
export function readPolicy(fields: PolicyFields, terms: FormTerms): ReadPolicy {
  const read = {
    reschedule: readRules("reschedule", fields, terms),
    cancel: readRules("cancel", fields, terms),
  };
  const errors = KINDS.flatMap((kind) => read[kind].errors);
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, policy: { cancel: read.cancel.rules, reschedule: read.reschedule.rules } };
}

/** The rules, with NaN for what can't be read, and one sentence for each field with a problem. */
function readRules(kind: ChangeKind, policy: PolicyFields, terms: FormTerms) {
  const fields = policy[kind];
  const unread: FieldProblem[] = [];
  const at = (field: string, message: string) => {
    unread.push({ field: `${kind}.${field}`, message });
    return Number.NaN;
  };
  const rules = rulesOf(kind, fields, terms, at);
  const further = policyProblems(rules).map(({ field, message }) => ({
    field: `${kind}.${formField(field)}`,
    message,
  }));
  const known = new Set(unread.map(({ field }) => field));
  return { rules, errors: [...unread, ...further.filter(({ field }) => !known.has(field))] };
}

type Refuse = (field: string, message: string) => number;

function rulesOf(kind: ChangeKind, fields: RulesFields, terms: FormTerms, refuse: Refuse): PolicyRules {
  const moving = kind === "reschedule";
  const custom = fields.text === "custom";
  return {
    tiers: tiersOf(fields, terms, refuse),
    customText: custom ? multiLine(fields.customText, Number.POSITIVE_INFINITY) : null,
    reason: fields.reason,
    maxPerSession: moving ? readQuota(fields.quota, refuse) : null,
    maxMinutesAfterOriginal: moving ? lengthOrNone(fields.furthest, "furthest", refuse) : null,
    graceMinutes: lengthOrNone(fields.grace, "grace", refuse) ?? 0,
  };
}

function tiersOf({ online, tiers }: RulesFields, terms: FormTerms, refuse: Refuse): Tier[] {
  if (online === "never") return [];
  if (tiers.length === 0) refuse("tiers", "Add a tier, or choose that customers never can.");
  return tiers.map((tier, index) => {
    const upToTheStart = online === "any" && index === tiers.length - 1;
    return {
      minutesBefore: upToTheStart ? 0 : readNotice(tier, `tiers.${index}.count`, refuse),
      amount: readTierAmount(tier, terms, `tiers.${index}.amount`, refuse),
    };
  });
}

function readNotice(tier: TierFields, field: string, refuse: Refuse): Minutes {
  if (tier.count.trim() === "") return refuse(field, "Write how long before the start, such as 24 hours.");
  return readLength(tier, field, refuse);
}

/** Empty and 0 are none. */
function lengthOrNone(length: LengthFields, name: string, refuse: Refuse): Minutes | null {
  if (length.count.trim() === "") return null;
  return readLength(length, `${name}.count`, refuse) || null;
}

function readLength({ count, unit }: LengthFields, field: string, refuse: Refuse): Minutes {
  const hundredths = readDecimal(count);
  if (hundredths === null) return refuse(field, "Write a number with at most two decimals, such as 24.");
  const minutes = (hundredths * UNIT_MINUTES[unit]) / 100;
  return Number.isInteger(minutes) ? minutes : refuse(field, "Write a time of whole minutes.");
}

function readQuota(written: string, refuse: Refuse): number | null {
  const text = written.trim();
  if (text === "") return null;
  return /^\d{1,9}$/.test(text)
    ? Number(text)
    : refuse("quota", "Write a whole number, such as 2, or leave it empty.");
}

function readTierAmount(tier: TierFields, { price }: FormTerms, field: string, refuse: Refuse): Amount {
  if (tier.kind === "none") return { kind: "none" };
  if (price === null) {
    refuse(field, "Leave the amount out: customers are shown no price that it could be a part of.");
    return { kind: "none" };
  }
  if (tier.kind === "percent") {
    const hundredths = readDecimal(tier.amount.replace(/%\s*$/, ""));
    const sentence = "Write a percentage from 0 to 100, such as 10 or 12.5.";
    return { kind: "percent", percent: hundredths === null ? refuse(field, sentence) : hundredths / 100 };
  }
  const amount = readAmount(tier.amount, price.digits);
  const example = price.digits === 0 ? "500" : `5.${"0".repeat(price.digits)}`;
  const sentence = `Write an amount in ${price.currency}, such as ${example}.`;
  return { kind: "fixed", amount: amount ?? refuse(field, sentence) };
}

/** A number with at most two decimals, in hundredths: as an integer it has no rounding. */
function readDecimal(written: string): number | null {
  const [, whole, decimals = ""] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(written.trim()) ?? [];
  return whole === undefined ? null : Number(whole + decimals.padEnd(2, "0"));
}

const FORM_FIELDS: Readonly<Record<string, string>> = {
  maxPerSession: "quota",
  maxMinutesAfterOriginal: "furthest.count",
  graceMinutes: "grace.count",
};

/** Where a member of the rules stands in the form. */
function formField(member: string): string {
  return FORM_FIELDS[member] ?? member.replace(/\.minutesBefore$/, ".count");
}
