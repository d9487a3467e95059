import { Anchor } from "@/components/ui/anchor";
import { classes } from "@/components/ui/classes";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Session, SessionStatus } from "@/lib/domain/booking/types";
import { formatClock } from "@/lib/format";
import type { SessionRecord } from "@/lib/services/activity/read-session-record";
import { sessionAddress } from "./addresses";
import { dayText, type Reader } from "./times";

/** What stands in place of the clock once a session has no time any more, or had its time. */
const WORDS: Partial<Record<SessionStatus, string>> = {
  requested: "asked",
  reschedule_requested: "waiting",
  completed: "done",
  no_show: "no-show",
  canceled: "canceled",
};

/** The other sessions of the package, each a way to its details. */
export function Siblings({
  record: { booking, session },
  reader,
  query,
}: {
  record: SessionRecord;
  reader: Reader;
  query: URLSearchParams;
}) {
  if (booking.sessions.length === 1) return null;
  return (
    <nav aria-labelledby="siblings">
      <h3 id="siblings">
        Session {session.position} of {booking.sessionCount}
      </h3>
      <ol className="siblings">
        {booking.sessions.map((one) => (
          <li key={one.id}>
            <Anchor
              className={classes(isOver(one) && "is-past")}
              href={`${sessionAddress(query, one.id)}#session`}
              aria-current={one.id === session.id ? "true" : undefined}
            >
              {shortDay(one, reader)}
              <span>
                <VisuallyHidden>, </VisuallyHidden>
                {WORDS[one.status] ?? shortClock(one, reader)}
              </span>
            </Anchor>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function isOver({ status }: Session): boolean {
  return status === "completed" || status === "no_show" || status === "canceled";
}

/** "Jun 17" */
function shortDay({ start }: Session, reader: Reader): string {
  return dayText(start, reader).replace(/^\p{L}+\.?,? /u, "");
}

/** "10 AM" */
function shortClock({ start }: Session, { zone, locale }: Reader): string {
  return formatClock(start, zone, locale).replace(":00", "");
}
