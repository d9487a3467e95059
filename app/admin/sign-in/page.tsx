import type { Metadata } from "next";
import { readQuery, type SearchParams } from "@/app/query";
import { PageFrame } from "@/components/booking/page-frame";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-parts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await readQuery(searchParams);
  return (
    <PageFrame host={null}>
      <PageTitle>Sign in</PageTitle>
      {query.has("wrong") ? (
        <Banner tone="ask" title="Check address and password: together they fit nobody here." alert />
      ) : null}
      <form method="post" action="/api/v1/admin/sign-in">
        <input type="hidden" name="next" value={query.get("next") ?? "/admin"} />
        <Field id="email" label="Mail address">
          {(control) => <Input {...control} name="email" type="email" autoComplete="username" />}
        </Field>
        <Field id="password" label="Password">
          {(control) => (
            <Input {...control} name="password" type="password" autoComplete="current-password" />
          )}
        </Field>
        <Button tone="main" className="gap-m">
          Sign in
        </Button>
      </form>
    </PageFrame>
  );
}
