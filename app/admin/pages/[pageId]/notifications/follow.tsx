import { Panel } from "@/components/admin/frame";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Notifications } from "@/lib/services/mail/read-notifications";

interface FollowProps {
  /** The reader, when they are an editor of the page. */
  member: Notifications["editors"][number] | null;
  action: string;
  back: string;
}

export function FollowPanel({ member, action, back }: FollowProps) {
  if (!member) return null;
  const { notified, email } = member;
  return (
    <form method="post" action={action} className="gap-m">
      <Panel title="You" id="you">
        <p>
          {notified
            ? `You follow this page: ${email} gets the stakeholders' mails.`
            : "You don't follow this page. Follow it to get the stakeholders' mails."}
        </p>
        <div>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="notified" value={notified ? "0" : "1"} />
          <SubmitButton busyLabel="Saving…">
            {notified ? "Stop following this page" : "Follow this page"}
          </SubmitButton>
        </div>
      </Panel>
    </form>
  );
}
