import { guarded } from "@/app/api/v1/_http/answer";
import { seeOther } from "@/app/api/v1/_http/forms";
import { pathUnderAdmin, withParameter } from "@/app/api/v1/admin/_http/action";

/** What can be done with several sessions at once: each a page under /admin/sessions. */
const ACTIONS = ["reschedule", "request", "approve", "no-show", "cancel"];

/**
 * Leads from the ticked lines of the stream to the page of an action. A line may stand for several sessions of a package,
 * whose ids are joined by dots.
 */
export const GET = guarded(async (request: Request) => {
  const query = new URL(request.url).searchParams;
  const action = ACTIONS.find((name) => name === query.get("action"));
  const sessions = query.getAll("sessions").flatMap((ids) => ids.split("."));
  if (!action || sessions.length === 0) {
    return seeOther(withParameter(pathUnderAdmin(query.get("back")), "none-chosen", "1"));
  }
  return seeOther(`/admin/sessions/${action}?${new URLSearchParams(sessions.map((id) => ["session", id]))}`);
});
