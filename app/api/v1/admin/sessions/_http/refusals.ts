import { changeProblem } from "@/app/api/v1/_http/refusals";
import { cautionSentence } from "@/lib/domain/availability/cautions";
import type { NeedsConfirmation } from "@/lib/domain/booking/confirmation";
import { ownerRefusalSentence } from "@/lib/domain/booking/owner-refusals";
import type { NotStarted } from "@/lib/domain/booking/plan-ending";
import type { RefundTooHigh } from "@/lib/domain/booking/plan-owner-cancel";
import type { RefundsOff } from "@/lib/domain/booking/plan-refund";
import type { NotDue } from "@/lib/domain/booking/plan-waive";
import type { Problem, Refused } from "@/lib/errors";
import { formatMoney } from "@/lib/format";
import type { RescheduleRefusal } from "@/lib/services/book/nearest-times";

/** Everything that an action with sessions is refused with. */
export type ActionRefusal =
  | RescheduleRefusal
  | NotStarted
  | NeedsConfirmation
  | RefundTooHigh
  | NotDue
  | RefundsOff
  | Refused;

/** A refused action as people and programs are told of it. */
export function actionProblem(refusal: ActionRefusal): Problem {
  if ("detail" in refusal) return refusal;
  switch (refusal.code) {
    case "refund_too_high":
      return refundProblem(refusal);
    case "not_due":
      return told("not_due", "fees");
    case "refunds_off":
      return told("refunds_off");
    case "not_started":
      return { ...told("not_started"), more: { sessions: refusal.sessions } };
    case "needs_confirmation":
      return { ...told("needs_confirmation"), more: { sessions: refusal.sessions.map(cautionedView) } };
    default:
      return withOwnWords(changeProblem(refusal), refusal);
  }
}

function told(code: Parameters<typeof ownerRefusalSentence>[0], field?: string): Problem {
  const detail = ownerRefusalSentence(code);
  return { code, detail, ...(field && { errors: [{ field, message: detail }] }) };
}

function refundProblem({ most }: RefundTooHigh): Problem {
  const detail = most?.amount
    ? `Write an amount up to ${formatMoney(most, "en-US")}: more than that can't be given back.`
    : "Give nothing back: nothing is left that could go back for this booking.";
  return {
    code: "refund_too_high",
    detail,
    errors: [{ field: "refund.typed", message: detail }],
    more: { most },
  };
}

function cautionedView({ session, start, cautions }: NeedsConfirmation["sessions"][number]) {
  const why = cautions.map((code) => ({ code, detail: cautionSentence(code) }));
  return { session, start: new Date(start).toISOString(), cautions: why };
}

function withOwnWords(problem: Problem, refusal: RescheduleRefusal): Problem {
  const detail = ownerRefusalSentence(refusal.code);
  return { ...problem, detail, errors: problem.errors?.map(({ field }) => ({ field, message: detail })) };
}
