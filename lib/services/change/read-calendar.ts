import { manageUrlOf, mintManageToken } from "@/lib/auth/manage-link";
import type { ManagedBooking } from "@/lib/auth/managed-booking";
import { LIVE_STATUSES, type Session, type SessionStatus } from "@/lib/domain/booking/types";
import { calendarFile } from "@/lib/domain/calendar/calendar";
import { sessionEvent } from "@/lib/domain/calendar/session-event";
import { env } from "@/lib/env";
import { type CalendarFeed, etagOf } from "@/lib/services/calendars/calendar-feed";
import { readChangeTimes } from "@/lib/store/bookings";
import { readPageSettings } from "@/lib/store/pages";

const live: readonly SessionStatus[] = LIVE_STATUSES;
const REFRESH_MINUTES = 15;
const shown: readonly SessionStatus[] = [...LIVE_STATUSES, "completed", "no_show"];

/**
 * The booking's sessions as a calendar file without METHOD: as a download those asked for, or as the subscription
 * feed all of them, where a canceled session simply is gone. The text is short, and it is its own ETag: the owner's name, the
 * links and the account stand in it too. A session's stamp is when it changed last, so that the same state is the same bytes.
 */
export async function readCalendar(
  { booking, link }: ManagedBooking,
  only: readonly string[] | null,
): Promise<CalendarFeed> {
  const [{ page }, changedAt] = await Promise.all([
    readPageSettings(booking.accountId, booking.pageId),
    readChangeTimes(booking.accountId, booking.id),
  ]);
  const wanted = (session: Session) =>
    only ? only.includes(session.id) && live.includes(session.status) : shown.includes(session.status);
  const organizer = { name: page.accountName, email: env().MAIL_FROM };
  const events = booking.sessions.filter(wanted).map((session) =>
    sessionEvent({
      method: "REQUEST",
      booking,
      session,
      owner: page.owner,
      organizer,
      attendee: { ...booking.customer, role: "customer" },
      location: booking.location,
      link: manageUrlOf(mintManageToken({ ...link, sessionId: session.id })),
      reason: null,
      stampedAt: changedAt.get(session.id) ?? booking.createdAt,
    }),
  );
  const text = calendarFile(events, {
    name: `${booking.title} with ${page.owner.name}`,
    ...(only === null && { refreshMinutes: REFRESH_MINUTES }),
  });
  return { etag: etagOf(text), write: async () => text };
}
