import { validate as isUuid } from "uuid";
import { openPageAs, roleAllows } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { withoutCustomerLinks } from "@/lib/mail/customer-links";
import { findMailOfBooking } from "@/lib/store/mail-resends";
import { findFirstSession } from "@/lib/store/session-record";
import { type MailboxMail, readMailboxMail } from "./read-mailbox";

export interface BookingMail {
  readonly found: MailboxMail;
  /** The session whose details lead to it. */
  readonly sessionId: string;
  /** Whether it is shown as it was sent; else without the links that let its reader act as the customer. */
  readonly asSent: boolean;
}

/**
 * A mail about a booking, for whoever may see that booking. The customers' own links in it are for those alone who may
 * change the booking anyhow: a viewer may look, and no more.
 */
export async function readBookingMail(user: SignedInUser, mailId: string): Promise<BookingMail | null> {
  const mail = isUuid(mailId) ? await findMailOfBooking(user.accountId, mailId) : null;
  const access = mail && (await openPageAs(user, mail.pageId, "view"));
  if (!mail || !access?.ok) return null;
  const found = await readMailboxMail(mail.id);
  const sessionId = mail.sessionId ?? (await findFirstSession(user.accountId, mail.bookingId));
  if (!found || sessionId === null) return null;
  const asSent = roleAllows(access.role, "edit");
  return { found: asSent ? found : { ...found, mail: withoutCustomerLinks(found.mail) }, sessionId, asSent };
}
