import { currentInstant } from "@/lib/clock";
import type { Problem } from "@/lib/errors";
import { keepFormDraft } from "@/lib/services/book/form-drafts";

/** After a form post the browser always goes on with a GET, so that reloading sends nothing twice. */
export function seeOther(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}

/** The answers to an owner's own questions are named by the questions' ids. */
export const ANSWER_PREFIX = "answers.";

const KEPT: ReadonlySet<string> = new Set(["name", "email", "company", "phone", "guests", "note", "reason"]);

/** Sends the customer back to a form with what they typed and what is wrong with it. */
export async function backToForm(
  path: string,
  scope: string,
  fields: URLSearchParams,
  problem: Problem | null,
): Promise<Response> {
  const typed: Record<string, string> = {};
  for (const [name, value] of fields) {
    if (KEPT.has(name) || name.startsWith(ANSWER_PREFIX)) typed[name.slice(0, 100)] = value.slice(0, 5_000);
  }
  const id = await keepFormDraft(scope, { typed, problem }, currentInstant());
  const separator = path.includes("?") ? "&" : "?";
  return seeOther(`${path}${separator}draft=${id}`);
}
