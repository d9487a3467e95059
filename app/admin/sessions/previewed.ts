import { type ActionRefusal, actionProblem } from "@/app/api/v1/admin/sessions/_http/refusals";
import type { Problem } from "@/lib/errors";
import type { OwnedSessions } from "@/lib/services/actions/open-sessions";
import type { Preview } from "@/lib/services/actions/preview-action";
import type { ActionPage } from "./open";

/** What would become of each booking, or the first thing that stands in the way. */
export type Previewed<Plan> =
  | { readonly ok: true; readonly parts: readonly (OwnedSessions & { readonly preview: Preview<Plan> })[] }
  | { readonly ok: false; readonly problem: Problem };

export async function previewEach<Plan>(
  chosen: readonly OwnedSessions[],
  preview: (part: OwnedSessions) => Promise<Preview<Plan> | ActionRefusal>,
): Promise<Previewed<Plan>> {
  const parts: (OwnedSessions & { preview: Preview<Plan> })[] = [];
  for (const part of chosen) {
    const outcome = await preview(part);
    if (!outcome.ok) return { ok: false, problem: actionProblem(outcome) };
    parts.push({ ...part, preview: outcome });
  }
  return { ok: true, parts };
}

/** Whether the page is past its first step: something was typed, and nobody wants to change it. */
export function isReview({ state }: ActionPage): boolean {
  return state.typed !== null && state.intent !== "edit" && !state.problem?.errors?.length;
}

/** What was typed, to be sent along by the last step. */
export function typedInputs(
  { state }: ActionPage,
  without: readonly string[] = [],
): { name: string; value: string }[] {
  const never = ["intent", ...without];
  return Object.entries(state.typed ?? {})
    .filter(([name]) => !never.includes(name))
    .map(([name, value]) => ({ name, value }));
}

/** The mails of each part, as `MailsReview` shows them. */
export function mailGroups<Plan>(previewed: Previewed<Plan>) {
  if (!previewed.ok) return [];
  return previewed.parts.map(({ owned, preview }) => ({
    key: owned.booking.id,
    title: owned.booking.customer.name,
    mails: preview.mails,
  }));
}
