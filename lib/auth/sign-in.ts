import { findAccount } from "@/lib/store/accounts";
import { findUser } from "@/lib/store/users";
import { login } from "./login";
import type { SignedInUser } from "./user";

/** Who sends a request, by the cookie of their sign-in; null for nobody, and for whom was taken off the account. */
export async function signedInUser(headers: Headers): Promise<SignedInUser | null> {
  if (!headers.has("cookie")) return null;
  const account = await findAccount();
  if (!account) return null;
  const found = await (await login()).api.getSession({ headers });
  const user = found && (await findUser(account.id, found.user.id));
  return user ? (user as SignedInUser) : null;
}

/** The id of this browser's sign-in, or null. */
export async function presentBrowser(headers: Headers): Promise<string | null> {
  const found = await (await login()).api.getSession({ headers });
  return found?.session.id ?? null;
}
