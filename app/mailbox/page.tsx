import type { Metadata } from "next";
import { readQuery, type SearchParams } from "@/app/query";
import { PageFrame } from "@/components/booking/page-frame";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Field, Input } from "@/components/ui/field";
import { LinkList } from "@/components/ui/navigation";
import { PageTitle } from "@/components/ui/page-parts";
import { listMailbox, type MailboxEntry } from "@/lib/services/mail/read-mailbox";
import { enterMailbox } from "./access";
import styles from "./mailbox.module.css";
import { mailTime, stateWord } from "./words";

export const metadata: Metadata = { title: "Mailbox", robots: { index: false }, referrer: "no-referrer" };

const LONGEST_ADDRESS = 254;

export default async function MailboxPage({ searchParams }: { searchParams: SearchParams }) {
  await enterMailbox();
  const recipient = wanted((await readQuery(searchParams)).get("to"));
  const mails = await listMailbox(recipient);
  return (
    <PageFrame host={null} foot="Only on this machine, and for administrators">
      <PageTitle lead="No mail server is set, so mails stay here. Set SMTP_URL to send them.">
        Mailbox
      </PageTitle>
      <form className={styles.filter} method="get" action="/mailbox">
        <Field id="to" label="Recipient">
          {(control) => (
            <Input {...control} name="to" type="text" inputMode="email" defaultValue={recipient ?? ""} />
          )}
        </Field>
        <Button>Show mails</Button>
        {recipient ? <a href="/mailbox">All mails</a> : null}
      </form>
      <Mails mails={mails} recipient={recipient} />
    </PageFrame>
  );
}

function Mails({ mails, recipient }: { mails: readonly MailboxEntry[]; recipient: string | null }) {
  if (mails.length === 0) {
    return (
      <Empty icon="mail">
        {recipient ? `No mail to ${recipient} yet.` : "No mails yet. Book something, and they appear here."}
      </Empty>
    );
  }
  return (
    <LinkList
      items={mails.map((mail) => ({
        href: `/mailbox/${mail.id}`,
        icon: "mail",
        title: mail.subject,
        note: `To ${mail.recipient} · ${mailTime(mail)} · ${stateWord(mail)}`,
      }))}
    />
  );
}

function wanted(to: string | null): string | null {
  const address = to
    ?.replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, LONGEST_ADDRESS);
  return address || null;
}
