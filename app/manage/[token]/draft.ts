import type { Problem } from "@/lib/errors";
import { type FormDraft, readFormDraft } from "@/lib/services/book/form-drafts";
import type { ManagedPage } from "./open";

/** What was typed before a refusal, when the address names it. */
export async function readDraft(
  page: ManagedPage,
  form: "reschedule" | "cancel" | "request",
): Promise<FormDraft | null> {
  const id = page.query.get("draft") ?? page.query.get("typed");
  return id ? readFormDraft(`${form} ${page.view.booking.id}`, id, page.now) : null;
}

/** The sentence for one field, if it was refused. */
export function fieldError(draft: FormDraft | null, field: string): string | null {
  return draft?.problem?.errors?.find((error) => error.field === field)?.message ?? null;
}

/** The problem of a draft that neither a field shows nor, for lost times, the picker. */
export function pageProblem(draft: FormDraft | null): Problem | null {
  const problem = draft?.problem;
  return problem && !problem.errors?.length && !problem.more?.conflicts ? problem : null;
}
