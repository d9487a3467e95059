import { manageUrlOf, mintManageToken } from "@/lib/auth/manage-link";
import type { ManagedBooking } from "@/lib/auth/managed-booking";
import { LIVE_STATUSES, type Session, type SessionStatus } from "@/lib/domain/booking/types";
import { calendarFile } from "@/lib/domain/calendar/calendar";
import { sessionEvent } from "@/lib/domain/calendar/session-event";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { readPageSettings } from "@/lib/store/pages";

const live: readonly SessionStatus[] = LIVE_STATUSES;
const REFRESH_MINUTES = 15;
const shown: readonly SessionStatus[] = [...LIVE_STATUSES, "completed", "no_show"];

/**
 * The booking's sessions as a calendar file without METHOD: as a download those asked for, or as the subscription
 * feed all of them, where a canceled session simply is gone.
 */
export async function readCalendar(
  { booking, link }: ManagedBooking,
  only: readonly string[] | null,
  now: Instant,
): Promise<string> {
  const { page } = await readPageSettings(booking.accountId, booking.pageId);
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
      stampedAt: now,
    }),
  );
  return calendarFile(events, {
    name: `${booking.title} with ${page.owner.name}`,
    ...(only === null && { refreshMinutes: REFRESH_MINUTES }),
  });
}
