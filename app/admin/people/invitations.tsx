import { readFormState } from "@/app/admin/form-state";
import { AdminForm } from "@/components/admin/admin-form";
import { USER_ROLES } from "@/components/admin/role-words";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/page-parts";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { People } from "@/lib/services/people/list-people";

interface InvitationsProps {
  invitations: People["invitations"];
  query: URLSearchParams;
  user: SignedInUser;
  now: Instant;
  day: (date: Date) => string;
}

/** Who was asked to join and has not yet: dashed, as all that does not stand yet. */
export function Invitations({ invitations, ...rest }: InvitationsProps) {
  if (invitations.length === 0) return null;
  return (
    <Section title="Invited">
      <ul className="invited">
        {invitations.map((invitation) => (
          <Invited key={invitation.id} invitation={invitation} {...rest} />
        ))}
      </ul>
    </Section>
  );
}

async function Invited({
  invitation: { id, name, email, role, expiresAt },
  query,
  user,
  now,
  day,
}: Omit<InvitationsProps, "invitations"> & { invitation: People["invitations"][number] }) {
  const until =
    expiresAt.getTime() > now ? `Link works until ${day(expiresAt)}` : `Expired ${day(expiresAt)}`;
  const route = `/api/v1/admin/people/invitations/${id}`;
  const forms = [
    { action: `${route}/resend`, label: "Send again" },
    { action: `${route}/withdraw`, label: "Withdraw" },
  ];
  const states = await Promise.all(forms.map(({ action }) => readFormState(user, action, query, {}, now)));
  return (
    <li>
      <p className="place-name">
        <strong>{name}</strong>
        <span>
          {email} · {USER_ROLES[role].word} · {until}
        </span>
      </p>
      <div className="invited-actions">
        {forms.map(({ action, label }, index) => (
          <AdminForm
            key={action}
            className="contents"
            action={action}
            back="/admin/people"
            refusedText="Nothing was changed."
            state={states[index] ?? { problem: null, saved: false }}
          >
            <Button small>
              {label}
              <VisuallyHidden> the invitation of {name}</VisuallyHidden>
            </Button>
          </AdminForm>
        ))}
      </div>
    </li>
  );
}
