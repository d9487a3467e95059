import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readFormState } from "@/app/admin/form-state";
import { openForAdministrators } from "@/app/admin/open-people";
import { readQuery, type SearchParams } from "@/app/query";
import { OpenForm } from "@/components/admin/open-form";
import { ZoneField } from "@/components/admin/zone-field";
import { PageFrame } from "@/components/booking/page-frame";
import { Anchor } from "@/components/ui/anchor";
import { Button } from "@/components/ui/button";
import { PageTitle, Section } from "@/components/ui/page-parts";
import { slugFrom } from "@/lib/domain/booking/slug";
import { env } from "@/lib/env";
import { TextField } from "../text-field";

export const metadata: Metadata = { title: "Your first booking page" };

const ACTION = "/api/v1/admin/setup/page";

export default async function SetupPagePage({ searchParams }: { searchParams: SearchParams }) {
  const { user, pages, zone, now } = await openForAdministrators();
  if (pages.length > 0) redirect("/admin");
  const initial = {
    title: user.name,
    slug: slugFrom(user.name),
    zone,
    opens: "09:00",
    closes: "17:00",
    "eventType.title": "",
    "eventType.durationMinutes": "30",
    "eventType.sessionCount": "3",
  };
  const state = await readFormState(user, ACTION, await readQuery(searchParams), initial, now);
  return (
    <PageFrame host={null} foot="Step 2 of 2">
      <PageTitle lead="It is what customers see. All of it, and much more, can be changed later.">
        Your first booking page
      </PageTitle>
      <OpenForm action={ACTION} back="/admin/setup/page" problem={state.problem}>
        <TextField state={state} name="title" label="Title" />
        <TextField
          state={state}
          name="slug"
          label="Address"
          hint={`What follows ${env().APP_URL}/`}
          autoCapitalize="none"
          spellCheck={false}
        />
        <Section title="What people book">
          <div className="open-fields">
            <TextField state={state} name="eventType.title" label="Name" placeholder="Coaching" />
            <TextField
              state={state}
              name="eventType.sessionCount"
              label="Number of sessions"
              hint="Booked in one go: 1 for a single appointment, up to 20."
              type="number"
              min={1}
              max={20}
            />
            <TextField
              state={state}
              name="eventType.durationMinutes"
              label="Length of a session in minutes"
              type="number"
              min={5}
              max={480}
              step={5}
            />
          </div>
        </Section>
        <Section title="When, Monday to Friday">
          <div className="open-fields">
            <div className="open-pair">
              <TextField state={state} name="opens" label="From" type="time" />
              <TextField state={state} name="closes" label="To" type="time" />
            </div>
            <ZoneField
              id="zone"
              name="zone"
              label="Time zone"
              value={state.value("zone")}
              error={state.error("zone")}
              now={now}
            />
          </div>
        </Section>
        <Button tone="main">Make the booking page</Button>
      </OpenForm>
      <p className="open-more">
        <Anchor className="textlink" href="/admin/activity">
          Not now
        </Anchor>
      </p>
    </PageFrame>
  );
}
