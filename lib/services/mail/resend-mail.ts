import { validate as isUuid, v7 as orderedUuid } from "uuid";
import { openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { isOutdated } from "@/lib/domain/calendar/outdated";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { readTold } from "@/lib/mail/told";
import { lockBooking } from "@/lib/store/bookings";
import { findMailOfBooking, queueAgain } from "@/lib/store/mail-resends";
import { inTransaction } from "@/lib/store/transaction";

export type Resent =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: "not_found" | "forbidden" }
  | (Refused & { readonly code: "wrong_status" });

const OUTDATED: Refused & { readonly code: "wrong_status" } = {
  ok: false,
  code: "wrong_status",
  detail:
    "Resend the newest mail about this session: it has changed, and some calendars would take the old time from this one.",
};

/**
 * Queues the very same bytes again, to the same person, and tries at once: a mail that arrived and was lost, one that was
 * refused for good, or one that waits for its next attempt. The booking is locked, so that no change comes in between.
 */
export async function resendMail(user: SignedInUser, mailId: string, now: Instant): Promise<Resent> {
  const { accountId, userId, name } = user;
  const mail = isUuid(mailId) ? await findMailOfBooking(accountId, mailId) : null;
  if (!mail) return { ok: false, code: "not_found" };
  const access = await openPageAs(user, mail.pageId, "edit");
  if (!access.ok) return { ok: false, code: access.code };
  const { bookingId } = mail;
  const told = await readTold(mail.raw);
  return inTransaction(async (tx) => {
    const booking = await lockBooking(tx, accountId, bookingId);
    const session = booking?.sessions.find(({ id }) => id === mail.sessionId);
    if (told && session && isOutdated(told, session)) return OUTDATED;
    await queueAgain(tx, { accountId, id: orderedUuid(), mailId, userId, byName: name, at: now });
    await enqueue(tx, "deliver_mails", { accountId, bookingId }, `deliver ${bookingId}`);
    return { ok: true };
  });
}
