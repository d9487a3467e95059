import { Panel } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { CheckboxRow, Choices } from "@/components/ui/choice";
import { Field, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { WeekdayName } from "@/lib/domain/availability/written";
import type { FieldState } from "./field-state";
import { writtenOf } from "./form-model";
import { COPY_FROM, COPY_ID, copyTo } from "./intents";
import { RangeList } from "./range-list";

/** A day as its reader calls it; the week begins where the reader's does. */
export interface DayLabel {
  readonly day: WeekdayName;
  readonly label: string;
}

/** The hours of each day of the week. */
export function WeekHours({ days, state }: { days: readonly DayLabel[]; state: FieldState }) {
  const { hours } = writtenOf(state.typed);
  return (
    <Panel title="Weekly hours" id="hours">
      <p className="note">
        What the clock shows in the page's time zone, in summer and winter alike. An end at midnight is the
        end of the day.
      </p>
      <input type="hidden" name="hours" value="" />
      <ul className="week">
        {days.map(({ day, label }) => (
          <li key={day}>
            <h3>{label}</h3>
            <RangeList list={`hours.${day}`} of={label} ranges={hours[day]} state={state} />
          </li>
        ))}
      </ul>
      <CopyHours days={days} focus={state.focus === COPY_ID} />
    </Panel>
  );
}

function CopyHours({ days, focus }: { days: readonly DayLabel[]; focus: boolean }) {
  return (
    <details className="more" open={focus}>
      <summary id={COPY_ID}>
        <Icon name="next" small /> Copy the hours of a day to others
      </summary>
      <div className="copy-hours">
        <Field id={COPY_FROM} label="Copy from">
          {(control) => (
            <Select {...control} name={COPY_FROM}>
              {days.map(({ day, label }) => (
                <option value={day} key={day}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Choices legend="To">
          <div className="radios-row">
            {days.map(({ day, label }) => (
              <CheckboxRow name={copyTo(day)} value="on" key={day}>
                {label}
              </CheckboxRow>
            ))}
          </div>
        </Choices>
        <Button small name="intent" value="copy-hours" autoFocus={focus}>
          Copy these hours
        </Button>
      </div>
    </details>
  );
}
