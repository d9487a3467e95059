import type { Metadata } from "next";
import type { SearchParams } from "@/app/query";
import { AdminForm, SaveBar } from "@/components/admin/admin-form";
import { AdminFrame, Pane, Panel } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Field, FormGrid, Input } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { ownersFor } from "@/lib/auth/owner-access";
import { earliestToday } from "@/lib/domain/away/days";
import { MAX_REASON_LENGTH } from "@/lib/domain/booking/refusal";
import { ACTION, readWantedAway } from "../wanted";
import { OwnerField } from "./owner-field";

export const metadata: Metadata = { title: "New time away" };

export default async function NewTimeAwayPage({ searchParams }: { searchParams: SearchParams }) {
  const { view, state, plan } = await readWantedAway(searchParams);
  const owners = await ownersFor(view.user);
  const problem = plan && !plan.ok ? plan : null;
  const error = (field: string) => problem?.errors?.find((one) => one.field === field)?.message ?? null;
  const zones = owners.flatMap(({ pages }) => pages.map(({ zone }) => zone));
  return (
    <AdminFrame user={view.user} current="away">
      <Pane
        title="New time away"
        lead="Nothing changes before you have reviewed it."
        crumbs={[{ label: "Time away", href: "/admin/away" }]}
      >
        {owners.length === 0 ? (
          <Empty icon="lock">
            Only the owner of a booking page, its editors and administrators can note a time away.
          </Empty>
        ) : (
          <AdminForm action={ACTION} back="/admin/away/new/sessions" state={{ problem, saved: false }}>
            <Panel title="Who is away, and when" id="when">
              <OwnerField
                owners={owners}
                value={state.value("owner")}
                error={error("owner")}
                userId={view.user.userId}
              />
              <FormGrid>
                {DAYS.map(({ name, label, hint }) => (
                  <Field key={name} id={name} label={label} hint={hint} error={error(name)}>
                    {(control) => (
                      <Input
                        {...control}
                        name={name}
                        type="date"
                        min={earliestToday(view.now, zones)}
                        defaultValue={state.value(name)}
                      />
                    )}
                  </Field>
                ))}
              </FormGrid>
              <Field id="note" label="Note to the customers" optional hint={NOTE_HINT} error={error("note")}>
                {(control) => (
                  <TextArea
                    {...control}
                    name="note"
                    maxLength={MAX_REASON_LENGTH}
                    defaultValue={state.value("note")}
                    counted
                  />
                )}
              </Field>
            </Panel>
            <SaveBar note="Next you see every session on these days.">
              <Button tone="main" name="intent" value="look">
                See affected sessions
              </Button>
            </SaveBar>
          </AdminForm>
        )}
      </Pane>
    </AdminFrame>
  );
}

const DAYS = [
  { name: "first", label: "First day away", hint: "From the start of this day." },
  { name: "last", label: "Last day away", hint: "To the end of this day." },
] as const;

const NOTE_HINT =
  "It stands in the mail to everybody who is asked for a new time. For example: I am at a conference that week.";
