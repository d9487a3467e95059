import { isAdministrator } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Refused } from "@/lib/errors";
import { writeAccountName } from "@/lib/store/accounts";
import { ONLY_ADMINISTRATORS } from "./only-administrators";

/** Changes the name that customers read beside the owner's, and as the sender of all mails. */
export async function renameAccount(
  user: SignedInUser,
  { name }: { readonly name: string },
): Promise<{ ok: true } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  await writeAccountName(user.accountId, name);
  return { ok: true };
}
