import { query, statement, type Tx } from "./transaction";

// The tables of the sign-in library (docs/decisions/0006), as far as we write them ourselves: what a person changes about
// their sign-in belongs in one transaction with the mail that tells them of it.

const PASSWORD_OF = statement(`
  SELECT password FROM login_credential WHERE account_id = $1 AND user_id = $2 AND provider_id = 'credential'`);

const PUT_PASSWORD = statement(`
  INSERT INTO login_credential (account_id, id, user_id, provider_id, provider_account_id, password)
  VALUES ($1, gen_random_uuid(), $2::uuid, 'credential', $2::text, $3)
  ON CONFLICT (account_id, user_id, provider_id) DO UPDATE SET password = $3, updated_at = now()`);

/** The hash of a person's password, or null while they have none. */
export async function readPasswordHash(accountId: string, userId: string): Promise<string | null> {
  const [found] = await query<{ password: string | null }>(PASSWORD_OF, [accountId, userId]);
  return found?.password ?? null;
}

export async function putPasswordHash(
  tx: Tx,
  accountId: string,
  userId: string,
  hash: string,
): Promise<void> {
  await tx.query(PUT_PASSWORD, [accountId, userId, hash]);
}

export interface SignedInBrowser {
  readonly id: string;
  readonly userAgent: string;
  readonly clientAddress: string;
  readonly signedInAt: Date;
  readonly seenAt: Date;
}

const BROWSERS = statement(`
  SELECT id, coalesce(user_agent, '') AS "userAgent", coalesce(ip_address, '') AS "clientAddress",
    created_at AS "signedInAt", updated_at AS "seenAt"
  FROM login_session WHERE account_id = $1 AND user_id = $2 AND expires_at > $3 ORDER BY created_at DESC`);

/** The browsers in which a person is signed in, the newest first. */
export async function findBrowsers(
  accountId: string,
  userId: string,
  now: number,
): Promise<SignedInBrowser[]> {
  return query<SignedInBrowser>(BROWSERS, [accountId, userId, new Date(now)]);
}

const SIGN_OUT = statement(
  `DELETE FROM login_session WHERE account_id = $1 AND user_id = $2 AND ($3::text IS NULL OR id <> $3)`,
);

/** Signs a person out everywhere, or everywhere but in one browser. */
export async function signOutBrowsers(
  tx: Tx,
  accountId: string,
  userId: string,
  except: string | null,
): Promise<void> {
  await tx.query(SIGN_OUT, [accountId, userId, except]);
}

const NO_PASSWORD = statement(`DELETE FROM login_credential WHERE account_id = $1 AND user_id = $2`);
const NO_SECOND_FACTOR = statement(`DELETE FROM login_second_factor WHERE account_id = $1 AND user_id = $2`);
const NO_SECRETS = statement(`DELETE FROM login_verification WHERE account_id = $1 AND value = $2::text`);

/** Takes away every way in that a person has. */
export async function forgetLogin(tx: Tx, accountId: string, userId: string): Promise<void> {
  await tx.query(NO_PASSWORD, [accountId, userId]);
  await tx.query(NO_SECOND_FACTOR, [accountId, userId]);
  await tx.query(NO_SECRETS, [accountId, userId]);
  await signOutBrowsers(tx, accountId, userId, null);
}

const SIGNED_IN = statement(`UPDATE "user" SET signed_in_at = $3 WHERE account_id = $1 AND id = $2`);

export async function recordSignIn(accountId: string, userId: string, now: number): Promise<void> {
  await query(SIGNED_IN, [accountId, userId, new Date(now)]);
}

const KEEP_LINK = statement(`
  INSERT INTO login_verification (account_id, id, identifier, value, expires_at)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, id) DO NOTHING`);

const LINK = `SELECT value AS "userId" FROM login_verification
  WHERE account_id = $1 AND identifier = $2 AND expires_at > $3`;
const FIND_LINK = statement(LINK);
const TAKE_LINK = statement(`DELETE FROM login_verification WHERE (account_id, id) IN (
    SELECT account_id, id FROM login_verification WHERE account_id = $1 AND identifier = $2 AND expires_at > $3 FOR UPDATE)
  RETURNING value AS "userId"`);
const FORGET_LINKS = statement(
  `DELETE FROM login_verification WHERE account_id = $1 AND value = $2::text AND identifier LIKE 'password-link:%'`,
);

const identifier = (digest: string) => `password-link:${digest}`;

/** Ends the links that were sent before, as to an address that is the person's no more. */
export async function forgetPasswordLinks(tx: Tx, accountId: string, userId: string): Promise<void> {
  await tx.query(FORGET_LINKS, [accountId, userId]);
}

/** Keeps the digest of a link that sets a person's password. */
export async function keepPasswordLink(
  tx: Tx,
  link: { accountId: string; id: string; digest: string; userId: string; expiresAt: number },
): Promise<void> {
  const { accountId, id, digest, userId, expiresAt } = link;
  await tx.query(KEEP_LINK, [accountId, id, identifier(digest), userId, new Date(expiresAt)]);
}

/** Whose password the link sets, while it works. */
export async function findPasswordLink(
  accountId: string,
  digest: string,
  now: number,
): Promise<string | null> {
  const [found] = await query<{ userId: string }>(FIND_LINK, [accountId, identifier(digest), new Date(now)]);
  return found?.userId ?? null;
}

/** The same, and the link is used up: only one of two requests at the same moment gets it. */
export async function takePasswordLink(
  tx: Tx,
  accountId: string,
  digest: string,
  now: number,
): Promise<string | null> {
  const [found] = await tx.query<{ userId: string }>(TAKE_LINK, [
    accountId,
    identifier(digest),
    new Date(now),
  ]);
  if (!found) return null;
  await forgetPasswordLinks(tx, accountId, found.userId);
  return found.userId;
}

const EXPIRED_SIGN_INS = statement(`DELETE FROM login_session WHERE account_id = $1 AND expires_at <= $2`);
const EXPIRED_SECRETS = statement(
  `DELETE FROM login_verification WHERE account_id = $1 AND expires_at <= $2`,
);

/** Drops sign-ins and short-lived secrets that ran out. */
export async function forgetExpiredLogins(accountId: string, now: number): Promise<void> {
  await query(EXPIRED_SIGN_INS, [accountId, new Date(now)]);
  await query(EXPIRED_SECRETS, [accountId, new Date(now)]);
}
