import { ZoneSection } from "@/app/moving/zone-section";
import { CalendarLinks } from "@/components/booking/calendar-links";
import { LocationText } from "@/components/booking/location-text";
import { NumberedSession } from "@/components/booking/session-row";
import { whenView } from "@/components/booking/when-view";
import { Banner } from "@/components/ui/banner";
import { Section } from "@/components/ui/page-parts";
import { LIVE_STATUSES, type SessionStatus } from "@/lib/domain/booking/types";
import { calendarLinks } from "./calendar-addresses";
import type { ManagedPage } from "./open";
import { Payments } from "./payments";
import { ZonedList } from "./zoned-list";

const live: readonly SessionStatus[] = LIVE_STATUSES;

/** The booking as it stands; nothing changes. */
export function KeepTab({ page }: { page: ManagedPage }) {
  const { booking } = page.view;
  const ahead = booking.sessions.filter(({ start, status }) => start > page.now && live.includes(status));
  const waiting = booking.sessions.filter(({ status }) => status === "reschedule_requested");
  return (
    <>
      <Banner tone="keep" title="Nothing changes" level={3} className="gap-m">
        <p>{remaining(ahead.length, booking.sessionCount, waiting.length)}</p>
      </Banner>
      <Section title={booking.sessionCount === 1 ? "Your booking" : "Your package"} level={3}>
        <ZonedList items={booking.sessions} zone={page.zone} ordered>
          {(session) => (
            <NumberedSession
              key={session.id}
              number={session.position}
              when={whenView(session, page.zone, booking.locale)}
              status={session.status}
            >
              {booking.location === "" ? null : <LocationText location={booking.location} />}
            </NumberedSession>
          )}
        </ZonedList>
      </Section>
      <ZoneSection page={page} times={booking.sessions} />
      <Payments page={page} />
      {ahead.length > 0 ? (
        <Section
          title={ahead.length === 1 ? "Keep it in your calendar" : "Keep them in your calendar"}
          level={3}
        >
          <CalendarLinks {...calendarLinks(page, ahead)} />
        </Section>
      ) : null}
    </>
  );
}

function remaining(ahead: number, of: number, waiting: number): string {
  if (waiting > 0) {
    return waiting === 1
      ? "1 session still waits for a new time; pick it under Reschedule."
      : `${waiting} sessions still wait for new times; pick them under Reschedule.`;
  }
  if (ahead === 0) return "No session lies ahead. You can close this page.";
  if (of === 1) return "Your booking stays as it is. You can close this page.";
  if (ahead === 1) return "Your remaining session stays as it is. You can close this page.";
  return `Your ${ahead} ${ahead === of ? "" : "remaining "}sessions stay as they are. You can close this page.`;
}
