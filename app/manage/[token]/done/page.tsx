import type { Metadata } from "next";
import { ZoneDialog, ZoneSection } from "@/app/moving/zone-section";
import type { SearchParams } from "@/app/query";
import { CalendarLinks } from "@/components/booking/calendar-links";
import { LocationText } from "@/components/booking/location-text";
import { PlainSession, SessionList } from "@/components/booking/session-row";
import { Shifts } from "@/components/booking/shift";
import { whenView } from "@/components/booking/when-view";
import { Note, PageTitle, Section } from "@/components/ui/page-parts";
import { LIVE_STATUSES, type SessionStatus } from "@/lib/domain/booking/types";
import { calendarLinks } from "../calendar-addresses";
import { ManageFrame } from "../frame";
import { openManagedPage, titleFor } from "../open";
import { Undo } from "../undo";
import { outcomeOf } from "./outcome";

interface Props {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

const live: readonly SessionStatus[] = LIVE_STATUSES;

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleFor(params, "Done");
}

/** What was just done: booked, moved, canceled or taken back. A reload shows it again and does nothing. */
export default async function DonePage({ params, searchParams }: Props) {
  const page = await openManagedPage(params, searchParams);
  const { booking, page: bookingPage } = page.view;
  const outcome = await outcomeOf(page);
  const concerned = booking.sessions.filter(({ id }) => outcome.sessionIds.has(id));
  const others = booking.sessions.filter(
    ({ id, status }) => !outcome.sessionIds.has(id) && live.includes(status),
  );
  const ahead = (outcome.canceled ? others : concerned).filter(({ status }) => live.includes(status));
  return (
    <ManageFrame page={page}>
      <PageTitle done lead={outcome.lead}>
        {outcome.title}
      </PageTitle>
      {outcome.shifts ? (
        <Shifts shifts={outcome.shifts} done />
      ) : (
        <SessionList>
          {outcome.rows.map((row) => (
            <PlainSession
              key={row.id}
              when={row.when}
              status={row.status}
              icon={outcome.canceled ? "cross" : "calendar"}
            >
              {whereText(booking.location, row.note)}
            </PlainSession>
          ))}
        </SessionList>
      )}
      <ZoneSection page={page} times={concerned} rule={!outcome.shifts} />
      {outcome.money ? <Note>{outcome.money}</Note> : null}
      {outcome.undoUntil !== null ? (
        <Undo page={page} until={outcome.undoUntil} sessions={concerned.length} />
      ) : null}
      {ahead.length > 0 && !outcome.canceled ? (
        <Section title="Add to your calendar">
          <CalendarLinks {...calendarLinks(page, ahead)} />
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section title="Unchanged">
          <SessionList>
            {others.map((session) => (
              <PlainSession
                key={session.id}
                when={whenView(session, page.zone, booking.locale)}
                status={session.status}
              />
            ))}
          </SessionList>
        </Section>
      ) : null}
      <p className="gap-s">
        <a className="textlink" href={outcome.booked ? page.path : `${page.path}?tab=keep`}>
          {outcome.booked
            ? "Cancel/Reschedule"
            : booking.sessionCount === 1
              ? "See the booking"
              : "See the whole package"}
        </a>
      </p>
      {outcome.booked ? (
        <Note>{`${bookingPage.owner.name} was told too. Keep the mail: its link opens this booking.`}</Note>
      ) : null}
      <ZoneDialog page={page} action={`${page.path}/done`} />
    </ManageFrame>
  );
}

/** "Video call, BKNG-…": where it takes place and what it is called. */
function whereText(location: string, note: string | null) {
  if (location === "") return note;
  return (
    <>
      <LocationText location={location} />
      {note === null ? null : `, ${note}`}
    </>
  );
}
