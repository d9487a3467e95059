import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageFrame } from "@/components/booking/page-frame";
import { Facts, LinkList } from "@/components/ui/navigation";
import { BackLink, PageTitle, Section } from "@/components/ui/page-parts";
import { type MailboxMail, readMailboxMail } from "@/lib/services/read-mailbox";
import { enterMailbox } from "../access";
import styles from "../mailbox.module.css";
import { mailTime, sizeText, stateWord } from "../words";

interface Props {
  params: Promise<{ id: string }>;
}

const open = cache(async (id: string) => {
  await enterMailbox();
  return readMailboxMail(id);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await open((await params).id);
  const title = found ? found.mail.subject : "Nothing is here";
  return { title, robots: { index: false }, referrer: "no-referrer" };
}

export default async function MailPage({ params }: Props) {
  const found = await open((await params).id);
  if (!found) notFound();
  const { id, recipient, mail } = found;
  return (
    <PageFrame host={null} foot="Only on this machine, and for administrators">
      <BackLink href={`/mailbox?to=${encodeURIComponent(recipient)}`}>Mails to {recipient}</BackLink>
      <PageTitle>{mail.subject}</PageTitle>
      <Facts items={facts(found)} />
      {mail.html ? (
        <Section title="Message">
          <iframe
            className={styles.html}
            title="The message as HTML"
            sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
            srcDoc={withTopLinks(mail.html)}
          />
        </Section>
      ) : null}
      <Section title="Plain text">
        <pre className={styles.text}>{mail.text}</pre>
      </Section>
      <Parts mail={found} />
      <Section title="Source">
        <LinkList
          items={[
            {
              href: `/mailbox/${id}/raw`,
              icon: "download",
              title: "Download the mail",
              note: `As it is sent, .eml, ${sizeText(found.raw.length)}`,
              download: true,
            },
          ]}
        />
        <details>
          <summary className={styles.more}>All headers</summary>
          <pre className={styles.text}>
            {mail.headers.map(({ name, value }) => `${name}: ${value}`).join("\n")}
          </pre>
        </details>
      </Section>
    </PageFrame>
  );
}

const SHOWN = ["From", "To", "Cc", "Reply-To", "Date", "Message-ID", "In-Reply-To"];

function facts(found: MailboxMail) {
  const shown = found.mail.headers.filter(({ name }) => SHOWN.includes(name));
  const state = [stateWord(found), found.response].filter(Boolean).join(". ");
  return [
    ...shown.map(({ name, value }) => ({ term: name, detail: value })),
    { term: "Written", detail: mailTime(found) },
    { term: "Status", detail: state },
  ];
}

function Parts({ mail: { id, mail } }: { mail: MailboxMail }) {
  if (mail.parts.length === 0) return null;
  return (
    <Section title="Parts">
      <LinkList
        items={mail.parts.map(({ contentType, filename, method, content }, index) => ({
          href: `/mailbox/${id}/part/${index + 1}`,
          icon: method ? "calendar" : "download",
          title: filename ?? contentType,
          note: [contentType, method && `method ${method}`, sizeText(content.length)]
            .filter(Boolean)
            .join(" · "),
          download: true,
        }))}
      />
    </Section>
  );
}

/** Links leave the frame, which shows mails only. */
function withTopLinks(html: string): string {
  const base = '<base target="_top">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}
