import { Panel } from "@/components/admin/frame";
import { shortWhen } from "@/components/booking/when-view";
import type { TimeAwayPlan } from "@/lib/services/away/plan-time-away";
import { sessionTitle } from "../../words";

type Asked = TimeAwayPlan["affected"];

/** Everybody who is asked, with the times that they give back. */
export function AskedCustomers({ asked, locale }: { asked: Asked; locale: string }) {
  const byBooking = new Map<string, Asked[number][]>();
  for (const session of asked) {
    byBooking.set(session.bookingId, [...(byBooking.get(session.bookingId) ?? []), session]);
  }
  return (
    <Panel title="Who is asked" id="asked">
      <ul className="asked">
        {[...byBooking].map(([bookingId, sessions]) => (
          <li key={bookingId}>
            <b>{sessions[0]?.customerName}</b> <span className="soft">{sessions[0]?.customerEmail}</span>
            <ul>
              {sessions.map((session) => (
                <li key={session.sessionId}>
                  <span className="time-open">{shortWhen(session.start, session.zone, locale)}</span>{" "}
                  <span className="soft">{sessionTitle(session)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
