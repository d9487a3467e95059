import type { PageAccess } from "@/lib/auth/page-access";
import type { Refused } from "@/lib/errors";
import { setNotified } from "@/lib/store/notifications";

/** Lets an editor follow the page's bookings as a stakeholder, or not any more. */
export async function followPage(
  access: PageAccess<"edit">,
  notified: boolean,
): Promise<{ ok: true } | Refused> {
  if (await setNotified(access, access.user.userId, notified)) return { ok: true };
  const detail = "Add your address to the stakeholders instead: only editors of a page follow it.";
  return { ok: false, code: "invalid", detail };
}
