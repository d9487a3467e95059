import { currentInstant } from "@/lib/clock";
import type { Problem } from "@/lib/errors";
import { keepFormDraft } from "@/lib/services/form-drafts";

/** After a form post the browser always goes on with a GET, so that reloading sends nothing twice. */
export function seeOther(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}

/** Sends the customer back to a form with what they typed and what is wrong with it. */
export async function backToForm(
  path: string,
  scope: string,
  fields: URLSearchParams,
  problem: Problem | null,
): Promise<Response> {
  const typed: Record<string, string> = {};
  for (const name of ["name", "email", "guests", "note", "reason"]) {
    const value = fields.get(name);
    if (value !== null) typed[name] = value.slice(0, 5_000);
  }
  const id = await keepFormDraft(scope, { typed, problem }, currentInstant());
  const separator = path.includes("?") ? "&" : "?";
  return seeOther(`${path}${separator}draft=${id}`);
}
