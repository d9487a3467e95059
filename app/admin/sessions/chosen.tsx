import type { ReactNode } from "react";
import { ClosedSession, PlainSession, SessionList } from "@/components/booking/session-row";
import { whenView } from "@/components/booking/when-view";
import type { IconName } from "@/components/ui/icon";
import { Section } from "@/components/ui/page-parts";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { formatRange } from "@/lib/format";
import type { OwnedSessions } from "@/lib/services/actions/open-sessions";
import { ZoneSection } from "../../moving/zone-section";
import { type ActionPage, sessionsOf } from "./open";
import { sessionName } from "./words";

interface ChosenSessionsProps {
  page: ActionPage;
  chosen: readonly OwnedSessions[];
  icon?: IconName;
  /** A sentence of its own for a session. */
  note?: (booking: Booking, session: Session) => ReactNode;
}

/** The sessions that the page acts on, under the customer that they are with. */
export function ChosenSessions({ page, chosen, icon, note }: ChosenSessionsProps) {
  return (
    <>
      {chosen.map(({ owned: { booking }, sessions }) => (
        <Section key={booking.id} title={booking.customer.name} level={2}>
          <SessionList>
            {sessions.map((session) => (
              <PlainSession
                key={session.id}
                icon={icon}
                when={whenView(session, page.zone, page.locale)}
                status={session.status}
              >
                {sessionName(booking, session.position)}
                <TheirTime page={page} booking={booking} session={session} />
                {note?.(booking, session)}
              </PlainSession>
            ))}
          </SessionList>
        </Section>
      ))}
      <ZoneSection page={page} times={sessionsOf(chosen).map(({ session }) => session)} rule={false} />
    </>
  );
}

/** The customer reads other figures than this page shows, if their clock says something else. */
function TheirTime({ page, booking, session }: { page: ActionPage; booking: Booking; session: Session }) {
  const theirs = formatRange(session, booking.zone, page.locale);
  return theirs === formatRange(session, page.zone, page.locale) ? null : (
    <span className="theirs">{`For the customer ${theirs}`}</span>
  );
}

interface LeftOutProps {
  page: ActionPage;
  chosen: readonly OwnedSessions[];
  /** "can't be canceled" */
  not: string;
  why: (session: Session) => string;
}

/** Chosen sessions with which this can't be done; they stay as they are. */
export function LeftOut({ page, chosen, not, why }: LeftOutProps) {
  const sessions = sessionsOf(chosen);
  if (sessions.length === 0) return null;
  return (
    <Section title={sessions.length === 1 ? `1 session ${not}` : `${sessions.length} sessions ${not}`}>
      <SessionList closed>
        {sessions.map(({ booking, session }) => (
          <ClosedSession
            key={session.id}
            when={whenView(session, page.zone, page.locale)}
            status={session.status}
            reason={`${booking.customer.name}, ${sessionName(booking, session.position)}. ${why(session)}`}
          />
        ))}
      </SessionList>
    </Section>
  );
}
