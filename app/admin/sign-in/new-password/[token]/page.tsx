import type { Metadata } from "next";
import { readTyped } from "@/app/admin/typed";
import { readQuery, type SearchParams } from "@/app/query";
import { KnownUser } from "@/components/admin/known-user";
import { OpenForm } from "@/components/admin/open-form";
import { PasswordField } from "@/components/admin/password-field";
import { PageFrame } from "@/components/booking/page-frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/page-parts";
import { currentInstant } from "@/lib/clock";
import { readPasswordLink } from "@/lib/services/people/set-password-by-link";

export const metadata: Metadata = { title: "Set a new password" };

interface Props {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

export default async function NewPasswordPage({ params, searchParams }: Props) {
  const { token } = await params;
  const user = await readPasswordLink(token, currentInstant());
  if (!user) return <Over />;
  const action = `/api/v1/admin/password-links/${encodeURIComponent(token)}`;
  const state = await readTyped(action, await readQuery(searchParams));
  return (
    <PageFrame host={null}>
      <PageTitle
        lead={`You sign in with ${user.email}. Every browser is signed out when the password is set.`}
      >
        Set a new password
      </PageTitle>
      <OpenForm
        action={action}
        back={`/admin/sign-in/new-password/${encodeURIComponent(token)}`}
        problem={state.problem}
      >
        <KnownUser email={user.email} />
        <PasswordField
          id="password"
          name="password"
          label="New password"
          error={state.error("password")}
          fresh
        />
        <Button tone="main">Set the password</Button>
      </OpenForm>
    </PageFrame>
  );
}

function Over() {
  return (
    <PageFrame host={null}>
      <Empty
        icon="link"
        level={1}
        title="This link does not work any more"
        action={<ButtonLink href="/admin/sign-in/forgot">Ask for a new link</ButtonLink>}
      >
        A link sets a password once, within an hour. Your password is as it was.
      </Empty>
    </PageFrame>
  );
}
