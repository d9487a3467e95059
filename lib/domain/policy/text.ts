import type { Money, Price } from "../money/types";
import type { Minutes } from "../time";
import { moneySentences } from "./money-text";
import type { ChangeKind, PolicyRules } from "./types";

/** What the text needs to know beside the rules. The formatters speak the reader's language. */
export interface PolicyTextContext {
  readonly sessionCount: number;
  readonly price: Price | null;
  /** A single booking speaks of "bookings" and "the meeting"; a package of "sessions". */
  readonly single: boolean;
  formatMoney(money: Money): string;
  /** Minutes in words: "15 minutes", "24 hours", "3 days". */
  formatDuration(minutes: Minutes): string;
}

interface Words {
  readonly things: string;
  readonly oneThing: string;
  readonly start: string;
  readonly changed: string;
}

/**
 * The description of a policy: the owner's own text, or the system text generated from the rules (spec
 * section 2). It cannot drift from the verdict, because both read the same tiers: the first sentence names
 * the deadline, then come the amounts, and then each further limit that is switched on.
 */
export function policyText(kind: ChangeKind, rules: PolicyRules, context: PolicyTextContext): string {
  if (rules.customText !== null) return rules.customText;
  const words = wordsOf(kind, context.single);
  return [
    windowSentence(rules, words, context),
    ...moneySentences(kind, rules, context),
    ...(kind === "reschedule" ? limitSentences(rules, words, context) : []),
    ...graceSentence(kind, rules, words, context),
  ].join(" ");
}

/** "Sessions cannot be rescheduled online.": the description of "Never", and the reason for `not_allowed`. */
export function neverSentence(kind: ChangeKind, single: boolean): string {
  const words = wordsOf(kind, single);
  return `${words.things} cannot be ${words.changed} online.`;
}

function wordsOf(kind: ChangeKind, single: boolean): Words {
  const changed = kind === "reschedule" ? "rescheduled" : "canceled";
  return single
    ? { things: "Bookings", oneThing: "A booking", start: "the meeting time", changed }
    : { things: "Sessions", oneThing: "Each session", start: "the scheduled session time", changed };
}

function windowSentence(rules: PolicyRules, words: Words, context: PolicyTextContext): string {
  const last = rules.tiers[rules.tiers.length - 1];
  if (last === undefined) return `${words.things} cannot be ${words.changed} online.`;
  const notice =
    last.minutesBefore === 0 ? "any time" : `up to ${context.formatDuration(last.minutesBefore)}`;
  return `${words.things} can be ${words.changed} ${notice} before ${words.start}.`;
}

function limitSentences(rules: PolicyRules, words: Words, context: PolicyTextContext): string[] {
  const sentences: string[] = [];
  if (rules.maxPerSession !== null && rules.tiers.length > 0) {
    const times = rules.maxPerSession === 1 ? "only once" : `at most ${rules.maxPerSession} times`;
    sentences.push(`${words.oneThing} can be rescheduled ${times}.`);
  }
  if (rules.maxMinutesAfterOriginal !== null && (rules.tiers.length > 0 || rules.graceMinutes > 0)) {
    const furthest = context.formatDuration(rules.maxMinutesAfterOriginal);
    sentences.push(`The new time can be no later than ${furthest} after the original time.`);
  }
  return sentences;
}

function graceSentence(
  kind: ChangeKind,
  rules: PolicyRules,
  words: Words,
  context: PolicyTextContext,
): string[] {
  if (rules.graceMinutes === 0) return [];
  const things = words.things.toLowerCase();
  const can = rules.tiers.length === 0 ? `an exception is made: ${things} can` : `${things} can always`;
  const grace = `For ${context.formatDuration(rules.graceMinutes)} after booking, ${can} be ${words.changed}`;
  return [`${grace}${graceTerms(kind, context.price)}.`];
}

function graceTerms(kind: ChangeKind, price: Price | null): string {
  if (price === null || price.mode === "hidden") return "";
  if (kind === "reschedule") return " free of charge";
  return price.amount === 0 ? "" : ", and the full price is refunded";
}
