import { z } from "zod";
import { instant, reason, sessionId } from "@/app/api/v1/_http/schemas";
import { MAX_CHOSEN_SESSIONS } from "@/lib/services/actions/open-sessions";

const sessions = z
  .array(sessionId, "Choose sessions first.")
  .min(1, "Choose sessions first.")
  .max(MAX_CHOSEN_SESSIONS, `Choose at most ${MAX_CHOSEN_SESSIONS} sessions at once.`);

/** A form says it with a word, as it can't with a value of JSON. */
const flag = z.preprocess((value) => (value === "true" ? true : value), z.boolean().default(false));

const times = (message: string) =>
  z
    .array(z.object({ session: sessionId, start: instant }), message)
    .min(1, message)
    .max(20, "A package has at most 20 sessions.");

export const chosenSessions = z.object({ sessions, reason });

const refundAmount = {
  /** In minor units. */
  amount: z.int("Write the amount in minor units.").min(0).optional(),
  /** As somebody writes it into a form: "25.00". */
  typed: z.string().max(40, "Write an amount such as 25.00.").optional(),
};

export const cancellation = z.object({
  sessions,
  reason,
  refund: z
    .object({ kind: z.enum(["none", "policy", "amount"], "Choose what is given back."), ...refundAmount })
    .default({ kind: "none" }),
});

export const manualRefund = z.object({
  sessions,
  reason,
  refund: z.object(refundAmount),
  /** A form's own Idempotency-Key. */
  key: z.uuid().optional(),
});

export const moves = z.object({
  moves: times("Pick a new time for each session."),
  reason,
  confirmed: flag,
});

export const approval = z.object({
  picks: times("Pick one of the times."),
  reason,
  confirmed: flag,
});

export const waiver = z.object({
  sessions,
  fees: z.array(z.string().max(20), "Choose a fee.").min(1, "Choose a fee.").max(100, "Choose fewer fees."),
  reason,
  tell: flag,
});
