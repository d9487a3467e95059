import { isLive } from "@/lib/domain/booking/status";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { calendarFile } from "@/lib/domain/calendar/calendar";
import { sessionEvent } from "@/lib/domain/calendar/session-event";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { readPageSettings } from "@/lib/store/pages";

/** Whether a session stands in its owner's calendar: also after it took place. */
export function standsInCalendar({ status }: Session): boolean {
  return isLive(status) || status === "completed" || status === "no_show";
}

/**
 * A session's event as it is written into its owner's calendar: the same UID and SEQUENCE as in every mail, but neither
 * ORGANIZER nor ATTENDEE, for a server would write to them in the owner's name (RFC 6638).
 */
export async function eventText(booking: Booking, session: Session, now: Instant): Promise<string> {
  const { page } = await readPageSettings(booking.accountId, booking.pageId);
  const link = `${env().APP_URL}/admin/activity/${session.id}`;
  const event = sessionEvent({
    method: "REQUEST",
    booking,
    session,
    owner: page.owner,
    organizer: { name: page.accountName, email: env().MAIL_FROM },
    attendee: { ...page.owner, role: "owner" },
    location: booking.location,
    link,
    reason: null,
    stampedAt: now,
  });
  const { name, email } = booking.customer;
  const description = `${name}, ${email}\nMove or cancel the session: ${link}`;
  return calendarFile([{ ...event, description }]);
}
