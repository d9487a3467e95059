import { PageFrame } from "@/components/booking/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { OpenedInvitation } from "@/lib/services/people/join-account";

/** Why the link of an invitation opens nothing, and what to do instead. */
export function ClosedInvitation({ opened }: { opened: OpenedInvitation }) {
  const inviter = opened.state === "unknown" ? null : opened.invitation.invitedByName;
  const account = opened.state === "unknown" ? null : opened.account;
  if (opened.state === "used") {
    return (
      <PageFrame host={null} foot={account}>
        <Empty
          icon="check"
          level={1}
          title="This invitation was taken up already"
          action={<ButtonLink href="/admin/sign-in">Sign in</ButtonLink>}
        >
          An invitation works once. You sign in with {opened.invitation.email} and the password you chose.
        </Empty>
      </PageFrame>
    );
  }
  const expired = opened.state === "expired";
  return (
    <PageFrame host={null} foot={account}>
      <Empty
        icon="link"
        level={1}
        title={expired ? "This invitation has expired" : "This link opens no invitation"}
      >
        {expired
          ? `An invitation works for 7 days. Ask ${inviter} to send it again.`
          : "It was withdrawn, or a newer mail has another link. Ask the person who invited you."}
      </Empty>
    </PageFrame>
  );
}
