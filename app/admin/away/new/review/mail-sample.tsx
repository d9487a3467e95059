import { Panel } from "@/components/admin/frame";
import { firstName } from "@/components/booking/names";
import { openOwnedBooking } from "@/lib/auth/owned-booking";
import { preview } from "@/lib/services/actions/preview-action";
import type { TimeAwayPlan } from "@/lib/services/away/plan-time-away";
import type { AdminView } from "../../../open";

interface MailSampleProps {
  view: AdminView;
  asked: TimeAwayPlan["affected"];
  note: string | null;
}

/** The mail to the first of them, word by word. */
export async function MailSample({ view, asked, note }: MailSampleProps) {
  const first = asked[0];
  const owned = first ? await openOwnedBooking(view.user, first.bookingId) : null;
  if (!first || !owned) return null;
  const sessions = asked
    .filter(({ bookingId }) => bookingId === first.bookingId)
    .map(({ sessionId }) => sessionId);
  const asking = await preview.request(owned, { sessions, reason: note }, view.now);
  const mail = asking.ok ? asking.mails.find(({ role }) => role === "customer") : undefined;
  if (!mail) return null;
  return (
    <Panel title={`What ${firstName(first.customerName)} is told`} id="mail">
      <figure className="mail-sample">
        <figcaption>
          <b>{mail.subject}</b>
          <span className="soft">to {mail.email}</span>
        </figcaption>
        <pre>{mail.text}</pre>
      </figure>
      <p className="note">Everybody else is told the same about their own sessions, in their own zone.</p>
    </Panel>
  );
}
