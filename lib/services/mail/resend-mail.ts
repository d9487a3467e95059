import { validate as isUuid, v7 as orderedUuid } from "uuid";
import { openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { findMailOfBooking, queueAgain } from "@/lib/store/mail-resends";
import { inTransaction } from "@/lib/store/transaction";

export type Resent =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: "not_found" | "forbidden" }
  | (Refused & { readonly code: "wrong_status" });

const OVERTAKEN: Refused & { readonly code: "wrong_status" } = {
  ok: false,
  code: "wrong_status",
  detail: "Resend the newer mail about this session: some calendars would take the old time from this one.",
};

/**
 * Queues the very same bytes again, to the same person, and tries at once: a mail that arrived and was lost, one that was
 * refused for good, or one that waits for its next attempt.
 */
export async function resendMail(user: SignedInUser, mailId: string, now: Instant): Promise<Resent> {
  const { accountId, userId, name } = user;
  const mail = isUuid(mailId) ? await findMailOfBooking(accountId, mailId) : null;
  if (!mail) return { ok: false, code: "not_found" };
  const access = await openPageAs(user, mail.pageId, "edit");
  if (!access.ok) return { ok: false, code: access.code };
  if (mail.overtaken) return OVERTAKEN;
  const { bookingId } = mail;
  await inTransaction(async (tx) => {
    await queueAgain(tx, { accountId, id: orderedUuid(), mailId, userId, byName: name, at: now });
    await enqueue(tx, "deliver_mails", { accountId, bookingId }, `deliver ${bookingId}`);
  });
  return { ok: true };
}
