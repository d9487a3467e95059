import type { Metadata } from "next";
import { readTyped } from "@/app/admin/typed";
import { readQuery, type SearchParams } from "@/app/query";
import { OpenForm } from "@/components/admin/open-form";
import { PageFrame } from "@/components/booking/page-frame";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { BackLink, PageTitle } from "@/components/ui/page-parts";
import { backWith, nextOf } from "../next";

export const metadata: Metadata = { title: "Write your code" };

const ACTION = "/api/v1/admin/sign-in/code";

export default async function CodePage({ searchParams }: { searchParams: SearchParams }) {
  const query = await readQuery(searchParams);
  const state = await readTyped(ACTION, query);
  return (
    <PageFrame host={null}>
      <BackLink href={backWith("/admin/sign-in", query)}>Sign in as somebody else</BackLink>
      <PageTitle lead="Your password is right. One step is left.">Write your code</PageTitle>
      <OpenForm
        action={ACTION}
        back={backWith("/admin/sign-in/code", query)}
        next={nextOf(query)}
        problem={state.problem}
      >
        <Field
          id="code"
          label="Code"
          hint="The 6 figures that your app shows now. Without your phone, one of your backup codes."
          error={state.error("code")}
          required
        >
          {(control) => (
            <Input
              {...control}
              name="code"
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Button tone="main">Sign in</Button>
      </OpenForm>
    </PageFrame>
  );
}
