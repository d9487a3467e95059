import { type Account, findAccount } from "@/lib/store/accounts";

/** The account of this installation. A fault before it is set up: nothing can be asked of it yet. */
export async function currentAccount(): Promise<Account> {
  const account = await findAccount();
  if (!account)
    throw new Error("This installation has no account yet. Start it with SEED_DEMO=1, or set it up.");
  return account;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** For what anybody may look for: its id, or before it is set up one under which nothing is found. */
export async function accountIdOrNobody(): Promise<string> {
  return (await findAccount())?.id ?? NOBODY;
}
