import { Field, FormGrid, Input } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import {
  type BookingForm,
  type Detail,
  MAX_COMPANY_LENGTH,
  MAX_PHONE_LENGTH,
} from "@/lib/domain/booking/form";
import { QuestionField } from "./question-field";

/** By the names of the fields; an owner's own question is `answers.<id>`. */
type ByField = Readonly<Record<string, string | null | undefined>>;

export interface DetailsFieldsProps {
  form: BookingForm;
  /** What was typed before a refusal. */
  values?: ByField;
  /** A sentence per field that starts with what to write. */
  errors?: ByField;
  /** Who asks: "Dana". */
  host: string;
  maxGuests?: number;
}

/** Who books, and what else the owner wants to know: name and address always, the rest as the form says. */
export function DetailsFields({ form, values = {}, errors = {}, host, maxGuests = 10 }: DetailsFieldsProps) {
  const value = (name: string) => values[name] ?? undefined;
  const upTo = `up to ${maxGuests}`;
  return (
    <FormGrid>
      <Field id="name" label="Full name" error={errors.name} required>
        {(control) => (
          <Input
            {...control}
            name="name"
            type="text"
            autoComplete="name"
            maxLength={200}
            defaultValue={value("name")}
          />
        )}
      </Field>
      <Field id="email" label="Email" error={errors.email} required>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="email"
            maxLength={254}
            defaultValue={value("email")}
          />
        )}
      </Field>
      {form.company === "off" ? null : (
        <Field id="company" label="Company" {...asked(form, "company")} error={errors.company}>
          {(control) => (
            <Input
              {...control}
              name="company"
              type="text"
              autoComplete="organization"
              maxLength={MAX_COMPANY_LENGTH}
              defaultValue={value("company")}
            />
          )}
        </Field>
      )}
      {form.phone === "off" ? null : (
        <Field id="phone" label="Phone" {...asked(form, "phone")} error={errors.phone}>
          {(control) => (
            <Input
              {...control}
              name="phone"
              type="tel"
              autoComplete="tel"
              maxLength={MAX_PHONE_LENGTH}
              defaultValue={value("phone")}
            />
          )}
        </Field>
      )}
      {form.guests === "off" ? null : (
        <Field
          id="guests"
          label="Guests"
          required={form.guests === "mandatory"}
          optional={form.guests === "mandatory" ? upTo : `optional, ${upTo}`}
          hint="They receive a copy of every mail. Separate addresses with commas."
          error={errors.guests}
          wide
        >
          {(control) => (
            <Input {...control} name="guests" type="text" inputMode="email" defaultValue={value("guests")} />
          )}
        </Field>
      )}
      {form.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          value={value(`answers.${question.id}`)}
          error={errors[`answers.${question.id}`]}
        />
      ))}
      {form.note === "off" ? null : (
        <Field
          id="note"
          label={`What should ${host} know beforehand?`}
          {...asked(form, "note")}
          error={errors.note}
          wide
        >
          {(control) => (
            <TextArea {...control} name="note" rows={3} maxLength={2000} defaultValue={value("note")} />
          )}
        </Field>
      )}
    </FormGrid>
  );
}

function asked(form: BookingForm, detail: Detail) {
  return form[detail] === "mandatory" ? { required: true } : { optional: true };
}
