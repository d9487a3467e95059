import { Facts, LinkList } from "@/components/ui/navigation";
import { Section } from "@/components/ui/page-parts";
import type { MailboxMail } from "@/lib/services/mail/read-mailbox";
import styles from "./mailbox.module.css";
import { sizeText, stateWord } from "./words";

export interface MailViewProps {
  found: MailboxMail;
  /** When it was written, as its reader tells time. */
  written: string;
  /** The address under which its source and parts can be had; null where they can't. */
  files: string | null;
}

/** A mail as its reader sees it, and as it went over the wire. */
export function MailView({ found, written, files }: MailViewProps) {
  const { mail } = found;
  return (
    <>
      <Facts items={facts(found, written)} />
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
      {files ? <Parts mail={mail} files={files} /> : null}
      <Section title="Source">
        {files ? <Source found={found} files={files} /> : null}
        <details>
          <summary className={styles.more}>All headers</summary>
          <pre className={styles.text}>
            {mail.headers.map(({ name, value }) => `${name}: ${value}`).join("\n")}
          </pre>
        </details>
      </Section>
    </>
  );
}

const SHOWN = ["From", "To", "Cc", "Reply-To", "Date", "Message-ID", "In-Reply-To"];

function facts(found: MailboxMail, written: string) {
  const shown = found.mail.headers.filter(({ name }) => SHOWN.includes(name));
  const state = [stateWord(found), found.response].filter(Boolean).join(". ");
  return [
    ...shown.map(({ name, value }) => ({ term: name, detail: value })),
    { term: "Written", detail: written },
    { term: "Status", detail: state },
  ];
}

function Source({ found, files }: Pick<MailViewProps, "found"> & { files: string }) {
  return (
    <LinkList
      items={[
        {
          href: `${files}/raw`,
          icon: "download",
          title: "Download the mail",
          note: `As it is sent, .eml, ${sizeText(found.raw.length)}`,
          download: true,
        },
      ]}
    />
  );
}

function Parts({ mail, files }: { mail: MailboxMail["mail"]; files: string }) {
  if (mail.parts.length === 0) return null;
  return (
    <Section title="Parts">
      <LinkList
        items={mail.parts.map(({ contentType, filename, method, content }, index) => ({
          href: `${files}/part/${index + 1}`,
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
