import { type Refusal, refusalSentence } from "@/lib/domain/booking/refusal";
import type { Problem } from "@/lib/errors";
import type { BookingRefusal } from "@/lib/services/book/book-sessions";
import type { RescheduleRefusal } from "@/lib/services/change/reschedule-sessions";
import type { CheckoutUnavailable } from "@/lib/services/payments/open-checkout";
import { notFound } from "./problem";

const iso = (instant: number) => new Date(instant).toISOString();

const paymentUnavailable: Problem = {
  code: "payment_unavailable",
  detail: "This can't be paid online at the moment. Nothing has changed. Try again, or contact the owner.",
};

/** A refused booking: the times that stand in the way, each with its code and sentence. */
export function bookingProblem(refusal: BookingRefusal): Problem {
  if (refusal.code === "not_found") return notFound;
  if (refusal.code === "paused") {
    return { code: "paused", detail: "This page takes no new bookings at the moment." };
  }
  if (refusal.code === "payment_unavailable") return paymentUnavailable;
  if (refusal.code === "invalid") {
    const { errors } = refusal;
    return { code: "invalid", detail: errors[0]?.message ?? "Look over what you wrote.", errors };
  }
  return timesProblem(refusal);
}

/** Refused suggestions: the times that stand in the way, or the reason. */
export function suggestionProblem(refusal: Refusal): Problem {
  return refusal.times ? timesProblem(refusal) : changeProblem(refusal);
}

function timesProblem({ code, times }: Refusal): Problem {
  const listed = times?.map(({ start, code: why }) => ({
    start: iso(start),
    code: why,
    detail: refusalSentence(why),
  }));
  return {
    code,
    detail: refusalSentence(code),
    errors: listed?.map(({ start, detail }) => ({ field: "starts", message: `${start}: ${detail}` })),
    more: listed ? { times: listed } : undefined,
  };
}

/** A refused change: each session that stands in the way, and for lost slots the nearest free times. */
export function changeProblem(refusal: RescheduleRefusal | CheckoutUnavailable): Problem {
  if (refusal.code === "payment_unavailable") return paymentUnavailable;
  const reasonCodes = ["reason_required", "reason_too_long"];
  const detail = refusalSentence(refusal.code);
  return {
    code: refusal.code,
    detail,
    errors: reasonCodes.includes(refusal.code) ? [{ field: "reason", message: detail }] : undefined,
    more: {
      ...(refusal.sessions && {
        sessions: refusal.sessions.map(({ session, code, start }) => ({
          session,
          code,
          detail: refusalSentence(code),
          ...(start === undefined ? {} : { start: iso(start) }),
        })),
      }),
      ...(refusal.conflicts && {
        conflicts: refusal.conflicts.map(({ session, start, nearest }) => ({
          session,
          start: iso(start),
          nearest: nearest.map(iso),
        })),
      }),
    },
  };
}
