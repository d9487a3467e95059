import type { FormState } from "@/app/admin/form-state";
import { Panel } from "@/components/admin/frame";
import { QuestionRows } from "@/components/admin/question-rows";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FormGrid, Select } from "@/components/ui/field";
import { type BookingForm, DETAILS, type Detail, MAX_QUESTIONS } from "@/lib/domain/booking/form";
import { questionRows } from "./question-rows";

const LABELS = {
  company: "Company",
  phone: "Phone",
  guests: "Guests",
  note: "Note",
} satisfies Record<Detail, string>;

/** What customers are asked beside name and email: what can be asked by a setting, and the owner's own questions. */
export function FormPanel({ state, saved }: { state: FormState; saved: BookingForm }) {
  const rows = questionRows(state, saved);
  const problem = state.error("form.questions");
  return (
    <Panel id="form" title="What customers are asked">
      <p className="note">Full name and email always. Bookings already made keep their answers.</p>
      <FormGrid>
        {DETAILS.map((detail) => (
          <Field
            key={detail}
            id={`form-${detail}`}
            label={LABELS[detail]}
            error={state.error(`form.${detail}`)}
          >
            {(control) => (
              <Select {...control} name={`form.${detail}`} defaultValue={state.value(`form.${detail}`)}>
                <option value="off">Don't ask</option>
                <option value="optional">Optional</option>
                <option value="mandatory">Mandatory</option>
              </Select>
            )}
          </Field>
        ))}
      </FormGrid>
      <div className="questions">
        <h3>Your own questions</h3>
        <input type="hidden" name="form.questions" value="" />
        <QuestionRows rows={rows} error={state.error} added={state.intent === "add-question"} />
        {problem ? <FieldError>{problem}</FieldError> : null}
        <p>
          <Button
            small
            icon="plus"
            name="intent"
            value="add-question"
            notYet={rows.length >= MAX_QUESTIONS ? "questions-full" : null}
          >
            Add a question
          </Button>
        </p>
        {rows.length >= MAX_QUESTIONS ? (
          <p className="note" id="questions-full">
            {`These are ${MAX_QUESTIONS}, which is as many as a form holds.`}
          </p>
        ) : null}
      </div>
    </Panel>
  );
}
