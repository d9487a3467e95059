import type { CalendarLinksProps } from "@/components/booking/calendar-links";
import { shortWhen } from "@/components/booking/when-view";
import { manageUrlOf } from "@/lib/auth/manage-link";
import type { Session } from "@/lib/domain/booking/types";
import type { ManagedPage } from "./open";

/** Where the given sessions can be had for a calendar. */
export function calendarLinks(page: ManagedPage, sessions: readonly Session[]): CalendarLinksProps {
  const { booking } = page.view;
  const file = `/api/v1/manage/${page.token}/calendar.ics`;
  const chosen = sessions.length === booking.sessions.length ? [] : sessions.map(({ id }) => ["session", id]);
  const feed = new URL(manageUrlOf(page.token));
  return {
    count: sessions.length,
    single: booking.sessionCount === 1,
    feedHref: `webcal://${feed.host}${file}`,
    icsHref: `${file}?${new URLSearchParams([["download", "1"], ...chosen])}`,
    google: sessions.map((session) => ({
      href: googleHref(page, session),
      label: shortWhen(session.start, page.zone, booking.locale),
    })),
  };
}

function googleHref(page: ManagedPage, { start, end, position }: Session): string {
  const { booking } = page.view;
  const stamp = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.000/g, "");
  const name =
    booking.sessionCount === 1 ? booking.title : `${booking.title} ${position}/${booking.sessionCount}`;
  return `https://calendar.google.com/calendar/render?${new URLSearchParams({
    action: "TEMPLATE",
    text: name,
    dates: `${stamp(start)}/${stamp(end)}`,
    location: booking.location,
    details: `Reschedule or cancel: ${manageUrlOf(page.token)}`,
  })}`;
}
