import { digestOf } from "@/lib/auth/one-time-links";
import { hashPassword } from "@/lib/auth/passwords";
import { passwordProblem } from "@/lib/domain/people/password";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { refuseField } from "@/lib/services/refuse";
import { findAccount } from "@/lib/store/accounts";
import { findPasswordLink, putPasswordHash, signOutBrowsers, takePasswordLink } from "@/lib/store/logins";
import { inTransaction } from "@/lib/store/transaction";
import { findUser, type UserRow } from "@/lib/store/users";

/** Whose password a link sets, while it works: once, and for an hour. Null afterwards, and for a link we never sent. */
export async function readPasswordLink(token: string, now: Instant): Promise<UserRow | null> {
  const account = await findAccount();
  if (!account) return null;
  const userId = await findPasswordLink(account.id, digestOf(token).toString("hex"), now);
  return userId === null ? null : findUser(account.id, userId);
}

/** Sets the password, ends every sign-in of that person and every other link of theirs, and tells them so. */
export async function setPasswordByLink(
  token: string,
  { password }: { readonly password: string },
  now: Instant,
): Promise<{ ok: true } | Refused> {
  const user = await readPasswordLink(token, now);
  if (!user) return gone();
  const problem = passwordProblem(password, user);
  if (problem) return refuseField("password", problem);
  const hash = await hashPassword(password);
  const { accountId, userId } = user;
  const taken = await inTransaction(async (tx) => {
    const holder = await takePasswordLink(tx, accountId, digestOf(token).toString("hex"), now);
    if (holder !== userId) return false;
    await putPasswordHash(tx, accountId, userId, hash);
    await signOutBrowsers(tx, accountId, userId, null);
    await enqueue(tx, "send_notice", { about: "password_changed", accountId, userId, at: now });
    return true;
  });
  return taken ? { ok: true } : gone();
}

function gone(): Refused {
  return { ok: false, code: "not_found", detail: "This link does not work any more. Ask for a new one." };
}
