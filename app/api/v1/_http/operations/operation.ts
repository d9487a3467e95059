import type { z } from "zod";
import type { CustomerProblemCode } from "@/lib/errors";

/** One call of the HTTP interface, for its document. */
export interface Operation {
  readonly id: string;
  readonly method: "get" | "post";
  /** With `{…}` for what varies. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** It is signed by Stripe, whose own ids make it safe to repeat. */
  readonly signed?: true;
  readonly answers: readonly Answer[];
  readonly problems: readonly CustomerProblemCode[];
}

export interface Answer {
  readonly status: number;
  readonly description: string;
  /** A schema for JSON, a media type for anything else, nothing for an answer without a body. */
  readonly content?: z.ZodType | string;
}

export const ok = (description: string, content: Answer["content"]): Answer => ({
  status: 200,
  description,
  content,
});

// What many calls are refused with.
export const BODY = ["invalid", "too_large", "unsupported_media_type", "idempotency_key_reused"] as const;
export const TIMES = ["in_past", "not_a_slot", "slot_taken", "cap_reached", "overlapping_times"] as const;
export const SESSIONS = ["no_sessions", "unknown_session", "duplicate_session", "wrong_status"] as const;
export const POLICY = ["too_late", "not_allowed", "reason_required", "reason_too_long"] as const;
