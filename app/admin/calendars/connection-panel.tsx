import { readFormState } from "@/app/admin/form-state";
import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { Banner } from "@/components/ui/banner";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant, Zone } from "@/lib/domain/time";
import { formatDeadline } from "@/lib/format";
import type { ListedConnection } from "@/lib/services/calendars/list-calendars";
import { ChoiceFields, initialChoice } from "./choice-fields";

interface ConnectionPanelProps {
  connection: ListedConnection;
  user: SignedInUser;
  query: URLSearchParams;
  now: Instant;
  zone: Zone;
  locale: string;
}

const BACK = "/admin/calendars";
const NO_STATE = { problem: null, saved: false };

/** One connected calendar server or feed: how it stands, what it is for, and what can be done with it. */
export async function ConnectionPanel(props: ConnectionPanelProps) {
  const { connection, user, query, now } = props;
  const { id, kind, name } = connection;
  const action = `/api/v1/admin/calendars/${id}`;
  const state = await readFormState(user, action, query, initialChoice(connection), now);
  const back = `${BACK}#${id}`;
  return (
    <Panel id={id} title={name}>
      <ConnectionState {...props} />
      {kind === "caldav" ? (
        <AdminForm className="panel-form" action={action} back={back} state={{ ...state, saved: false }}>
          <ChoiceFields connection={connection} state={state} />
          <SubmitButton tone="main" busyLabel="Reading the calendars…">
            Save and read
          </SubmitButton>
        </AdminForm>
      ) : null}
      <div className="calendar-actions">
        <AdminForm className="" action={`${action}/read`} back={back} state={NO_STATE}>
          <SubmitButton small busyLabel="Reading…" aria-label={`Read now: ${name}`}>
            Read now
          </SubmitButton>
        </AdminForm>
        <details className="calendar-remove">
          <summary>Disconnect…</summary>
          <AdminForm className="panel-form" action={`${action}/remove`} back={back} state={NO_STATE}>
            <p>
              Its busy times count no more. Sessions that were written into it stay there, and are not kept up
              to date.
            </p>
            <SubmitButton tone="danger" busyLabel="Disconnecting…">
              Disconnect {name}
            </SubmitButton>
          </AdminForm>
        </details>
      </div>
    </Panel>
  );
}

const DONE: Readonly<Record<string, string>> = {
  connected: "Connected. Choose what each calendar is for.",
  added: "Added. When you are busy in it, no times are offered.",
  saved: "Saved, and read.",
  read: "Read.",
};

function ConnectionState({ connection, query, zone, locale }: ConnectionPanelProps) {
  const { address, username, lastReadAt, problem, calendars } = connection;
  const time = (instant: Instant) => formatDeadline(instant, zone, locale);
  const done = query.get("calendar") === connection.id ? DONE[query.get("done") ?? ""] : undefined;
  const unread = calendars.reduce((sum, { unreadEvents }) => sum + unreadEvents, 0);
  return (
    <>
      {done && !problem ? (
        <div role="status">
          <Banner tone="keep" title={done} />
        </div>
      ) : null}
      {problem ? (
        <Banner
          tone="ask"
          title={`It has not been read since ${time(problem.since)}.`}
          alert={done !== undefined}
        >
          <p>{problem.text}</p>
          <p>
            {lastReadAt === null
              ? "Nothing of it is known yet."
              : `What was known on ${time(lastReadAt)} still closes your times.`}{" "}
            It is tried again by {time(problem.nextTryAt)}.
          </p>
        </Banner>
      ) : null}
      <p className="calendar-facts">
        {address}
        {username === null ? null : <> · {username}</>}
        {lastReadAt === null || problem ? null : <> · Read {time(lastReadAt)}</>}
        {unread === 0 ? null : <> · {unread === 1 ? "1 event" : `${unread} events`} could not be read</>}
      </p>
    </>
  );
}
