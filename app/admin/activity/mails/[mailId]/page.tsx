import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { MailView } from "@/app/mailbox/mail-view";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { Note } from "@/components/ui/page-parts";
import { readBookingMail } from "@/lib/services/mail/read-booking-mail";
import { openAdmin } from "../../../open";
import { STREAM } from "../../addresses";
import { momentText } from "../../times";

interface Props {
  params: Promise<{ mailId: string }>;
}

const open = cache(async (mailId: string) => {
  const view = await openAdmin();
  const mail = await readBookingMail(view.user, mailId);
  return mail ? { view, mail } : notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { mail } = await open((await params).mailId);
  return { title: mail.found.mail.subject };
}

/** A mail about a booking, as its reader sees it. */
export default async function BookingMailPage({ params }: Props) {
  const { view, mail } = await open((await params).mailId);
  const { found, sessionId, asSent } = mail;
  const session = { label: "The session", href: `${STREAM}/${sessionId}` };
  return (
    <AdminFrame user={view.user} current="activity">
      <Pane
        title={found.mail.subject}
        lead={`To ${found.recipient}`}
        crumbs={[{ label: "Activity", href: STREAM }, session]}
      >
        {asSent ? null : <Note>The reader's own links are left out.</Note>}
        <MailView
          found={found}
          written={momentText(found.at, view)}
          files={asSent ? `/api/v1/admin/activity/mails/${found.id}` : null}
        />
      </Pane>
    </AdminFrame>
  );
}
