import { shortWhen } from "@/components/booking/when-view";
import { ZoneLine } from "@/components/booking/zone-line";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatClock, formatDate, formatShortDate, zoneLabel } from "@/lib/format";
import type { WatchedSession } from "@/lib/services/away/read-time-away";
import { sessionTitle } from "../words";
import { LOOKS } from "./looks";

interface WatchedSessionsProps {
  sessions: readonly WatchedSession[];
  locale: string;
}

/** Day by day what stood there, and what has become of it; in the zone of the page. */
export function WatchedSessions({ sessions, locale }: WatchedSessionsProps) {
  const zones = [...new Set(sessions.map(({ zone }) => zone))];
  return zones.map((zone) => (
    <div key={zone}>
      <ZoneTable sessions={sessions.filter((session) => session.zone === zone)} locale={locale} />
      <ZoneLine label={zoneLabel(zone, sessions[0]?.start ?? 0)} changeHref={null} />
    </div>
  ));
}

function ZoneTable({ sessions, locale }: WatchedSessionsProps) {
  const byDay = new Map<string, WatchedSession[]>();
  for (const session of sessions) {
    const day = formatDate(session.start, session.zone, locale);
    byDay.set(day, [...(byDay.get(day) ?? []), session]);
  }
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: a table that is laid out as a grid stops being one for some screen readers.
    // biome-ignore-start lint/a11y/useSemanticElements: see above.
    <table role="table" className="stream">
      <VisuallyHidden as="caption">Sessions by their old time</VisuallyHidden>
      <thead role="rowgroup" className="sr">
        <tr role="row">
          <th role="columnheader" scope="col">
            Old time
          </th>
          <th role="columnheader" scope="col">
            Session
          </th>
          <th role="columnheader" scope="col">
            Answer
          </th>
        </tr>
      </thead>
      {[...byDay].map(([day, ofDay]) => (
        <tbody role="rowgroup" key={day}>
          <tr role="row" className="group">
            <th role="rowheader" scope="rowgroup" colSpan={3}>
              {day}
            </th>
          </tr>
          {ofDay.map((session) => (
            <Row key={session.sessionId} session={session} locale={locale} />
          ))}
        </tbody>
      ))}
    </table>
    // biome-ignore-end lint/a11y/useSemanticElements: see above.
    // biome-ignore-end lint/a11y/noRedundantRoles: see above.
  );
}

function Row({ session, locale }: { session: WatchedSession; locale: string }) {
  const { answer, start, nowStart, zone } = session;
  const clock = formatClock(start, zone, locale);
  const kept = answer === "not_asked" || answer === "asking" || answer === "held";
  const { word, icon, tone } = LOOKS[answer];
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as above.
    // biome-ignore-start lint/a11y/useSemanticElements: as above.
    <tr role="row">
      <td role="cell" className="clock">
        {kept ? clock : <del>{clock}</del>}
      </td>
      <th role="rowheader" scope="row">
        <Anchor href={`/admin/activity/${session.sessionId}`}>{session.customerName}</Anchor>{" "}
        <span className="sub">{sessionTitle(session)}</span>{" "}
        {answer === "moved" ? (
          <span className="sub">
            <VisuallyHidden>now </VisuallyHidden>
            <span aria-hidden="true">→ </span>
            {shortWhen(nowStart, zone, locale)}
          </span>
        ) : null}
      </th>
      <td role="cell" className="state">
        <Badge icon={icon} tone={tone}>
          {word}
        </Badge>{" "}
        <span className={answer === "waiting" ? "sub is-ask" : "sub"}>{noteOf(session, locale)}</span>
      </td>
    </tr>
    // biome-ignore-end lint/a11y/useSemanticElements: as above.
    // biome-ignore-end lint/a11y/noRedundantRoles: as above.
  );
}

function noteOf(
  { answer, askedAt, askedAgainAt, answeredAt, answeredBy, zone }: WatchedSession,
  locale: string,
) {
  const date = (at: number) => formatShortDate(at, zone, locale);
  switch (answer) {
    case "waiting":
      if (askedAgainAt !== null) return `asked again ${date(askedAgainAt)}`;
      return askedAt === null ? "asked before" : `asked ${date(askedAt)}`;
    case "moved":
    case "canceled":
      return answeredAt === null ? "" : `by ${answeredBy}, ${date(answeredAt)}`;
    case "asking":
      return "the mail is on its way";
    case "not_asked":
      return "stays on a day away";
    case "held":
      return "";
  }
}
