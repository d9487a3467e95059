import { v7 as orderedUuid } from "uuid";
import { countAttempt, tooManyAttempts } from "@/lib/auth/attempts";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { findAccount } from "@/lib/store/accounts";
import { inTransaction } from "@/lib/store/transaction";

/**
 * Sends a link that sets a new password. Whether the address is somebody's is only looked up by the job that writes the
 * mail, so the answer, and the time it takes, are the same for every address; so it is where one asked too often.
 */
export async function requestPasswordLink(
  { email }: { readonly email: string },
  client: string,
  now: Instant,
): Promise<{ ok: true } | Refused> {
  const wait = await countAttempt("linkFromClient", client);
  if (wait !== null) return tooManyAttempts(wait);
  const account = await findAccount();
  const tooOften = (await countAttempt("linkTo", email)) !== null;
  if (!account || tooOften) return { ok: true };
  await inTransaction((tx) =>
    enqueue(tx, "send_notice", {
      about: "password_link",
      accountId: account.id,
      requestId: orderedUuid(),
      email,
      at: now,
    }),
  );
  return { ok: true };
}
