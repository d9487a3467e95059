import { hashPassword } from "@/lib/auth/passwords";
import type { SignedInUser } from "@/lib/auth/user";
import { passwordProblem } from "@/lib/domain/people/password";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { refuseField } from "@/lib/services/refuse";
import { forgetPasswordLinks, putPasswordHash, signOutBrowsers } from "@/lib/store/logins";
import { inTransaction } from "@/lib/store/transaction";
import { confirmPassword } from "./confirm-password";

/** Changes one's own password and signs out every other browser. `browser` is the one that asks for it. */
export async function changePassword(
  user: SignedInUser,
  { currentPassword, newPassword }: { readonly currentPassword: string; readonly newPassword: string },
  browser: string | null,
  now: Instant,
): Promise<{ ok: true } | Refused> {
  const problem = passwordProblem(newPassword, user);
  if (problem) return refuseField("newPassword", problem);
  const refused = await confirmPassword(user, currentPassword, "currentPassword");
  if (refused) return refused;
  const hash = await hashPassword(newPassword);
  const { accountId, userId } = user;
  await inTransaction(async (tx) => {
    await putPasswordHash(tx, accountId, userId, hash);
    await forgetPasswordLinks(tx, accountId, userId);
    await signOutBrowsers(tx, accountId, userId, browser);
    await enqueue(tx, "send_notice", { about: "password_changed", accountId, userId, at: now });
  });
  return { ok: true };
}
