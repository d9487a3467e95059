import type { PageAccess } from "@/lib/auth/page-access";
import { openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Refused } from "@/lib/errors";
import { refuseField } from "@/lib/services/refuse";
import { findMembers, type PageMember, putMember, putPageRole } from "@/lib/store/page-members";
import { findPersonByAddress, lockPeople } from "@/lib/store/people";
import { inTransaction } from "@/lib/store/transaction";
import type { PageRole } from "@/lib/store/users";

export type { PageMember };

/** Who has a place on the page, its owner first. */
export function listPagePeople({ accountId, pageId }: PageAccess<"own">): Promise<PageMember[]> {
  return findMembers(accountId, pageId);
}

export interface MemberChange {
  /** Null takes the person off the page. */
  readonly role: PageRole | null;
  /** Gets the mails about the page's bookings; never a viewer. */
  readonly notified: boolean;
}

/** Changes what those who have a place on the page may do there. Its own owner keeps theirs. */
export async function savePagePeople(
  user: SignedInUser,
  pageId: string,
  members: Readonly<Record<string, MemberChange>>,
): Promise<{ ok: true } | Refused> {
  const access = await openPageAs(user, pageId, "own");
  if (!access.ok) return noPageAccess(access.code);
  const { accountId } = access;
  const present = new Set((await findMembers(accountId, pageId)).map(({ userId }) => userId));
  await inTransaction(async (tx) => {
    await lockPeople(tx, accountId);
    for (const [userId, { role, notified }] of Object.entries(members)) {
      if (!present.has(userId)) continue;
      if (role === null) await putPageRole(tx, accountId, userId, { pageId, role });
      else await putMember(tx, { accountId, pageId, userId, role, notified });
    }
  });
  return { ok: true };
}

/** Gives somebody who is on the account a place on the page. */
export async function addPagePerson(
  user: SignedInUser,
  pageId: string,
  { email, role }: { readonly email: string; readonly role: PageRole },
): Promise<{ ok: true; name: string } | Refused> {
  const access = await openPageAs(user, pageId, "own");
  if (!access.ok) return noPageAccess(access.code);
  const { accountId } = access;
  return inTransaction(async (tx) => {
    await lockPeople(tx, accountId);
    const person = await findPersonByAddress(tx, accountId, email);
    if (!person) {
      return refuseField(
        "email",
        "Write the address of somebody on the account, or ask an administrator to invite them.",
      );
    }
    await putPageRole(tx, accountId, person.userId, { pageId, role });
    return { ok: true, name: person.name };
  });
}

/** Why somebody may not manage a page's people. */
export function noPageAccess(code: "not_found" | "forbidden"): Refused {
  const detail =
    code === "forbidden"
      ? "Only the page's owner and administrators manage its people. Ask one of them."
      : "There is no such booking page.";
  return { ok: false, code, detail };
}
