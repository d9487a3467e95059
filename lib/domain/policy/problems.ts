import type { FieldProblem } from "../field-problem";
import type { Amount, PolicyRules, Tier } from "./types";

/** The longest custom text, in characters (spec section 10). */
export const MAX_CUSTOM_TEXT = 2_000;

/** More tiers than anybody reads. */
export const MAX_TIERS = 20;

const SHORTEST_NOTICE = 15;
const YEAR = 365 * 24 * 60;

/**
 * What is wrong with a set of rules before it may be stored; empty when nothing is. Each is a sentence for the owner
 * that starts with what to write, at the member of the rules that it concerns: `tiers.1.minutesBefore`,
 * `tiers.1.amount`, `customText` … The menu offers 15 minutes to 14 days (spec section 2); a notice of the owner's own
 * may be as long as a year.
 */
export function policyProblems(rules: PolicyRules): FieldProblem[] {
  return [
    ...countProblems(rules.tiers),
    ...rules.tiers.flatMap((tier, index) => tierProblems(tier, rules.tiers[index - 1], `tiers.${index}`)),
    ...limitProblems(rules),
    ...textProblems(rules.customText),
  ];
}

function countProblems(tiers: readonly Tier[]): FieldProblem[] {
  return tiers.length > MAX_TIERS
    ? [{ field: "tiers", message: `Keep at most ${MAX_TIERS} tiers: remove some of these ${tiers.length}.` }]
    : [];
}

function tierProblems(tier: Tier, previous: Tier | undefined, name: string): FieldProblem[] {
  const { minutesBefore } = tier;
  const field = `${name}.minutesBefore`;
  const problems: FieldProblem[] = [];
  const fits = minutesBefore === 0 || isWhole(minutesBefore, SHORTEST_NOTICE, YEAR);
  if (!fits) {
    problems.push({ field, message: "Write a notice of 15 minutes to 365 days, or 0 for any time." });
  } else if (previous !== undefined && minutesBefore >= previous.minutesBefore) {
    problems.push({ field, message: "Write a shorter notice than that of the tier above." });
  }
  return [...problems, ...amountProblems(tier.amount, `${name}.amount`)];
}

function amountProblems(amount: Amount, field: string): FieldProblem[] {
  switch (amount.kind) {
    case "none":
      return [];
    case "percent":
      return isPercent(amount.percent)
        ? []
        : [{ field, message: "Write a percentage from 0 to 100, with at most two decimals." }];
    case "fixed":
      return isWhole(amount.amount, 0, Number.MAX_SAFE_INTEGER)
        ? []
        : [
            {
              field,
              message: "Write an amount of 0 or more, in whole units of the currency's smallest coin.",
            },
          ];
  }
}

function limitProblems(rules: PolicyRules): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (rules.maxPerSession !== null && !isWhole(rules.maxPerSession, 1, 1_000)) {
    problems.push({
      field: "maxPerSession",
      message: "Write a number from 1 to 1,000, or leave it empty for any number.",
    });
  }
  if (rules.maxMinutesAfterOriginal !== null && !isWhole(rules.maxMinutesAfterOriginal, 1, 10 * YEAR)) {
    problems.push({
      field: "maxMinutesAfterOriginal",
      message: "Write a time of up to 10 years, or leave it empty for any date.",
    });
  }
  if (!isWhole(rules.graceMinutes, 0, YEAR)) {
    problems.push({ field: "graceMinutes", message: "Write a time of up to 365 days, or 0 for none." });
  }
  return problems;
}

function textProblems(customText: string | null): FieldProblem[] {
  const field = "customText";
  if (customText === null) return [];
  if (customText.trim() === "") {
    return [{ field, message: "Write the policy's description, or choose the system text." }];
  }
  return [...customText].length > MAX_CUSTOM_TEXT
    ? [{ field, message: "Write at most 2,000 characters." }]
    : [];
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function isPercent(value: number): boolean {
  return value >= 0 && value <= 100 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
}
