import { type Account, findAccount, readAccountName } from "@/lib/store/accounts";

/** The account of this installation, or null while it is not set up. */
export async function readSetUp(): Promise<(Account & { readonly name: string }) | null> {
  const account = await findAccount();
  return account && { id: account.id, name: await readAccountName(account.id) };
}
