import { notFound, problemResponse } from "@/app/api/v1/_http/problem";
import { type Download, fileOf } from "@/app/mailbox/download";
import { signedInUser } from "@/lib/auth/sign-in";
import { readBookingMail } from "@/lib/services/mail/read-booking-mail";
import type { MailboxMail } from "@/lib/services/mail/read-mailbox";

/** Something of a booking's mail as a file, for those who see the mail as it was sent; the same 404 for all others. */
export async function bookingMailFile(
  request: Request,
  mailId: string,
  pick: (found: MailboxMail) => Download | null,
): Promise<Response> {
  const user = await signedInUser(request.headers);
  if (!user) return problemResponse({ code: "signed_out", detail: "Sign in first." });
  const mail = await readBookingMail(user, mailId);
  return mail?.asSent ? fileOf(mail.found, pick) : problemResponse(notFound);
}
