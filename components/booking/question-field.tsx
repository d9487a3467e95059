import { CheckboxRow } from "@/components/ui/choice";
import { Field, FieldError, Input, Select } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { MAX_LONG_ANSWER, MAX_SHORT_ANSWER, type Question } from "@/lib/domain/booking/form";

export interface QuestionFieldProps {
  question: Question;
  value?: string;
  error?: string | null;
}

/** The id of the field that answers a question, for links to it. */
export function questionFieldId({ id }: Pick<Question, "id">): string {
  return `answer-${id}`;
}

/** A question of the owner's own, as it is to be answered. */
export function QuestionField({ question, value, error }: QuestionFieldProps) {
  const { label, kind, mandatory, options } = question;
  const id = questionFieldId(question);
  const name = `answers.${question.id}`;
  if (kind === "check") return <TickField {...{ id, name, label, mandatory, value, error }} />;
  return (
    <Field id={id} label={label} required={mandatory} optional={!mandatory} error={error} wide>
      {(control) => {
        if (kind === "long") {
          return (
            <TextArea {...control} name={name} rows={3} maxLength={MAX_LONG_ANSWER} defaultValue={value} />
          );
        }
        if (kind === "short") {
          return (
            <Input {...control} name={name} type="text" maxLength={MAX_SHORT_ANSWER} defaultValue={value} />
          );
        }
        return (
          <Select {...control} name={name} defaultValue={value ?? ""}>
            <option value="">{mandatory ? "Choose an answer" : "No answer"}</option>
            {options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </Select>
        );
      }}
    </Field>
  );
}

interface TickFieldProps {
  id: string;
  name: string;
  label: string;
  mandatory: boolean;
  value?: string;
  error?: string | null;
}

function TickField({ id, name, label, mandatory, value, error }: TickFieldProps) {
  return (
    <div className="field wide">
      <CheckboxRow
        id={id}
        name={name}
        required={mandatory || undefined}
        defaultChecked={value === "on"}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        {label}
        {mandatory ? null : <span className="optional"> (optional)</span>}
      </CheckboxRow>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}
