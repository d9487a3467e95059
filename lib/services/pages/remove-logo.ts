import { type NoAccess, openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { removeLogo as forgetLogo } from "@/lib/store/logos";
import { inTransaction } from "@/lib/store/transaction";

/** Takes the logo off a page; its owner's monogram stands there again. */
export async function removeLogo(
  user: SignedInUser,
  pageId: string,
): Promise<{ readonly ok: true } | NoAccess> {
  const access = await openPageAs(user, pageId, "edit");
  if (!access.ok) return access;
  await inTransaction((tx) => forgetLogo(tx, access.accountId, pageId));
  return { ok: true };
}
