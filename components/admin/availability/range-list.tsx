import { Button } from "@/components/ui/button";
import { FieldError, Input } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { WrittenRange } from "@/lib/domain/availability/written";
import type { FieldState } from "./field-state";
import { addButtonId, rangeId } from "./intents";

export interface RangeListProps {
  /** The list's dotted name, such as `hours.monday`. */
  list: string;
  /** What the hours are of, such as "Monday". */
  of: string;
  ranges: readonly WrittenRange[];
  state: FieldState;
}

/** The hours of one day, or "Closed"; each can be taken away and further ones added. */
export function RangeList({ list, of, ranges, state }: RangeListProps) {
  const problem = state.error(list);
  return (
    <div className="ranges">
      <div className="ranges-list">
        {ranges.length === 0 ? <p className="ranges-closed">Closed</p> : null}
        {ranges.map((range, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row's fields are named by its number, and all are drawn anew with each change.
          <Range key={row} {...{ list, of, range, row, state }} />
        ))}
        {problem ? <FieldError>{problem}</FieldError> : null}
      </div>
      <Button
        small
        icon="plus"
        id={addButtonId(list)}
        name="intent"
        value={`add-range:${list}`}
        autoFocus={state.focus === addButtonId(list)}
      >
        Add hours <VisuallyHidden>for {of}</VisuallyHidden>
      </Button>
    </div>
  );
}

interface RangeProps extends Pick<RangeListProps, "list" | "of" | "state"> {
  range: WrittenRange;
  row: number;
}

function Range({ list, of, range, row, state }: RangeProps) {
  const errors = (["start", "end"] as const).flatMap((part) => {
    const name = `${list}.${row}.${part}`;
    const message = state.error(name);
    return message ? [{ part, id: `${name}-error`, message }] : [];
  });
  const input = (part: "start" | "end") => {
    const name = `${list}.${row}.${part}`;
    const error = errors.find((one) => one.part === part);
    return (
      <Input
        type="time"
        className="input-time"
        id={name}
        name={name}
        defaultValue={range[part]}
        aria-label={`${of}, hours ${row + 1}: ${part === "start" ? "from" : "to"}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error?.id}
        autoFocus={part === "start" && state.focus === rangeId(list, row)}
      />
    );
  };
  return (
    <div className="ranges-row">
      <div className="range">
        {input("start")}
        <span aria-hidden="true">to</span>
        {input("end")}
        <button className="iconbutton" type="submit" name="intent" value={`remove-range:${list}:${row}`}>
          <Icon name="cross" />
          <VisuallyHidden>
            Remove hours {row + 1}, {of}
          </VisuallyHidden>
        </button>
      </div>
      {errors.map(({ id, message }) => (
        <FieldError key={id} id={id}>
          {message}
        </FieldError>
      ))}
    </div>
  );
}
