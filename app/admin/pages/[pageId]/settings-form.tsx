import type { FormState } from "@/app/admin/form-state";
import { AdminForm, SaveBar } from "@/components/admin/admin-form";
import { DefaultSubmit } from "@/components/admin/default-submit";
import { Panel } from "@/components/admin/frame";
import { LocationFields } from "@/components/admin/location-fields";
import { PageAddress } from "@/components/admin/page-address";
import { TextFields } from "@/components/admin/text-fields";
import { Anchor } from "@/components/ui/anchor";
import { Button } from "@/components/ui/button";
import { CheckboxRow, Choices, Radio } from "@/components/ui/choice";
import { type PageAccess, roleAllows } from "@/lib/auth/page-access";
import { env } from "@/lib/env";
import type { StoredPage } from "@/lib/services/pages/read-page-settings";
import { DurationField } from "../_form/duration-field";
import { FormPanel } from "../_form/form-panel";
import { AccentFields } from "./accent-fields";
import { LogoFields, type LogoNews } from "./logo-fields";

export interface SettingsFormProps {
  action: string;
  page: StoredPage;
  role: PageAccess["role"];
  state: FormState;
  logo: LogoNews;
  /** Without an event type that customers see, the page itself is booked. */
  bookedItself: boolean;
}

/** All that belongs to the page as a whole. */
export function SettingsForm({ action, page, role, state, logo, bookedItself }: SettingsFormProps) {
  const path = `/admin/pages/${page.id}`;
  return (
    <AdminForm action={action} back={path} state={state}>
      <DefaultSubmit />
      <Panel id="page" title="The page">
        <PageAddress base={env().APP_URL} path={page.slug} title={page.title} />
        <TextFields
          state={state}
          base={`${env().APP_URL}/`}
          address={
            roleAllows(role, "own")
              ? { kind: "field", hint: "The old address leads to the new one for ever." }
              : { kind: "text", slug: page.slug, hint: "Only the owner can change it." }
          }
        />
      </Panel>
      <Panel id="place" title="Location">
        <LocationFields state={state} />
      </Panel>
      {bookedItself ? (
        <>
          <Panel id="booked" title="What is booked">
            <p className="note">
              Without an event type customers book the page itself, one session at a time and without a price.{" "}
              <Anchor href={`${path}/policy`}>Its policy</Anchor> says how they may change it, or{" "}
              <Anchor href={`${path}/event-types/new`}>add an event type</Anchor>.
            </p>
            <DurationField state={state} />
          </Panel>
          <FormPanel state={state} saved={page.form} />
        </>
      ) : null}
      <Panel id="look" title="Look">
        <AccentFields state={state} />
        <LogoFields page={page} problem={logo.problem} news={logo.news} />
      </Panel>
      <NewBookingsPanel state={state} />
      <SaveBar note="Bookings already made keep what they were made with.">
        <Button tone="main" name="intent" value="save">
          Save settings
        </Button>
      </SaveBar>
    </AdminForm>
  );
}

function NewBookingsPanel({ state }: { state: FormState }) {
  const invitations = state.value("invitations");
  return (
    <Panel id="new-bookings" title="New bookings">
      <div>
        <input type="hidden" name="paused" value="off" />
        <CheckboxRow
          name="paused"
          value="on"
          defaultChecked={state.checked("paused")}
          aria-describedby="paused-hint"
        >
          Pause new bookings
        </CheckboxRow>
        <p className="note" id="paused-hint">
          Customers read that you take no new bookings at the moment. What is booked stays, and can still be
          moved and canceled.
        </p>
      </div>
      <Choices legend="Calendar invitations">
        <Radio name="invitations" value="automatic" defaultChecked={invitations === "automatic"}>
          Sent with the mails, so that calendars follow every change
        </Radio>
        <Radio name="invitations" value="file" defaultChecked={invitations === "file"}>
          A file to download after booking; only who was invited before still gets calendar data by mail
        </Radio>
      </Choices>
    </Panel>
  );
}
