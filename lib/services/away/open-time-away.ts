import { validate as isUuid } from "uuid";
import { type OwnerAccess, openOwner } from "@/lib/auth/owner-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Refused } from "@/lib/errors";
import { findTimeAway, type TimeAwayRow } from "@/lib/store/times-away";

export interface OpenedTimeAway {
  readonly ok: true;
  readonly away: TimeAwayRow;
  readonly owner: OwnerAccess;
}

/** A time away for a user who acts for its owner. */
export async function openTimeAway(user: SignedInUser, id: string): Promise<OpenedTimeAway | Refused> {
  const away = isUuid(id) ? await findTimeAway(user.accountId, id) : null;
  if (!away) return refused("not_found", NOTHING);
  const owner = await openOwner(user, away.ownerId);
  if (owner.ok) return { ok: true, away, owner };
  return refused(owner.code, owner.code === "not_found" ? NOTHING : NOT_ALLOWED);
}

const NOTHING = "There is nothing at this address.";
const NOT_ALLOWED = "Your role does not allow this. Ask the owner of the booking page or an administrator.";

function refused(code: Refused["code"], detail: string): Refused {
  return { ok: false, code, detail };
}
