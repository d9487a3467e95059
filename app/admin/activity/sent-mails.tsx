import { Anchor } from "@/components/ui/anchor";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { MailLogRow, SessionRecord } from "@/lib/services/read-session-record";
import { mailAddress } from "./addresses";
import { sentView } from "./sent-view";
import type { Reader } from "./times";

export interface SentMailsProps {
  mails: readonly MailLogRow[];
  record: SessionRecord;
  reader: Reader;
  back: string;
}

/** What became of each mail, by recipient; whoever may change the booking can send it once more. */
export function SentMails({ mails, record, reader, back }: SentMailsProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list.
    <ul className="sent" role="list">
      {mails.map((mail) => (
        <SentMail key={mail.id} mail={mail} record={record} reader={reader} back={back} />
      ))}
    </ul>
  );
}

function SentMail({ mail, record, reader, back }: Omit<SentMailsProps, "mails"> & { mail: MailLogRow }) {
  const view = sentView(mail, record, reader);
  const name = view.what ? `${view.who}, ${view.what}` : view.who;
  return (
    <li className={classes(view.asks && "is-ask")}>
      <Icon name={view.icon} small />
      <span className="who">
        <Anchor href={mailAddress(mail.id)}>
          {view.who}
          <VisuallyHidden>: open the mail “{mail.subject}”</VisuallyHidden>
        </Anchor>
        {view.what ? <span className="what"> {view.what}</span> : null}
      </span>
      {record.mayEdit ? (
        <form method="post" action={`/api/v1/admin/activity/mails/${mail.id}/resend`}>
          <input type="hidden" name="back" value={back} />
          <Button small>
            Resend<VisuallyHidden> to {name}</VisuallyHidden>
          </Button>
        </form>
      ) : null}
      <span className="state">
        {view.state}
        {view.answer ? `: ${view.answer}` : null}
        {view.resends.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </span>
    </li>
  );
}
