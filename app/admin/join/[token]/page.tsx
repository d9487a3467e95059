import type { Metadata } from "next";
import { readTyped } from "@/app/admin/typed";
import { readQuery, type SearchParams } from "@/app/query";
import { KnownUser } from "@/components/admin/known-user";
import { OpenForm } from "@/components/admin/open-form";
import { PasswordField } from "@/components/admin/password-field";
import { PageFrame } from "@/components/booking/page-frame";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-parts";
import { currentInstant } from "@/lib/clock";
import { readInvitation } from "@/lib/services/people/join-account";
import { ClosedInvitation } from "./closed";

export const metadata: Metadata = { title: "Join" };

interface Props {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

export default async function JoinPage({ params, searchParams }: Props) {
  const { token } = await params;
  const opened = await readInvitation(token, currentInstant());
  if (opened.state !== "open") return <ClosedInvitation opened={opened} />;
  const { account, invitation } = opened;
  const action = `/api/v1/admin/invitations/${encodeURIComponent(token)}`;
  const state = await readTyped(action, await readQuery(searchParams), { name: invitation.name });
  const as = invitation.role === "administrator" ? " as an administrator" : "";
  return (
    <PageFrame host={null} foot={account}>
      <PageTitle
        lead={`${invitation.invitedByName} invited you${as}. You will sign in with ${invitation.email}.`}
      >
        Join {account}
      </PageTitle>
      <OpenForm action={action} back={`/admin/join/${encodeURIComponent(token)}`} problem={state.problem}>
        <KnownUser email={invitation.email} />
        <Field id="name" label="Your name" error={state.error("name")} required>
          {(control) => (
            <Input {...control} name="name" autoComplete="name" defaultValue={state.value("name")} />
          )}
        </Field>
        <PasswordField id="password" name="password" label="Password" error={state.error("password")} fresh />
        <Button tone="main">Join {account}</Button>
      </OpenForm>
    </PageFrame>
  );
}
