import type { Metadata } from "next";
import { readQuery, type SearchParams } from "@/app/query";
import { PageFrame } from "@/components/booking/page-frame";
import { LinkList } from "@/components/ui/navigation";
import { BackLink, PageTitle, Section } from "@/components/ui/page-parts";
import { currentInstant } from "@/lib/clock";
import { listSamples, type SampleMail, type Samples } from "@/lib/services/mail/list-samples";
import { enterMailbox, enterSamples } from "../access";
import styles from "../mailbox.module.css";

export const metadata: Metadata = { title: "Sample mails", robots: { index: false } };

const HERE = "/mailbox/samples";

/** Every mail that Reslot writes, while it is worked on (`npm run dev`). */
export default async function SamplesPage({ searchParams }: { searchParams: SearchParams }) {
  enterSamples();
  await enterMailbox();
  const chosen = (await readQuery(searchParams)).get("mail");
  const samples = await listSamples(currentInstant());
  const shown = samples.flatMap(({ mails }) => mails).find(({ name }) => name === chosen);
  return (
    <PageFrame host={null} foot="Only while Reslot is worked on">
      {shown ? <BackLink href={HERE}>All sample mails</BackLink> : null}
      <PageTitle lead={shown ? `To ${shown.reader}` : "On sample bookings. Nothing is sent."}>
        {shown?.subject ?? "Sample mails"}
      </PageTitle>
      {shown ? <MailInWidths mail={shown} /> : samples.map((group) => <Group key={group.title} {...group} />)}
    </PageFrame>
  );
}

function Group({ title, mails }: Samples) {
  return (
    <Section title={title}>
      <LinkList
        items={mails.map(({ name, subject, reader, calendar }) => ({
          href: `${HERE}?mail=${name}`,
          icon: calendar ? "calendar" : "mail",
          title: subject,
          note: `To ${reader}`,
        }))}
      />
    </Section>
  );
}

const WIDTHS = [320, 390, 700];

function MailInWidths({ mail }: { mail: SampleMail }) {
  return (
    <>
      {WIDTHS.map((width) => (
        <Section key={width} title={`${width} px wide`}>
          <iframe
            className={styles.html}
            style={{ maxInlineSize: width }}
            title={`The mail, ${width} px wide`}
            sandbox=""
            srcDoc={mail.html}
          />
        </Section>
      ))}
      <Section title="Plain text">
        <pre className={styles.text}>{mail.text}</pre>
      </Section>
      {mail.calendar ? (
        <Section title="Calendar data">
          <pre className={styles.text}>{mail.calendar.content}</pre>
        </Section>
      ) : null}
    </>
  );
}
