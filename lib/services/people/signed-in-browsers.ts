import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import { findBrowsers, type SignedInBrowser, signOutBrowsers } from "@/lib/store/logins";
import { inTransaction } from "@/lib/store/transaction";

/** The browsers in which somebody is signed in, the newest first. */
export function listBrowsers({ accountId, userId }: SignedInUser, now: Instant): Promise<SignedInBrowser[]> {
  return findBrowsers(accountId, userId, now);
}

/** Ends every sign-in of that person, this one too. */
export async function signOutEverywhere({ accountId, userId }: SignedInUser): Promise<{ ok: true }> {
  await inTransaction((tx) => signOutBrowsers(tx, accountId, userId, null));
  return { ok: true };
}
