import type { Metadata } from "next";
import { readQuery, type SearchParams } from "@/app/query";
import { PageFrame } from "@/components/booking/page-frame";
import { Empty } from "@/components/ui/empty";
import { LinkList } from "@/components/ui/navigation";
import { BackLink, PageTitle, Section } from "@/components/ui/page-parts";
import { currentInstant } from "@/lib/clock";
import { SCENARIO_NAMES } from "@/lib/domain/notifications/scenarios";
import type { Draft } from "@/lib/mail/types";
import { listSamples } from "@/lib/services/mail/list-samples";
import { enterMailbox, enterSamples } from "../access";
import styles from "../mailbox.module.css";

export const metadata: Metadata = { title: "Sample mails", robots: { index: false } };

const HERE = "/mailbox/samples";

/** Every mail that Reslot writes about bookings, while it is worked on (`npm run dev`). */
export default async function SamplesPage({ searchParams }: { searchParams: SearchParams }) {
  enterSamples();
  await enterMailbox();
  const chosen = (await readQuery(searchParams)).get("mail");
  const samples = await listSamples(currentInstant());
  const entries = samples.flatMap(({ scenario, mails }) =>
    mails.map((mail, index) => ({ scenario, mail, name: `${scenario}.${index}` })),
  );
  const shown = entries.find(({ name }) => name === chosen)?.mail;
  return (
    <PageFrame host={null} foot="Only while Reslot is worked on">
      {shown ? <BackLink href={HERE}>All sample mails</BackLink> : null}
      <PageTitle lead={shown ? `To the ${shown.role}` : "On sample bookings. Nothing is sent."}>
        {shown?.subject ?? "Sample mails"}
      </PageTitle>
      {shown ? <SampleMail mail={shown} /> : null}
      {!shown && entries.length === 0 ? <Empty icon="mail">Make a booking page first.</Empty> : null}
      {shown
        ? null
        : samples.map(({ scenario }) => (
            <Section key={scenario} title={SCENARIO_NAMES[scenario]}>
              <LinkList
                items={entries
                  .filter((entry) => entry.scenario === scenario)
                  .map(({ mail, name }) => ({
                    href: `${HERE}?mail=${name}`,
                    icon: mail.calendar ? "calendar" : "mail",
                    title: mail.subject,
                    note: `To the ${mail.role}`,
                  }))}
              />
            </Section>
          ))}
    </PageFrame>
  );
}

const WIDTHS = [320, 390, 700];

function SampleMail({ mail }: { mail: Draft }) {
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
