import type { Session } from "../booking/types";
import type { Money } from "../money/types";
import { type Instant, MINUTE, type Minutes } from "../time";
import { neverSentence } from "./text";
import type { ChangeKind, PolicyRules, Verdict } from "./types";

/** What the explanation needs to know beside the verdict. The formatters speak the reader's language. */
export interface ExplainContext {
  readonly rules: PolicyRules;
  readonly now: Instant;
  /** A single booking is called "this booking", a session of a package "this session". */
  readonly single: boolean;
  /** An instant with its zone: "Sun, Jun 28, 10:00 AM EDT". */
  formatDeadline(instant: Instant): string;
  formatMoney(money: Money): string;
  /** Minutes in words: "24 hours". */
  formatDuration(minutes: Minutes): string;
}

/** The parts of a row's line: "**now** until *until*, then *next*"; or the plain reason of a refusal. */
export interface Explanation {
  /** "Free", "$5.00", "$25.00 refund", "No refund"; null when no price is shown. */
  readonly now: string | null;
  /** The last instant at which that holds; null when it holds without end. */
  readonly until: string | null;
  /** "$5.00", "free", "no refund", "closed"; null when nothing follows but the start itself. */
  readonly next: string | null;
  /** Why the change is refused, as a sentence; null when it is allowed. */
  readonly refusal: string | null;
  /** The parts in one line of plain text, without a full stop unless it is the refusal; may be empty. */
  readonly line: string;
}

type Explained = Pick<Session, "start" | "end" | "status">;

/**
 * A verdict in words (spec sections 2 and 3). Every instant in it is the verdict's own, so what a
 * customer reads is what is enforced.
 */
export function explain(
  kind: ChangeKind,
  verdict: Verdict,
  session: Explained,
  context: ExplainContext,
): Explanation {
  if (!verdict.allowed) {
    const refusal = refusalReason(kind, verdict, session, context);
    return { now: null, until: null, next: null, refusal, line: refusal };
  }
  const now = verdict.charge === null ? null : amountNow(kind, verdict.charge, context);
  const until = verdict.next === null ? null : context.formatDeadline(verdict.next.at);
  const next = verdict.next === null ? null : amountNext(kind, verdict.next, session, context);
  return { now, until, next, refusal: null, line: lineOf(now, until, next) };
}

function amountNow(kind: ChangeKind, charge: Money, context: ExplainContext): string {
  if (kind === "reschedule") return charge.amount === 0 ? "Free" : context.formatMoney(charge);
  return charge.amount === 0 ? "No refund" : `${context.formatMoney(charge)} refund`;
}

function amountNext(
  kind: ChangeKind,
  next: { readonly at: Instant; readonly charge: Money | null; readonly closed: boolean },
  session: Explained,
  context: ExplainContext,
): string | null {
  if (next.closed) return next.at === session.start ? null : "closed";
  if (next.charge === null) return null;
  if (next.charge.amount > 0) return context.formatMoney(next.charge);
  return kind === "reschedule" ? "free" : "no refund";
}

function lineOf(now: string | null, until: string | null, next: string | null): string {
  if (until === null) return now ?? "";
  const held = now === null ? `Until ${until}` : `${now} until ${until}`;
  return next === null ? held : `${held}, then ${next}`;
}

function refusalReason(
  kind: ChangeKind,
  verdict: Extract<Verdict, { allowed: false }>,
  session: Explained,
  context: ExplainContext,
): string {
  const changed = kind === "reschedule" ? "rescheduled" : "canceled";
  switch (verdict.code) {
    case "wrong_status":
      return statusReason(session, context);
    case "not_allowed":
      return neverSentence(kind, context.single);
    case "too_late":
      return closedReason(verdict.deadline, session, context);
    case "quota_used":
      return `${subject(context)} was already ${changed} ${times(context.rules)}, which is the most that can be done online.`;
    case "too_far":
      return furthestReason(verdict.deadline, context);
  }
}

function statusReason(session: Explained, context: ExplainContext): string {
  const subjectWords = subject(context);
  switch (session.status) {
    case "canceled":
      return `${subjectWords} was canceled.`;
    case "no_show":
      return `${subjectWords} was marked as a no-show.`;
    case "completed":
      return `${subjectWords} has taken place.`;
    case "requested":
      return `${subjectWords} is awaiting approval.`;
    case "reschedule_requested":
      return `${subjectWords} is waiting for a new time.`;
    case "scheduled":
    case "rescheduled":
      return context.now < session.end
        ? `${subjectWords} has already started.`
        : `${subjectWords} has taken place.`;
  }
}

/** Says how long before the start only where a tier set the deadline, not the end of the grace period. */
function closedReason(deadline: Instant | null, session: Explained, context: ExplainContext): string {
  if (deadline === null) return "Changes are closed.";
  const closed = `Changes closed ${context.formatDeadline(deadline)}`;
  const notice = (session.start - deadline) / MINUTE;
  const last = context.rules.tiers[context.rules.tiers.length - 1];
  return last?.minutesBefore === notice
    ? `${closed}, ${context.formatDuration(notice)} before the start.`
    : `${closed}.`;
}

function furthestReason(latest: Instant | null, context: ExplainContext): string {
  const furthest = context.rules.maxMinutesAfterOriginal;
  const by = latest === null ? "" : ` by ${context.formatDeadline(latest)}`;
  const limit = furthest === null ? "" : `, ${context.formatDuration(furthest)} after the original time`;
  return `The new time must start${by}${limit}.`;
}

function times(rules: PolicyRules): string {
  return rules.maxPerSession === 1 ? "once" : `${rules.maxPerSession ?? 0} times`;
}

function subject(context: ExplainContext): string {
  return context.single ? "This booking" : "This session";
}
