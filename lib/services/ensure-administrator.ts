import { v7 as orderedUuid } from "uuid";
import { login } from "@/lib/auth/login";
import { currentAccount } from "@/lib/services/account";
import { findLoginOf, insertUser } from "@/lib/store/users";

export interface FirstAdministrator {
  readonly email: string;
  readonly password: string;
}

/**
 * Gives the person of that address a password and the role of an administrator, unless they can sign in already: the
 * settings ADMIN_EMAIL and ADMIN_PASSWORD make the first administrator and change nobody later.
 */
export async function ensureAdministrator({ email, password }: FirstAdministrator): Promise<void> {
  const { id: accountId } = await currentAccount();
  const address = email.toLowerCase();
  const found = await findLoginOf(accountId, address);
  if (found?.canSignIn) return;
  const userId =
    found?.userId ??
    (await insertUser({
      accountId,
      id: orderedUuid(),
      name: address,
      email: address,
      role: "administrator",
    }));
  const { password: passwords, internalAdapter } = await (await login()).$context;
  await internalAdapter.linkAccount({
    userId,
    providerId: "credential",
    accountId: userId,
    password: await passwords.hash(password),
  });
}
