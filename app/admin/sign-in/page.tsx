import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { readTyped } from "@/app/admin/typed";
import { readQuery, type SearchParams } from "@/app/query";
import { OpenForm } from "@/components/admin/open-form";
import { PasswordField } from "@/components/admin/password-field";
import { PageFrame } from "@/components/booking/page-frame";
import { Anchor } from "@/components/ui/anchor";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-parts";
import { signedInUser } from "@/lib/auth/sign-in";
import { readSetUp } from "@/lib/services/people/read-set-up";
import { backWith, nextOf } from "./next";

export const metadata: Metadata = { title: "Sign in" };

const ACTION = "/api/v1/admin/sign-in";

const NEWS: Readonly<Record<string, string>> = {
  "out=here": "You are signed out.",
  "out=everywhere": "You are signed out in every browser.",
  "password=set": "Your new password is set. Sign in with it.",
};

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await readQuery(searchParams);
  const next = nextOf(query);
  const account = await readSetUp();
  if (!account) redirect("/admin/setup");
  if (await signedInUser(await headers())) redirect(next);
  const state = await readTyped(ACTION, query);
  const codeProblem = await readTyped(`${ACTION}/code`, query);
  const news = [...query].map(([name, value]) => NEWS[`${name}=${value}`]).find(Boolean);
  return (
    <PageFrame host={null} foot={account.name}>
      <PageTitle lead={account.name}>Sign in</PageTitle>
      <OpenForm
        action={ACTION}
        back={backWith("/admin/sign-in", query)}
        next={next}
        problem={state.problem ?? codeProblem.problem}
      >
        {news ? (
          <div role="status">
            <Banner tone="keep" title={news} />
          </div>
        ) : null}
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
        <PasswordField id="password" name="password" label="Password" error={state.error("password")} />
        <Button tone="main">Sign in</Button>
      </OpenForm>
      <p className="open-more">
        <Anchor className="textlink" href="/admin/sign-in/forgot">
          Set a new password
        </Anchor>
      </p>
    </PageFrame>
  );
}
