import { query, statement } from "./transaction";

const FIRST_ACCOUNT = statement(`SELECT id, name FROM account ORDER BY created_at, id LIMIT 1`);

export interface Account {
  readonly id: string;
  readonly name: string;
}

let known: Account | undefined;

/** The account of this installation, or null before it is set up. Read once: an account's id never changes. */
export async function findAccount(): Promise<Account | null> {
  if (known) return known;
  const [account] = await query<{ id: string; name: string }>(FIRST_ACCOUNT, []);
  known = account;
  return account ?? null;
}

/** For tests, which meet several databases in one process. */
export function forgetAccount(): void {
  known = undefined;
}
