import { StatusBadge } from "@/components/booking/status-badge";
import { ZoneLine } from "@/components/booking/zone-line";
import { Rule } from "@/components/ui/page-parts";
import { formatClockRange, formatDate, zoneLabel } from "@/lib/format";
import type { TimeAwayPlan } from "@/lib/services/away/plan-time-away";
import { tickName } from "../../wanted";
import { sessionTitle } from "../../words";

type Affected = TimeAwayPlan["affected"][number];

interface AffectedDaysProps {
  sessions: readonly Affected[];
  locale: string;
  now: number;
  ticked: (sessionId: string) => boolean;
}

/** The sessions day by day, in the zone of their page, each with its box. */
export function AffectedDays({ sessions, locale, now, ticked }: AffectedDaysProps) {
  const zones = [...new Set(sessions.map(({ zone }) => zone))];
  return zones.map((zone) => {
    const inZone = sessions.filter((session) => session.zone === zone);
    const byDay = new Map<string, Affected[]>();
    for (const session of inZone) {
      const day = formatDate(session.start, zone, locale);
      byDay.set(day, [...(byDay.get(day) ?? []), session]);
    }
    return (
      <div key={zone}>
        {[...byDay].map(([day, ofDay]) => (
          <div className="away-day" key={day}>
            <h3>{day}</h3>
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list. */}
            <ul className="rows" role="list">
              {ofDay.map((session) => (
                <AffectedRow
                  key={session.sessionId}
                  session={session}
                  locale={locale}
                  checked={ticked(session.sessionId)}
                />
              ))}
            </ul>
          </div>
        ))}
        <Rule />
        <ZoneLine label={zoneLabel(zone, inZone[0]?.start ?? now)} changeHref={null} />
      </div>
    );
  });
}

function AffectedRow({ session, locale, checked }: { session: Affected; locale: string; checked: boolean }) {
  const { sessionId, customerName, status, zone } = session;
  const name = tickName(sessionId);
  return (
    <li className="row">
      <input
        className="check"
        type="checkbox"
        id={name}
        name={name}
        value="on"
        defaultChecked={checked}
        aria-describedby={`${name}-what`}
      />
      <label htmlFor={name}>
        <span className="when">
          <span className="when-clock away-clock">{formatClockRange(session, zone, locale)}</span>{" "}
          <strong>{customerName}</strong>
        </span>
      </label>
      <StatusBadge status={status} />
      <p className="why" id={`${name}-what`}>
        {sessionTitle(session)}
      </p>
    </li>
  );
}
