import type { Amount, PolicyRules, Tier } from "./types";

/** The longest custom text, in characters (spec section 10). */
export const MAX_CUSTOM_TEXT = 2_000;

const SHORTEST_NOTICE = 15;
const YEAR = 365 * 24 * 60;

/**
 * What is wrong with a set of rules before it may be stored; empty when nothing is. Each entry is a sentence
 * for the owner that says what to write. The menu offers 15 minutes to 14 days (spec section 2); a notice
 * of the owner's own may be as long as a year.
 */
export function policyProblems(rules: PolicyRules): string[] {
  return [
    ...rules.tiers.flatMap((tier, index) => tierProblems(tier, rules.tiers[index - 1], `Tier ${index + 1}`)),
    ...limitProblems(rules),
    ...textProblems(rules.customText),
  ];
}

function tierProblems(tier: Tier, previous: Tier | undefined, name: string): string[] {
  const problems: string[] = [];
  const { minutesBefore } = tier;
  const fits = minutesBefore === 0 || isWhole(minutesBefore, SHORTEST_NOTICE, YEAR);
  if (!fits) problems.push(`${name}: write a notice of 15 minutes to 365 days, or 0 for any time.`);
  if (previous !== undefined && minutesBefore >= previous.minutesBefore) {
    problems.push(`${name}: write a shorter notice than that of the tier above it.`);
  }
  return [...problems, ...amountProblems(tier.amount, name)];
}

function amountProblems(amount: Amount, name: string): string[] {
  switch (amount.kind) {
    case "none":
      return [];
    case "percent":
      return isPercent(amount.percent)
        ? []
        : [`${name}: write a percentage from 0 to 100, with at most two decimals.`];
    case "fixed":
      return isWhole(amount.amount, 0, Number.MAX_SAFE_INTEGER)
        ? []
        : [`${name}: write an amount of 0 or more, in whole units of the currency's smallest coin.`];
  }
}

function limitProblems(rules: PolicyRules): string[] {
  const problems: string[] = [];
  if (rules.maxPerSession !== null && !isWhole(rules.maxPerSession, 1, 1_000)) {
    problems.push(
      "Reschedules per session: write a number from 1 to 1,000, or leave it empty for any number.",
    );
  }
  if (rules.maxMinutesAfterOriginal !== null && !isWhole(rules.maxMinutesAfterOriginal, 1, 10 * YEAR)) {
    problems.push("Furthest date: write a time of up to 10 years, or leave it empty for any date.");
  }
  if (!isWhole(rules.graceMinutes, 0, YEAR)) {
    problems.push("Grace period: write a time of up to 365 days, or 0 for none.");
  }
  return problems;
}

function textProblems(customText: string | null): string[] {
  if (customText === null) return [];
  if (customText.trim() === "")
    return ["Custom text: write the policy's description, or choose the system text."];
  if ([...customText].length > MAX_CUSTOM_TEXT) return ["Custom text: write at most 2,000 characters."];
  return [];
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function isPercent(value: number): boolean {
  return value >= 0 && value <= 100 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
}
