import { AdminForm } from "@/components/admin/admin-form";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { isLive } from "@/lib/domain/booking/status";
import type { Interval } from "@/lib/domain/time";
import { writeMove } from "@/lib/move-parameter";
import type { SessionRecord } from "@/lib/services/activity/read-session-record";
import { type Reader, timeText } from "./times";

interface CalendarNotesProps {
  record: SessionRecord;
  reader: Reader;
  /** The page itself, to come back to. */
  back: string;
}

/** What the owner's calendar says against the session as it stands, and what can be done about it in one step. */
export function CalendarNotes({ record, reader, back }: CalendarNotesProps) {
  const { session, busy, calendar } = record;
  if (!isLive(session.status) || session.start <= reader.now) return null;
  return (
    <>
      {calendar && calendar.changeSeenAt !== null ? (
        <OwnersChange record={record} reader={reader} back={back} />
      ) : null}
      {busy ? <Conflict record={record} busy={busy} reader={reader} back={back} /> : null}
      {calendar?.failedAt ? (
        <Banner tone="ask" title="It could not be written into the calendar." level={3}>
          <p>{calendar.problem}</p>
          {record.mayEdit ? <Restore record={record} back={back} label="Write it again" /> : null}
        </Banner>
      ) : null}
    </>
  );
}

function OwnersChange({ record, reader, back }: CalendarNotesProps) {
  const { session, calendar, mayEdit } = record;
  const to = calendar?.changeStart ?? null;
  const name = calendar?.calendarName ?? "the calendar";
  const title =
    to === null ? `It was deleted in “${name}”.` : `It was moved in “${name}” to ${timeText(to, reader)}.`;
  const move =
    to === null
      ? ""
      : new URLSearchParams({ session: session.id, move: writeMove({ sessionId: session.id, start: to }) });
  return (
    <Banner tone="ask" title={title} level={3}>
      <p>The session stands as it did, and the customer knows of nothing.</p>
      {mayEdit ? (
        <div className="actions">
          {to === null ? (
            <ButtonLink
              small
              tone="danger"
              icon="cross"
              href={`/admin/sessions/cancel?session=${session.id}`}
            >
              Cancel it
            </ButtonLink>
          ) : (
            <ButtonLink small href={`/admin/sessions/reschedule/review?${move}`}>
              Move it there
            </ButtonLink>
          )}
          <Restore record={record} back={back} label="Put it back" />
        </div>
      ) : null}
    </Banner>
  );
}

function Conflict({ record, busy, reader, back }: CalendarNotesProps & { busy: Interval }) {
  const { id } = record.session;
  return (
    <Banner tone="ask" title="The owner's calendar is busy then." level={3}>
      <p>
        From {timeText(busy.start, reader)} to {timeText(busy.end, reader)}. The session stands, and the
        customer knows of nothing.
      </p>
      {record.mayEdit ? (
        <div className="side-by-side gap-s">
          <ButtonLink small href={`/admin/sessions/reschedule?session=${id}`}>
            Move it
          </ButtonLink>
          <ButtonLink small href={`/admin/sessions/request?session=${id}`}>
            Ask for a new time
          </ButtonLink>
          <form method="post" action={`/api/v1/admin/calendars/conflicts/${id}/ignore`}>
            <input type="hidden" name="back" value={back} />
            <Button small>Leave it as it is</Button>
          </form>
        </div>
      ) : null}
    </Banner>
  );
}

function Restore({ record, back, label }: { record: SessionRecord; back: string; label: string }) {
  return (
    <AdminForm
      className=""
      action={`/api/v1/admin/calendars/events/${record.session.id}/restore`}
      back={back}
      state={{ problem: null, saved: false }}
    >
      <SubmitButton small busyLabel="Writing…">
        {label}
      </SubmitButton>
    </AdminForm>
  );
}

/** How the session stands in its owner's calendar, in a few words; empty where it is in none. */
export function calendarText({ calendar }: SessionRecord, reader: Reader): string {
  if (!calendar) return "";
  const { calendarName, dueSince, failedAt, problem, writtenAt } = calendar;
  const where = calendarName === null ? "" : `“${calendarName}”`;
  if (failedAt !== null) return `${where || "Not written"}. The last change could not be written.`;
  if (dueSince !== null) {
    return problem === null
      ? "Is being written."
      : `Waits to be written since ${timeText(dueSince, reader)}. ${problem}`;
  }
  if (where === "") return "";
  return writtenAt === null ? where : `${where}, written ${timeText(writtenAt, reader)}`;
}
