import type { VerdictCode } from "../policy/types";
import type { Instant } from "../time";

/** Why a plan is refused. The names are part of the HTTP interface and never change. */
export type RefusalCode =
  | VerdictCode
  | "no_sessions"
  | "unknown_session"
  | "duplicate_session"
  | "wrong_count"
  | "in_past"
  | "not_a_slot"
  | "slot_taken"
  | "cap_reached"
  | "overlapping_times"
  | "same_time"
  | "reason_required"
  | "reason_too_long"
  | "not_undoable";

/** What stands in the way of one session's change; `start` is the new time that was asked for, if any. */
export interface SessionProblem {
  readonly session: string;
  readonly code: RefusalCode;
  readonly start?: Instant;
}

/** What is wrong with one of the times of a new booking. */
export interface TimeProblem {
  readonly start: Instant;
  readonly code: RefusalCode;
}

/** A plan that may not be carried out. Nothing of it is done, not even the part that could be. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** Every session that stands in the way, in the order asked, each with its first problem. */
  readonly sessions?: readonly SessionProblem[];
  /** The same for a new booking, whose sessions have no identity yet. */
  readonly times?: readonly TimeProblem[];
}

/**
 * The code that stands for several problems: `slot_taken` only when every problem is that, since then
 * another time is all that is needed; otherwise the first problem of another kind. Null for no problems.
 */
export function leadingCode(problems: readonly { readonly code: RefusalCode }[]): RefusalCode | null {
  const leading = problems.find(({ code }) => code !== "slot_taken") ?? problems[0];
  return leading?.code ?? null;
}

/** The longest reason, in characters (spec section 10). */
export const MAX_REASON_LENGTH = 2_000;

const SENTENCES = {
  too_late: "It is too late to change this online.",
  not_allowed: "This cannot be changed online.",
  wrong_status: "A session that has started, has taken place or was canceled can't be changed.",
  quota_used: "This session can't be rescheduled online any more.",
  too_far: "Pick an earlier time. The new time is too long after the original one.",
  no_sessions: "Select at least one session. Nothing has changed.",
  unknown_session: "Select sessions of this booking only. Nothing has changed.",
  duplicate_session: "Select each session only once. Nothing has changed.",
  wrong_count: "Pick exactly as many times as there are sessions.",
  in_past: "Pick a time in the future.",
  not_a_slot: "Pick one of the times offered.",
  slot_taken: "This time was just taken. Pick another time.",
  cap_reached: "No more sessions fit on this day or in this week. Pick another day.",
  overlapping_times: "Pick times that don't overlap one another or the other sessions.",
  same_time: "Pick a new time. This is the session's present one.",
  reason_required: "Write a reason.",
  reason_too_long: "Write at most 2,000 characters.",
  not_undoable: "This change can't be taken back any more.",
} satisfies Record<RefusalCode, string>;

/**
 * The sentence for a refusal code, in plain English. Where a verdict is at hand, `explain` says more: it
 * knows the deadline and the session's status.
 */
export function refusalSentence(code: RefusalCode): string {
  return SENTENCES[code];
}
