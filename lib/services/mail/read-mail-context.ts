import type { Booking } from "@/lib/domain/booking/types";
import { type MailContext, mailContext } from "@/lib/mail/change";
import { hasWrittenCalendar } from "@/lib/store/calendar-events";
import { readInvited } from "@/lib/store/invited";
import { readNotificationSettings } from "@/lib/store/notifications";
import { readOrganizer } from "@/lib/store/organizers";
import { readPageSettings, readStakeholders } from "@/lib/store/pages";

/** What every mail about a booking needs of its page, as the page stands now, and of the mails before it. */
export async function readMailContext({
  accountId,
  id,
  pageId,
}: Pick<Booking, "accountId" | "id" | "pageId">): Promise<MailContext> {
  const [{ page }, stakeholders, settings, organizer, invited] = await Promise.all([
    readPageSettings(accountId, pageId),
    readStakeholders(accountId, pageId),
    readNotificationSettings({ accountId, pageId }),
    readOrganizer(accountId, id),
    readInvited(accountId, id),
  ]);
  const ownerHasCalendar = await hasWrittenCalendar(accountId, page.owner.id);
  return { ...mailContext(page, stakeholders, settings, organizer), ownerHasCalendar, invited };
}
