import { validate as isUuid } from "uuid";
import { openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import { findPlaceOfReply, ignoreReply as ignore } from "@/lib/store/calendar-replies";

export { readRepliesOfSession, type WaitingReply } from "@/lib/store/calendar-replies";

export type Ignored =
  | { readonly ok: true; readonly sessionId: string }
  | { readonly ok: false; readonly code: "not_found" | "forbidden" };

/** Leaves the session as it is, whatever its guest's calendar said. */
export async function ignoreReply(user: SignedInUser, replyId: string, now: Instant): Promise<Ignored> {
  const { accountId, name } = user;
  const place = isUuid(replyId) ? await findPlaceOfReply(accountId, replyId) : null;
  if (place === null) return { ok: false, code: "not_found" };
  const access = await openPageAs(user, place.pageId, "edit");
  if (!access.ok) return { ok: false, code: access.code };
  await ignore(accountId, replyId, name, now);
  return { ok: true, sessionId: place.sessionId };
}
