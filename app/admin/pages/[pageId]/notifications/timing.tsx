import type { FormState } from "@/app/admin/form-state";
import { formRows } from "@/components/admin/form-rows";
import { Panel } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { CheckboxRow } from "@/components/ui/choice";
import { FieldError, Input, Select } from "@/components/ui/field";
import { Note } from "@/components/ui/page-parts";
import { REMINDERS_MAX, UNITS } from "@/lib/domain/notifications/lead-time";

interface TimingProps {
  state: FormState;
  /** How many reminders are saved. */
  saved: number;
}

/** When sessions are reminded of, and followed up. */
export function TimingPanel({ state, saved }: TimingProps) {
  const rows = formRows(state, "reminders", saved);
  return (
    <Panel title="Reminders and follow-up" id="timing">
      <fieldset className="field">
        <legend>Reminders before each session</legend>
        <p className="hint">
          Up to three, from 5 minutes to 30 days before. They follow a session that moves.
        </p>
        <input type="hidden" name="reminders" value="" />
        {rows.length === 0 ? <Note>Nobody is reminded.</Note> : null}
        {rows.map((row, index) => (
          <TimeRow
            key={row}
            state={state}
            name={`reminders.${row}`}
            label={`Reminder ${index + 1}`}
            units={UNITS}
            after="before"
            autoFocus={state.intent === "add-reminders" && index === rows.length - 1}
          >
            <Button small name="intent" value={`remove-reminders-${row}`}>
              Remove<span className="sr"> reminder {index + 1}</span>
            </Button>
          </TimeRow>
        ))}
        {rows.length < REMINDERS_MAX ? (
          <div className="gap-s">
            <Button small name="intent" value="add-reminders">
              Add a reminder
            </Button>
          </div>
        ) : null}
      </fieldset>
      <fieldset className="field">
        <legend>Follow-up after each session</legend>
        <p className="hint">Only for sessions that took place: never after a no-show or a cancellation.</p>
        <input type="hidden" name="followUp.enabled" value="0" />
        <CheckboxRow
          name="followUp.enabled"
          value="1"
          defaultChecked={state.checked("followUp.enabled")}
          id="followUp-enabled"
        >
          Send a follow-up
        </CheckboxRow>
        <TimeRow
          state={state}
          name="followUp"
          label="Follow-up"
          units={["hours", "days"]}
          after="after the session's end"
        />
      </fieldset>
    </Panel>
  );
}

interface TimeRowProps {
  children?: React.ReactNode;
  state: FormState;
  name: string;
  label: string;
  units: readonly string[];
  after: string;
  autoFocus?: boolean;
}

function TimeRow({ children, state, name, label, units, after, autoFocus = false }: TimeRowProps) {
  const error = state.error(`${name}.amount`);
  const errorId = `${name.replace(".", "-")}-error`;
  return (
    <div>
      <span className="time-row">
        <Input
          className="input-num"
          name={`${name}.amount`}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={state.value(`${name}.amount`)}
          aria-label={`${label}: how long`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          autoFocus={autoFocus}
        />
        <Select
          className="input-unit"
          name={`${name}.unit`}
          defaultValue={state.value(`${name}.unit`) || "hours"}
          aria-label={`${label}: unit`}
        >
          {units.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </Select>{" "}
        {after} {children}
      </span>
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
    </div>
  );
}
