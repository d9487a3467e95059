import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import { retryEvents } from "@/lib/store/calendar-events";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { enqueueWriting } from "./note-events";

/** Has everything that waits for an owner's calendars, or was given up, written at once. */
export async function writeAgain(
  tx: Tx,
  owner: { readonly accountId: string; readonly ownerId: string },
  now: Instant,
): Promise<void> {
  const waiting = await retryEvents(tx, owner.accountId, owner.ownerId, now);
  if (waiting) await enqueueWriting(tx, owner);
}

/** The same, because the user asks for it. */
export async function writeUsersAgain(
  { accountId, userId }: SignedInUser,
  now: Instant,
): Promise<{ readonly ok: true }> {
  await inTransaction((tx) => writeAgain(tx, { accountId, ownerId: userId }, now));
  return { ok: true };
}
