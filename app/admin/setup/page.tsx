import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { readTyped } from "@/app/admin/typed";
import { isFromThisMachine } from "@/app/mailbox/access";
import { readQuery, type SearchParams } from "@/app/query";
import { OpenForm } from "@/components/admin/open-form";
import { PasswordField } from "@/components/admin/password-field";
import { ZoneField } from "@/components/admin/zone-field";
import { PageFrame } from "@/components/booking/page-frame";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-parts";
import { currentInstant } from "@/lib/clock";
import { env } from "@/lib/env";
import { readSetUp } from "@/lib/services/people/read-set-up";
import { TextField } from "./text-field";

export const metadata: Metadata = { title: "Set up Reslot" };

const ACTION = "/api/v1/admin/setup";

export default async function SetupPage({ searchParams }: { searchParams: SearchParams }) {
  await connection();
  if (await readSetUp()) redirect("/admin");
  const codeNeeded = !isFromThisMachine(await headers());
  const { ADMIN_EMAIL } = env();
  const initial = { zone: "UTC", email: codeNeeded ? "" : (ADMIN_EMAIL ?? "") };
  const state = await readTyped(ACTION, await readQuery(searchParams), initial);
  return (
    <PageFrame host={null} foot="Step 1 of 2">
      <PageTitle lead="You become its administrator. Your first booking page follows on the next page.">
        Set up Reslot
      </PageTitle>
      <OpenForm action={ACTION} back="/admin/setup" problem={state.problem}>
        {codeNeeded ? (
          <Field
            id="setup-code"
            label="Setup code"
            hint="Reslot printed it when it was started: only who runs this server knows it."
            error={state.error("setupCode")}
            required
          >
            {(control) => (
              <Input
                {...control}
                name="setupCode"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
        ) : null}
        <TextField
          state={state}
          name="account"
          label="Name of your practice or studio"
          hint="Customers read it under your name and in mails."
          autoComplete="organization"
        />
        <TextField state={state} name="name" label="Your name" autoComplete="name" />
        <TextField
          state={state}
          name="email"
          label="Your mail address"
          hint="You sign in with it, and mails about bookings go there."
          type="email"
          autoComplete="username"
        />
        <PasswordField id="password" name="password" label="Password" error={state.error("password")} fresh />
        <ZoneField
          id="zone"
          name="zone"
          label="Your time zone"
          value={state.value("zone")}
          error={state.error("zone")}
          now={currentInstant()}
          preset={!state.typed}
        />
        <Button tone="main">Continue to the booking page</Button>
      </OpenForm>
    </PageFrame>
  );
}
