import { readFormState } from "@/app/admin/form-state";
import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { Field, Input } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";

interface ConnectFormsProps {
  user: SignedInUser;
  query: URLSearchParams;
  now: Instant;
}

/** The two ways to connect a calendar. */
export function ConnectForms(props: ConnectFormsProps) {
  return (
    <>
      <ServerForm {...props} />
      <FeedForm {...props} />
    </>
  );
}

const NOTHING_KEPT = "Nothing was connected. What you typed is still here, but for the password.";

async function ServerForm({ user, query, now }: ConnectFormsProps) {
  const action = "/api/v1/admin/calendars/servers";
  const state = await readFormState(user, action, query, {}, now);
  return (
    <Panel id="connect" title="Connect a calendar server">
      <AdminForm
        className="panel-form"
        action={action}
        back="/admin/calendars#connect"
        state={state}
        refusedText={NOTHING_KEPT}
      >
        <p className="soft">
          Any server that speaks CalDAV: Nextcloud, iCloud, Fastmail, Radicale and many more. It is read for
          busy times, and your sessions can be written into it.
        </p>
        <Field
          id="server-address"
          label="Address"
          hint="Your provider calls it CalDAV address or server."
          error={state.error("address")}
          required
        >
          {(control) => (
            <Input
              {...control}
              name="address"
              type="url"
              inputMode="url"
              autoComplete="off"
              placeholder="https://caldav.example.com"
              defaultValue={state.value("address")}
            />
          )}
        </Field>
        <Field id="server-username" label="User name" error={state.error("username")} required>
          {(control) => (
            <Input
              {...control}
              name="username"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={state.value("username")}
            />
          )}
        </Field>
        <Field
          id="server-password"
          label="App password"
          hint="Make one for Reslot with your provider; it is kept encrypted. Your own password may not work."
          error={state.error("password")}
          required
        >
          {(control) => <Input {...control} name="password" type="password" autoComplete="off" />}
        </Field>
        <SubmitButton busyLabel="Looking for calendars…">Connect the server</SubmitButton>
      </AdminForm>
    </Panel>
  );
}

async function FeedForm({ user, query, now }: ConnectFormsProps) {
  const action = "/api/v1/admin/calendars/feeds";
  const state = await readFormState(user, action, query, {}, now);
  return (
    <Panel id="add" title="Add a published calendar">
      <AdminForm
        className="panel-form"
        action={action}
        back="/admin/calendars#add"
        state={state}
        refusedText="Nothing was added. What you typed is still here."
      >
        <p className="soft">
          A calendar that is published at an address (iCalendar), such as the secret address of a Google or
          Outlook calendar. It is read for busy times only.
        </p>
        <Field
          id="feed-address"
          label="Address"
          hint="It begins with webcal:// or https://, and often ends in .ics."
          error={state.error("feed")}
          required
        >
          {(control) => (
            <Input
              {...control}
              name="feed"
              inputMode="url"
              autoComplete="off"
              placeholder="webcal://calendar.example.com/dana.ics"
              defaultValue={state.value("feed")}
            />
          )}
        </Field>
        <Field id="feed-name" label="Name" optional error={state.error("name")}>
          {(control) => (
            <Input {...control} name="name" autoComplete="off" defaultValue={state.value("name")} />
          )}
        </Field>
        <SubmitButton busyLabel="Reading it…">Add the calendar</SubmitButton>
      </AdminForm>
    </Panel>
  );
}
