import type { ProblemCode, Refused } from "@/lib/errors";

/** A refusal that concerns one field. The sentence starts with what to write. */
export function refuseField(field: string, message: string, code: ProblemCode = "invalid"): Refused {
  return { ok: false, code, detail: message, errors: [{ field, message }] };
}
