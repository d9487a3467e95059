import { CheckboxRow } from "@/components/ui/choice";
import { Field, Input, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { MAX_LABEL_LENGTH } from "@/lib/domain/booking/form";

export interface QuestionRowsProps {
  rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly kind: string;
    readonly mandatory: boolean;
    readonly options: string;
  }[];
  error: (name: string) => string | null;
  /** Whether the last one was just asked for: it gets the focus. */
  added: boolean;
}

/** Each question with its way of being answered. Adding, moving and removing draws the form again, without saving. */
export function QuestionRows({ rows, error, added }: QuestionRowsProps) {
  return rows.map((row, index) => (
    <QuestionFields
      // biome-ignore lint/suspicious/noArrayIndexKey: a row's fields are named by its number, and drawn anew with each change.
      key={index}
      {...{ row, index, error }}
      last={index === rows.length - 1}
      focus={added && index === rows.length - 1}
    />
  ));
}

interface QuestionFieldsProps extends Pick<QuestionRowsProps, "error"> {
  row: QuestionRowsProps["rows"][number];
  index: number;
  last: boolean;
  focus: boolean;
}

function QuestionFields({ row, index, error, last, focus }: QuestionFieldsProps) {
  const name = (part: string) => `form.questions.${index}.${part}`;
  const id = (part: string) => `question-${index}-${part}`;
  return (
    <fieldset className="question">
      <legend>
        <VisuallyHidden>Question {index + 1}</VisuallyHidden>
      </legend>
      <input type="hidden" name={name("id")} value={row.id} />
      <Field id={id("label")} label={`Question ${index + 1}`} error={error(name("label"))} wide>
        {(control) => (
          <Input
            {...control}
            name={name("label")}
            type="text"
            maxLength={MAX_LABEL_LENGTH}
            autoComplete="off"
            defaultValue={row.label}
            autoFocus={focus}
          />
        )}
      </Field>
      <Field id={id("kind")} label="Answered by" error={error(name("kind"))}>
        {(control) => (
          <Select {...control} name={name("kind")} defaultValue={row.kind}>
            <option value="short">A short text</option>
            <option value="long">A long text</option>
            <option value="choice">A choice of options</option>
            <option value="check">A check box</option>
          </Select>
        )}
      </Field>
      <div className="question-mandatory">
        <input type="hidden" name={name("mandatory")} value="off" />
        <CheckboxRow name={name("mandatory")} value="on" defaultChecked={row.mandatory}>
          Mandatory
        </CheckboxRow>
      </div>
      <Field
        id={id("options")}
        label="Options"
        hint="One on each line."
        error={error(name("options"))}
        className="question-options"
        wide
      >
        {(control) => (
          <textarea
            {...control}
            className="input"
            name={name("options")}
            rows={4}
            maxLength={4_000}
            defaultValue={row.options}
          />
        )}
      </Field>
      <div className="question-actions">
        {index > 0 ? (
          <RowButton icon="up" value={`up-question-${index}`} label={`Move question ${index + 1} up`} />
        ) : null}
        {last ? null : (
          <RowButton icon="down" value={`down-question-${index}`} label={`Move question ${index + 1} down`} />
        )}
        <RowButton icon="cross" value={`remove-question-${index}`} label={`Remove question ${index + 1}`} />
      </div>
    </fieldset>
  );
}

function RowButton({ icon, value, label }: { icon: "up" | "down" | "cross"; value: string; label: string }) {
  return (
    <button className="iconbutton" type="submit" name="intent" value={value}>
      <Icon name={icon} />
      <span className="sr">{label}</span>
    </button>
  );
}
