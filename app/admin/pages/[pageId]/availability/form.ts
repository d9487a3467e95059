import { type FormState, readFormState } from "@/app/admin/form-state";
import { PREVIEW_FIELD, type Typed, typedOf } from "@/components/admin/availability/form-model";
import { withIntent } from "@/components/admin/availability/intents";
import { type PageAccess, roleAllows } from "@/lib/auth/page-access";
import { writeAvailability } from "@/lib/domain/availability/written";
import type { Instant } from "@/lib/domain/time";
import type { AvailabilityOfPage } from "@/lib/services/pages/read-availability";

export interface AvailabilityForm {
  readonly state: FormState;
  readonly saved: Typed;
  /** As it stands in the fields, and the id of the one with the focus. */
  readonly typed: Typed;
  readonly focus: string | null;
  /** The version that is changed from: that of the first look, until somebody was told that there is a newer one. */
  readonly seen: string;
}

/** The fields as saved; or as typed, and then changed as the button wants that asked to draw the page again. */
export async function readAvailabilityForm(
  { user, role }: Pick<PageAccess, "user" | "role">,
  action: string,
  query: URLSearchParams,
  { settings, version }: AvailabilityOfPage,
  now: Instant,
): Promise<AvailabilityForm> {
  const saved = typedOf(writeAvailability(settings));
  const state = await readFormState(user, action, query, saved, now);
  if (!state.typed) return { state, saved, typed: saved, focus: null, seen: version };
  const told = state.problem?.code === "needs_confirmation";
  const seen = told ? version : (state.typed.seen ?? version);
  // Whoever may only look sends no settings, only which event type to look at.
  const chosen = state.typed[PREVIEW_FIELD];
  if (!roleAllows(role, "edit")) {
    const typed = chosen === undefined ? saved : { ...saved, [PREVIEW_FIELD]: chosen };
    return { state, saved, typed, focus: null, seen };
  }
  return { state, saved, seen, ...withIntent(state.typed, state.intent ?? "") };
}
