import type { FieldError, ProblemCode, Refused } from "@/lib/errors";

/** What somebody wrote can't be kept: a sentence at each field, and the first of them above. */
export function invalid(errors: readonly FieldError[]): Refused {
  return { ok: false, code: "invalid", detail: errors[0]?.message ?? "Look over what you wrote.", errors };
}

/** The same for one field. The sentence starts with what to write. */
export function refuseField(field: string, message: string, code: ProblemCode = "invalid"): Refused {
  return { ...invalid([{ field, message }]), code };
}

/** Somebody else has, or had, the address. */
export function addressTaken(slug: string): Refused {
  const message = `Write another address: “${slug}” is taken, or led somewhere else before.`;
  return refuseField("slug", message, "address_taken");
}

export const notFound = { ok: false, code: "not_found" } as const;
