import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import { retryEvents } from "@/lib/store/calendar-events";
import { inTransaction } from "@/lib/store/transaction";
import { enqueueWriting } from "./note-events";

/** Has everything that waits for the user's calendar, or was given up, written at once. */
export async function writeAgain(user: SignedInUser, now: Instant): Promise<{ readonly ok: true }> {
  const owner = { accountId: user.accountId, ownerId: user.userId };
  await inTransaction(async (tx) => {
    await retryEvents(tx, owner.accountId, owner.ownerId, now);
    await enqueueWriting(tx, owner);
  });
  return { ok: true };
}
