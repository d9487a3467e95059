import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { refuseField } from "@/lib/services/refuse";
import { forgetPasswordLinks } from "@/lib/store/logins";
import { writeAddress } from "@/lib/store/people";
import { DuplicateError, inTransaction } from "@/lib/store/transaction";
import { confirmPassword } from "./confirm-password";

/** Changes the address one signs in with, and tells both the old and the new one. */
export async function changeAddress(
  user: SignedInUser,
  { email, password }: { readonly email: string; readonly password: string },
  now: Instant,
): Promise<{ ok: true } | Refused> {
  const refused = await confirmPassword(user, password, "password");
  if (refused) return refused;
  const { accountId, userId, email: before } = user;
  if (email === before) return { ok: true };
  try {
    await inTransaction(async (tx) => {
      await writeAddress(tx, accountId, userId, email);
      await forgetPasswordLinks(tx, accountId, userId);
      await enqueue(tx, "send_notice", {
        about: "address_changed",
        accountId,
        userId,
        before,
        after: email,
        at: now,
      });
    });
    return { ok: true };
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return refuseField("email", "Write another address: somebody else has this one here.", "address_taken");
  }
}
