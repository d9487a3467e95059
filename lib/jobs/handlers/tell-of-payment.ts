import { v7 as orderedUuid } from "uuid";
import { currentInstant } from "@/lib/clock";
import { sessionAt } from "@/lib/domain/booking/times";
import { env } from "@/lib/env";
import { writeNotice } from "@/lib/mail/notices";
import { unbookedMails } from "@/lib/mail/unbooked";
import { addressOf } from "@/lib/offer-address";
import { readHold } from "@/lib/store/holds";
import { insertMail } from "@/lib/store/mails";
import { findBookable, readPageSettings } from "@/lib/store/pages";
import { readReturnedPayment } from "@/lib/store/payments";
import { inTransaction } from "@/lib/store/transaction";
import type { JobPayload } from "../definitions";
import { enqueue } from "../queue";

/**
 * Writes the mails about a price that was paid for a booking that could not be made: to both sides that it goes back, or to the owner
 * that it did not. The same job twice writes the same mails.
 */
export async function tellOfPayment(payload: JobPayload<"tell_of_payment">): Promise<void> {
  const { accountId, refundId, about, at } = payload;
  const refund = await readReturnedPayment(accountId, refundId);
  const hold = refund && (await readHold(accountId, refund.holdId));
  if (!refund || hold?.change.kind !== "booking") return;
  const { request, price } = hold.change;
  // What was offered may have a new name, or be gone; the page is still the customer's.
  const offered = await findBookable(accountId, request.page, request.eventType);
  const { page, settings } = offered ?? (await readPageSettings(accountId, hold.pageId));
  const from = { name: page.accountName, email: env().MAIL_FROM };
  const mails = unbookedMails({
    about,
    page,
    request,
    price,
    title: offered?.eventType.title ?? page.title,
    refund,
    wanted: request.starts.map((start) => sessionAt(start, settings)),
    again: { href: `${env().APP_URL}${addressOf(request)}` },
  });
  const written = await Promise.all(
    mails.map(async (mail) => ({
      ...mail,
      ...(await writeNotice({ ...mail, key: JSON.stringify(payload), at }, from)),
    })),
  );
  await inTransaction(async (tx) => {
    for (const { recipient, role, subject, messageId, raw } of written) {
      const id = orderedUuid();
      await insertMail(tx, {
        accountId,
        id,
        bookingId: null,
        activityId: null,
        sessionId: null,
        recipient: recipient.email,
        role,
        scenario: about,
        subject,
        messageId,
        raw,
        createdAt: currentInstant(),
      });
      await enqueue(tx, "deliver_mail", { accountId, mailId: id });
    }
  });
}
