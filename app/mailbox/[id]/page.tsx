import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageFrame } from "@/components/booking/page-frame";
import { BackLink, PageTitle } from "@/components/ui/page-parts";
import { readMailboxMail } from "@/lib/services/mail/read-mailbox";
import { enterMailbox } from "../access";
import { MailView } from "../mail-view";
import { mailTime } from "../words";

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
      <MailView found={found} written={mailTime(found)} files={`/mailbox/${id}`} />
    </PageFrame>
  );
}
