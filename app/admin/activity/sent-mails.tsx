import { Anchor } from "@/components/ui/anchor";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { MailLogRow, SessionRecord } from "@/lib/services/activity/read-session-record";
import { mailAddress } from "./addresses";
import { isCalendarEntry, isInTrouble, sentView } from "./sent-view";
import type { Reader } from "./times";

export interface SentMailsProps {
  mails: readonly MailLogRow[];
  record: SessionRecord;
  reader: Reader;
  back: string;
}

/** What became of each mail, by recipient; whoever may change the booking can send it once more. */
export function SentMails({ mails, ...rest }: SentMailsProps) {
  const entries = mails.filter((mail) => isCalendarEntry(mail, mails));
  const count = entries.length === 1 ? "1 calendar entry" : `${entries.length} calendar entries`;
  return (
    <div className="sent">
      <MailList mails={mails.filter((mail) => !entries.includes(mail))} {...rest} />
      {entries.length > 0 ? (
        <details open={entries.some(isInTrouble)}>
          <summary>{count}</summary>
          <MailList mails={entries} {...rest} />
        </details>
      ) : null}
    </div>
  );
}

function MailList({ mails, ...rest }: SentMailsProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list.
    <ul role="list">
      {mails.map((mail) => (
        <SentMail key={mail.id} mail={mail} {...rest} />
      ))}
    </ul>
  );
}

function SentMail({ mail, record, reader, back }: Omit<SentMailsProps, "mails"> & { mail: MailLogRow }) {
  const view = sentView(mail, record, reader);
  return (
    <li className={classes(view.asks && "is-ask")}>
      <Icon name={view.icon} small />
      <span className="who">
        <Anchor href={mailAddress(mail.id)}>
          {view.who}
          <VisuallyHidden>: open the mail “{mail.subject}”</VisuallyHidden>
        </Anchor>
      </span>
      <span className="state">
        {view.state}
        {view.answer ? `: ${view.answer}` : null}
        {view.resends.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </span>
      {view.canResend ? (
        <form method="post" action={`/api/v1/admin/activity/mails/${mail.id}/resend`}>
          <input type="hidden" name="back" value={back} />
          <Button small>
            Resend
            <VisuallyHidden>
              {" "}
              “{mail.subject}” to {view.who}
            </VisuallyHidden>
          </Button>
        </form>
      ) : null}
    </li>
  );
}
