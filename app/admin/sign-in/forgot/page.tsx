import type { Metadata } from "next";
import { readTyped } from "@/app/admin/typed";
import { readQuery, type SearchParams } from "@/app/query";
import { OpenForm } from "@/components/admin/open-form";
import { PageFrame } from "@/components/booking/page-frame";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { BackLink, PageTitle } from "@/components/ui/page-parts";

export const metadata: Metadata = { title: "Set a new password" };

const ACTION = "/api/v1/admin/password-links";

export default async function ForgotPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await readQuery(searchParams);
  const state = await readTyped(ACTION, query);
  return (
    <PageFrame host={null}>
      <BackLink href="/admin/sign-in">Sign in</BackLink>
      <PageTitle lead="A link comes to the mail address that you sign in with. It works once, for an hour.">
        Set a new password
      </PageTitle>
      {query.has("sent") ? (
        <div role="status">
          <Banner tone="keep" title="If somebody signs in with this address, the link is on its way">
            <p>Nothing came after some minutes? Look among the unwanted mails, or ask an administrator.</p>
          </Banner>
        </div>
      ) : (
        <OpenForm action={ACTION} back="/admin/sign-in/forgot" problem={state.problem}>
          <Field id="email" label="Mail address" error={state.error("email")} required>
            {(control) => (
              <Input
                {...control}
                name="email"
                type="email"
                autoComplete="username"
                defaultValue={state.value("email")}
              />
            )}
          </Field>
          <Button tone="main">Send the link</Button>
        </OpenForm>
      )}
    </PageFrame>
  );
}
