import { countAttempt, forgiveAttempt, tooManyAttempts } from "@/lib/auth/attempts";
import { isPasswordOf } from "@/lib/auth/passwords";
import type { SignedInUser } from "@/lib/auth/user";
import type { Refused } from "@/lib/errors";
import { refuseField } from "@/lib/services/refuse";

/** Asks somebody who is signed in for their password again; null when it is right. */
export async function confirmPassword(
  user: SignedInUser,
  password: string,
  field: string,
): Promise<Refused | null> {
  const key = `${user.accountId} ${user.userId}`;
  const wait = await countAttempt("confirmation", key);
  if (wait !== null) return tooManyAttempts(wait);
  if (await isPasswordOf(user, password)) {
    await forgiveAttempt("confirmation", key);
    return null;
  }
  return refuseField(field, "Write the password that you sign in with.");
}
