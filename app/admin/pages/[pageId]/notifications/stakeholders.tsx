import type { FormState } from "@/app/admin/form-state";
import { formRows } from "@/components/admin/form-rows";
import { Panel } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Note } from "@/components/ui/page-parts";
import type { Notifications } from "@/lib/services/mail/read-notifications";

interface StakeholdersProps {
  state: FormState;
  saved: number;
  editors: Notifications["editors"];
}

/** Who else is told: listed addresses, and the editors who chose to be. */
export function StakeholdersPanel({ state, saved, editors }: StakeholdersProps) {
  const rows = formRows(state, "stakeholders", saved);
  const following = editors.filter(({ notified }) => notified).map(({ name }) => name);
  return (
    <Panel title="Stakeholders" id="stakeholders">
      <Note>
        People who are told beside the owner. They get no calendar invitations, and no link into Reslot.
      </Note>
      <input type="hidden" name="stakeholders" value="" />
      {rows.length === 0 ? <Note>Nobody is listed.</Note> : null}
      {rows.map((row, index) => (
        <StakeholderRow
          key={row}
          state={state}
          row={row}
          number={index + 1}
          autoFocus={state.intent === "add-stakeholders" && index === rows.length - 1}
        />
      ))}
      <div>
        <Button small name="intent" value="add-stakeholders">
          Add an address
        </Button>
      </div>
      <Note>
        {following.length > 0
          ? `Editors who follow this page: ${following.join(", ")}.`
          : "No editor follows this page."}
      </Note>
    </Panel>
  );
}

interface StakeholderRowProps {
  state: FormState;
  row: number;
  number: number;
  autoFocus: boolean;
}

function StakeholderRow({ state, row, number, autoFocus }: StakeholderRowProps) {
  const name = `stakeholders.${row}`;
  const whose = <span className="sr"> of stakeholder {number}</span>;
  return (
    <div className="person-row">
      <Field id={`stakeholder-${row}-name`} label={<>Name{whose}</>}>
        {(control) => (
          <Input
            {...control}
            name={`${name}.name`}
            defaultValue={state.value(`${name}.name`)}
            autoComplete="off"
            maxLength={200}
            autoFocus={autoFocus}
          />
        )}
      </Field>
      <Field
        id={`stakeholder-${row}-email`}
        label={<>Mail address{whose}</>}
        error={state.error(`${name}.email`)}
      >
        {(control) => (
          <Input
            {...control}
            name={`${name}.email`}
            type="email"
            defaultValue={state.value(`${name}.email`)}
            autoComplete="off"
          />
        )}
      </Field>
      <Button small name="intent" value={`remove-stakeholders-${row}`}>
        Remove<span className="sr"> stakeholder {number}</span>
      </Button>
    </div>
  );
}
