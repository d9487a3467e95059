import type { Booking } from "@/lib/domain/booking/types";
import { env } from "@/lib/env";
import type { MailContext } from "@/lib/mail/change";
import { readNotificationSettings } from "@/lib/store/notifications";
import { readPageSettings, readStakeholders } from "@/lib/store/pages";

/** What every mail about the bookings of a page needs: its people, and what they changed about its mails. */
export async function readMailContext({
  accountId,
  pageId,
}: Pick<Booking, "accountId" | "pageId">): Promise<MailContext> {
  const [{ page }, stakeholders, settings] = await Promise.all([
    readPageSettings(accountId, pageId),
    readStakeholders(accountId, pageId),
    readNotificationSettings({ accountId, pageId }),
  ]);
  return {
    page,
    owner: { ...page.owner, zone: page.zone },
    account: { name: page.accountName },
    stakeholders,
    settings,
    from: { name: page.accountName, email: env().MAIL_FROM },
  };
}
