import { Panel } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Field, FieldError, Input } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { WrittenOverride } from "@/lib/domain/availability/written";
import type { FieldState } from "./field-state";
import { writtenOf } from "./form-model";
import { ADD_OVERRIDE_ID, overrideId } from "./intents";
import { RangeList } from "./range-list";

/** Days with other hours than their weekday's, or none: one line for each, or for several in a row. */
export function OverrideList({ today, state }: { today: string; state: FieldState }) {
  const { overrides } = writtenOf(state.typed);
  const problem = state.error("overrides");
  return (
    <Panel title="Days with other hours" id="overrides">
      <p className="note">These replace the weekly hours: holidays, a free week, an extra Saturday.</p>
      <input type="hidden" name="overrides" value="" />
      {overrides.length === 0 ? (
        <Empty icon="calendar">No coming day has hours of its own.</Empty>
      ) : (
        <ol className="overrides">
          {overrides.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line's fields are named by its number, and all are drawn anew with each change.
            <OverrideLine key={index} {...{ line, index, today, state }} />
          ))}
        </ol>
      )}
      {problem ? <FieldError>{problem}</FieldError> : null}
      <p className="buttons-row">
        <Button
          small
          icon="plus"
          id={ADD_OVERRIDE_ID}
          name="intent"
          value="add-override:closed"
          autoFocus={state.focus === ADD_OVERRIDE_ID}
        >
          Add closed days
        </Button>
        <Button small icon="plus" name="intent" value="add-override:open">
          Add open days
        </Button>
      </p>
    </Panel>
  );
}

interface OverrideLineProps {
  line: WrittenOverride;
  index: number;
  today: string;
  state: FieldState;
}

function OverrideLine({ line, index, today, state }: OverrideLineProps) {
  const name = (part: string) => `overrides.${index}.${part}`;
  const date = (part: "from" | "to", label: string) => (
    <Field
      id={name(part)}
      label={label}
      optional={part === "to" ? "of several" : undefined}
      error={state.error(name(part))}
    >
      {(control) => (
        <Input
          {...control}
          type="date"
          name={name(part)}
          min={today}
          defaultValue={line[part]}
          autoFocus={part === "from" && state.focus === overrideId(index)}
        />
      )}
    </Field>
  );
  return (
    <li>
      <VisuallyHidden as="h3">Line {index + 1}</VisuallyHidden>
      {date("from", "Day")}
      {date("to", "Last day")}
      <button className="iconbutton" type="submit" name="intent" value={`remove-override:${index}`}>
        <Icon name="cross" />
        <VisuallyHidden>Remove line {index + 1}</VisuallyHidden>
      </button>
      <RangeList list={name("ranges")} of={`line ${index + 1}`} ranges={line.ranges} state={state} />
    </li>
  );
}
