import type { ChangeKind, ReasonRule } from "../policy/types";
import { MAX_REASON_LENGTH, type RefusalCode } from "./refusal";
import type { Actor, Booking, Session } from "./types";

/**
 * Whether the person who makes this change is asked for a reason. The policy binds customers only, and only
 * where it applies: owners, withdrawn requests and answers to the owner's own request may leave it out.
 */
export function reasonRule(
  kind: ChangeKind,
  booking: Pick<Booking, "policy">,
  sessions: readonly Pick<Session, "status">[],
  by: Actor,
): ReasonRule {
  if (by !== "customer") return "optional";
  const rule = booking.policy[kind].reason;
  const bound = sessions.some(({ status }) => status !== "requested" && status !== "reschedule_requested");
  return rule === "mandatory" && !bound ? "optional" : rule;
}

/**
 * The reason as it is kept: trimmed, line breaks as one character, other control characters removed; null when
 * there is none or when the rule is not to ask. Refusals: `reason_required`, `reason_too_long`.
 */
export function readReason(
  rule: ReasonRule,
  written: string | null,
):
  | { readonly ok: true; readonly reason: string | null }
  | { readonly ok: false; readonly code: RefusalCode } {
  if (rule === "none") return { ok: true, reason: null };
  const reason = clean(written ?? "");
  if (reason === "") {
    return rule === "mandatory" ? { ok: false, code: "reason_required" } : { ok: true, reason: null };
  }
  return [...reason].length > MAX_REASON_LENGTH
    ? { ok: false, code: "reason_too_long" }
    : { ok: true, reason };
}

/** Browsers send each line break of a text area as two characters, which would count against the limit. */
function clean(written: string): string {
  return written
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}
