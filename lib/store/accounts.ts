import { query, statement, type Tx } from "./transaction";

const FIRST_ACCOUNT = statement(`SELECT id FROM account ORDER BY created_at, id LIMIT 1`);

export interface Account {
  readonly id: string;
}

let known: Account | undefined;

/** The account of this installation, or null before it is set up. Read once: an account's id never changes. */
export async function findAccount(): Promise<Account | null> {
  if (known) return known;
  const [account] = await query<Account>(FIRST_ACCOUNT, []);
  known = account;
  return account ?? null;
}

const NAME = statement(`SELECT name FROM account WHERE id = $1`);

/** As it is now: it can be changed. */
export async function readAccountName(accountId: string): Promise<string> {
  const [account] = await query<{ name: string }>(NAME, [accountId]);
  if (!account) throw new Error(`account ${accountId} is missing`);
  return account.name;
}

const RENAME = statement(`UPDATE account SET name = $2 WHERE id = $1`);

export async function writeAccountName(accountId: string, name: string): Promise<void> {
  await query(RENAME, [accountId, name]);
}

const LOCK_SET_UP = statement(`SELECT pg_advisory_xact_lock(hashtextextended('reslot is set up', 0))`);
const IS_SET_UP = statement(`SELECT EXISTS (SELECT FROM account) AS found`);
const INSERT = statement(`INSERT INTO account (id, name, created_at) VALUES ($1, $2, $3)`);

/**
 * Writes the account of an installation that has none; false where it has one by now. Of two that try at the same moment
 * the second waits for the first.
 */
export async function insertOnlyAccount(
  tx: Tx,
  { id, name }: Account & { readonly name: string },
  now: number,
): Promise<boolean> {
  await tx.query(LOCK_SET_UP, []);
  const [account] = await tx.query<{ found: boolean }>(IS_SET_UP, []);
  if (account?.found) return false;
  await tx.query(INSERT, [id, name, new Date(now)]);
  return true;
}

/** For tests, which meet several databases in one process. */
export function forgetAccount(): void {
  known = undefined;
}
