import { whenText } from "@/emails/reminder";
import type { MailFacts, MailWords, Span } from "@/emails/types";
import type { FieldName } from "@/lib/domain/notifications/fields";
import { isScenario, type NotificationAudience, settingOf } from "@/lib/domain/notifications/scenarios";
import type { TemplatePart } from "@/lib/domain/notifications/template";
import { type MailKey, type OwnWords, wordsParts } from "@/lib/domain/notifications/words";
import { singleLine } from "@/lib/domain/text";
import type { Interval } from "@/lib/domain/time";
import { formatDeadline, formatMoney } from "@/lib/format";
import { type AffectedSession, suggestedTimes } from "./affected";
import { scenarioOf } from "./scenario";
import type { Change, Role } from "./types";

/** Filled fields may make a subject longer than what was written. */
const FILLED_SUBJECT_MAX = 300;

const WEB_ADDRESS = /https?:\/\/[^\s<>"{}]*[^\s<>"{}.,;:!?)'’]/g;

/** Whose settings a person's mails follow: guests read what the customer reads. */
export function audienceOf(role: Role): NotificationAudience {
  if (role === "owner") return "owner";
  return role === "stakeholder" ? "stakeholders" : "customer";
}

/** The page's own words for this mail, with every field filled in for its reader; null where ours stand. */
export function ownWords(
  change: Change,
  facts: MailFacts,
  affected: readonly AffectedSession[],
): MailWords | null {
  const scenario = scenarioOf(change);
  if (!isScenario(scenario)) return null;
  const mail = { scenario, audience: audienceOf(facts.audience) };
  const own = settingOf(change.settings ?? [], scenario, mail.audience);
  if (own === null) return null;
  const values = fieldValues(change, facts, affected);
  return { subject: subjectOf(mail, own, values), paragraphs: paragraphsOf(mail, own, values, facts) };
}

type Values = Readonly<Record<FieldName, string>>;

function fieldValues(change: Change, facts: MailFacts, affected: readonly AffectedSession[]): Values {
  const { zone, locale } = facts;
  const told: readonly Interval[] =
    change.kind === "requested" || change.kind === "resubmitted" || change.kind === "withdrawn"
      ? suggestedTimes(change, affected)
      : affected.map(({ session }) => session);
  const [first] = [...told].sort((a, b) => a.start - b.start);
  const before = affected.find(({ session }) => session.start === first?.start)?.before;
  const [moved] = facts.transactions;
  const time = (at?: Interval | null) => (at ? formatDeadline(at.start, zone, locale) : "");
  return {
    customer: facts.customer.name,
    owner: facts.owner.name,
    business: facts.account,
    "event type": facts.title,
    amount: moved === undefined ? "" : formatMoney(moved.money, locale),
    transaction: moved?.reference ?? "",
    sessions: affected.length === 1 ? "1 session" : `${affected.length} sessions`,
    "first session": time(first),
    "old time": time(before),
    when: first ? whenText(first.start, change.at, facts) : "",
    location: facts.location,
    reference: facts.reference,
    reason: facts.reason ?? "",
    link: facts.links.manage ?? facts.links.record ?? "",
  };
}

/** Null too where only fields were written that are empty this time: a mail without a subject helps nobody. */
function subjectOf(mail: MailKey, { subject }: OwnWords, values: Values): string | null {
  if (subject === null) return null;
  const filled = wordsParts(mail, "subject", subject).map((part) =>
    "words" in part ? part.words : singleLine(values[part.field], FILLED_SUBJECT_MAX),
  );
  const text = Array.from(filled.join("").trim()).slice(0, FILLED_SUBJECT_MAX).join("");
  return text === "" ? null : text;
}

function paragraphsOf(
  mail: MailKey,
  { text }: OwnWords,
  values: Values,
  facts: MailFacts,
): MailWords["paragraphs"] {
  if (text === null) return null;
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => spansOf(wordsParts(mail, "text", paragraph), values, facts))
    .filter((spans) => spans.some((span) => typeof span !== "string" || span.trim() !== ""));
  return paragraphs.length === 0 ? null : paragraphs;
}

/** Addresses in the page's own words become links; what a customer wrote never does. */
function spansOf(parts: readonly TemplatePart[], values: Values, facts: MailFacts): Span[] {
  const spans = parts.flatMap((part): Span[] => {
    if ("words" in part) return withLinks(part.words);
    const value = values[part.field];
    if (part.field !== "link" || value === "") return value === "" ? [] : [value];
    return [{ link: facts.links.manage === null ? "Open the booking" : "Cancel/Reschedule", href: value }];
  });
  return spans.reduce<Span[]>(joined, []);
}

/** Text next to text is one piece. */
function joined(spans: readonly Span[], next: Span): Span[] {
  const last = spans.at(-1);
  return typeof last === "string" && typeof next === "string"
    ? [...spans.slice(0, -1), last + next]
    : [...spans, next];
}

function withLinks(words: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { 0: address, index } of words.matchAll(WEB_ADDRESS)) {
    if (index > from) spans.push(words.slice(from, index));
    spans.push({ link: address, href: address });
    from = index + address.length;
  }
  if (from < words.length) spans.push(words.slice(from));
  return spans;
}
