import { openPageAs, type PageAccess } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { noteHandedOver } from "@/lib/services/calendars/note-events";
import { refuseField } from "@/lib/services/refuse";
import {
  findPageOwner,
  findPossibleOwners,
  givePage,
  hasHeldTimes,
  type PossibleOwner,
} from "@/lib/store/page-owner";
import { lockPeople } from "@/lib/store/people";
import { inTransaction, OverlapError } from "@/lib/store/transaction";
import { noPageAccess } from "./page-people";

/** Who the page can be handed to. */
export function listNextOwners({ accountId, pageId }: PageAccess<"own">): Promise<PossibleOwner[]> {
  return findPossibleOwners(accountId, pageId);
}

/**
 * Hands a page over with all its bookings: their sessions take the new owner's time from now on, so it is refused where the
 * new owner has another session then. `still` says whether the one who did it may still manage the page's people.
 */
export async function handOverPage(
  user: SignedInUser,
  pageId: string,
  to: string,
  now: Instant,
): Promise<{ ok: true; name: string; still: boolean } | Refused> {
  const access = await openPageAs(user, pageId, "own");
  if (!access.ok) return noPageAccess(access.code);
  const { accountId } = access;
  const from = await findPageOwner(accountId, pageId);
  if (from === null) return noPageAccess("not_found");
  const owner = { accountId, ownerId: from };
  try {
    return await inTransaction(async (tx) => {
      await lockPeople(tx, accountId);
      const next = (await findPossibleOwners(accountId, pageId, tx)).find(({ userId }) => userId === to);
      if (!next) return refuseField("owner", "Choose an owner or editor of this page, or an administrator.");
      if (await hasHeldTimes(tx, owner, now)) {
        const detail = "Try again in some minutes: a customer is paying for times of this owner right now.";
        return { ok: false, code: "wrong_status", detail };
      }
      if (!(await givePage(tx, { accountId, pageId, from, to }))) return noPageAccess("not_found");
      await noteHandedOver(tx, { accountId, ownerId: to }, pageId, now);
      return { ok: true, name: next.name, still: user.role === "administrator" || user.userId !== from };
    }, owner);
  } catch (error) {
    if (!(error instanceof OverlapError)) throw error;
    return refuseField(
      "owner",
      "Choose somebody who is free: they have other sessions at the times of this page's sessions.",
      "slot_taken",
    );
  }
}
