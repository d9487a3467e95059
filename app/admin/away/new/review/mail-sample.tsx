import { Panel } from "@/components/admin/frame";
import { firstName } from "@/components/booking/names";
import { openOwnedBooking } from "@/lib/auth/owned-booking";
import type { TimeAwayPlan } from "@/lib/services/plan-time-away";
import { previewRescheduleRequest } from "@/lib/services/preview-reschedule-request";
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
  const mail = await previewRescheduleRequest(owned, { sessions, reason: note }, view.now);
  return (
    <Panel title={`What ${firstName(first.customerName)} is told`} id="mail">
      {mail ? (
        <figure className="mail-sample">
          <figcaption>
            <b>{mail.subject}</b>
            <span className="soft">to {mail.to}</span>
          </figcaption>
          <pre>{mail.text}</pre>
        </figure>
      ) : (
        <p>Nothing: mail about this is switched off for customers of this page.</p>
      )}
      <p className="note">Everybody else is told the same about their own sessions, in their own zone.</p>
    </Panel>
  );
}
