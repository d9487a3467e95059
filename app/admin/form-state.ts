import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Problem } from "@/lib/errors";
import { adminDraftScope } from "@/lib/services/admin-drafts";
import { readFormDraft } from "@/lib/services/book/form-drafts";

/** What stands in a form's fields, by their dotted names: as typed before it was refused, else as saved. */
export interface FormState {
  readonly value: (name: string) => string;
  readonly checked: (name: string) => boolean;
  readonly error: (name: string) => string | null;
  readonly problem: Problem | null;
  /** The button that asked to draw the form again, such as `add-tier`; null for none. */
  readonly intent: string | null;
  /** Everything typed, when there is something; else null. */
  readonly typed: Readonly<Record<string, string>> | null;
  readonly saved: boolean;
}

/** Reads what was typed into the form that posts to `action`, or starts from what is saved. */
export async function readFormState(
  user: SignedInUser,
  action: string,
  query: URLSearchParams,
  initial: Readonly<Record<string, string | boolean>>,
  now: Instant,
): Promise<FormState> {
  const id = query.get("draft");
  const draft = id ? await readFormDraft(adminDraftScope(user, action), id, now) : null;
  return {
    value: (name) => (draft ? (draft.typed[name] ?? "") : String(initial[name] ?? "")),
    checked: (name) => {
      const value = draft ? draft.typed[name] : initial[name];
      return value === true || value === "on" || value === "true" || value === "1";
    },
    error: (name) => draft?.problem?.errors?.find(({ field }) => field === name)?.message ?? null,
    problem: draft?.problem ?? null,
    intent: draft?.typed.intent ?? null,
    typed: draft?.typed ?? null,
    saved: query.has("saved") && !draft,
  };
}
