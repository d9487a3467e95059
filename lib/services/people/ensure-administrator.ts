import { v7 as orderedUuid } from "uuid";
import { hashPassword, isPasswordOf } from "@/lib/auth/passwords";
import { findAccount } from "@/lib/store/accounts";
import { putPasswordHash } from "@/lib/store/logins";
import { administratorsCanSignIn, enterPerson, isOnRecord, lockPeople, writeRole } from "@/lib/store/people";
import { inTransaction } from "@/lib/store/transaction";
import { findUserByAddress } from "@/lib/store/users";

/** Who the settings name as the first administrator. */
export interface FirstAdministrator {
  readonly email: string;
  readonly password: string;
  /** Whether the person is made when nobody has that address; else only who is there gets the password. */
  readonly make: boolean;
}

/**
 * Gives that person a password and the role of an administrator, while no administrator can sign in: the settings make the
 * first one, and change nothing about people later. Who was taken off the account stays off it.
 */
export async function ensureAdministrator({ email, password, make }: FirstAdministrator): Promise<void> {
  const account = await findAccount();
  if (!account) return;
  const address = email.toLowerCase();
  const hash = await hashPassword(password);
  await inTransaction(async (tx) => {
    await lockPeople(tx, account.id);
    if (await administratorsCanSignIn(tx, account.id)) return;
    const found = await findUserByAddress(account.id, address);
    if (!found && (!make || (await isOnRecord(tx, account.id, address)))) return;
    const userId = found?.userId ?? (await enterPerson(tx, newcomer(account.id, address)));
    await writeRole(tx, account.id, userId, "administrator");
    await putPasswordHash(tx, account.id, userId, hash);
  });
}

function newcomer(accountId: string, email: string) {
  return {
    accountId,
    id: orderedUuid(),
    name: email,
    email,
    role: "administrator",
    locale: "en-US",
  } as const;
}

/** What whoever starts Reslot is told about signing in. */
export interface StartNews {
  /** Whether there is an account yet. */
  readonly setUp: boolean;
  /** The address to sign in with, where it is known and still somebody's. */
  readonly email: string | null;
  /** Whether the password that the settings name still fits. */
  readonly passwordFits: boolean;
}

export async function readStartNews(named: Omit<FirstAdministrator, "make"> | null): Promise<StartNews> {
  const account = await findAccount();
  const user = account && named ? await findUserByAddress(account.id, named.email.toLowerCase()) : null;
  const passwordFits = user !== null && named !== null && (await isPasswordOf(user, named.password));
  return { setUp: account !== null, email: user?.email ?? null, passwordFits };
}
