import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { SessionRecord, TimelineEntry } from "@/lib/services/activity/read-session-record";
import { SentMails } from "./sent-mails";
import { aloneHeading } from "./sent-view";
import { happenedView, mailsHeading } from "./timeline-view";
import { momentText, type Reader } from "./times";

export interface TimelineProps {
  record: SessionRecord;
  reader: Reader;
  /** The page itself, to come back to. */
  back: string;
}

/** Everything that happened to a session, newest first, each with the mails that told of it. */
export function Timeline({ record, reader, back }: TimelineProps) {
  return (
    <section aria-labelledby="timeline">
      <h3 id="timeline">Timeline</h3>
      <ol className="line" reversed>
        {record.timeline.map((entry) =>
          entry.activity ? (
            <Happened key={entry.activity.id} entry={entry} record={record} reader={reader} back={back} />
          ) : (
            <Alone key={entry.mails[0]?.id} entry={entry} record={record} reader={reader} back={back} />
          ),
        )}
      </ol>
    </section>
  );
}

type EntryProps = TimelineProps & { entry: TimelineEntry };

function Happened({ entry, record, reader, back }: EntryProps) {
  const { activity, together, mails } = entry;
  if (!activity) return null;
  const view = happenedView(activity, together, record, reader);
  return (
    <>
      <li className={classes(view.isChange && "is-change")}>
        <Icon name={view.icon} />
        <h4>{view.fact}</h4>
        <p className="at">{view.at}</p>
        <OldAndNew {...view} />
        {view.details.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {view.reason ? <blockquote>{view.reason}</blockquote> : null}
      </li>
      {mails.length > 0 ? (
        <li>
          <Icon name="mail" />
          <h4>{mailsHeading(activity)}</h4>
          <SentMails mails={mails} record={record} reader={reader} back={back} />
        </li>
      ) : null}
    </>
  );
}

function OldAndNew({ oldTime, time }: { oldTime: string | null; time: string | null }) {
  if (oldTime === null) return time === null ? null : <p>{time}</p>;
  return (
    <p>
      <VisuallyHidden>{time === null ? "Was " : "From "}</VisuallyHidden>
      <del>{oldTime}</del>
      {time === null ? null : (
        <>
          {" "}
          <VisuallyHidden>to </VisuallyHidden>
          <span aria-hidden="true">→</span> <b>{time}</b>
        </>
      )}
    </p>
  );
}

function Alone({ entry: { at, mails }, record, reader, back }: EntryProps) {
  const { icon, title } = aloneHeading(mails, record);
  return (
    <li>
      <Icon name={icon} />
      <h4>{title}</h4>
      <p className="at">{momentText(at, reader)}</p>
      <SentMails mails={mails} record={record} reader={reader} back={back} />
    </li>
  );
}
