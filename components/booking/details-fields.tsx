import { Field, FormGrid, Input } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";

export interface DetailsValues {
  name?: string;
  email?: string;
  guests?: string;
  note?: string;
}

export interface DetailsFieldsProps {
  /** What was typed before a refusal. */
  values?: DetailsValues;
  /** A sentence per field that starts with what to write. */
  errors?: { [field in keyof DetailsValues]?: string | null };
  /** Who asks: "Dana". */
  host: string;
  maxGuests?: number;
}

/** Who books: name, address, guests and a note. */
export function DetailsFields({ values = {}, errors = {}, host, maxGuests = 10 }: DetailsFieldsProps) {
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
            defaultValue={values.name}
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
            defaultValue={values.email}
          />
        )}
      </Field>
      <Field
        id="guests"
        label="Guests"
        optional={`optional, up to ${maxGuests}`}
        hint="They receive a copy of every mail. Separate addresses with commas."
        error={errors.guests}
        wide
      >
        {(control) => (
          <Input {...control} name="guests" type="text" inputMode="email" defaultValue={values.guests} />
        )}
      </Field>
      <Field id="note" label={`What should ${host} know beforehand?`} optional error={errors.note} wide>
        {(control) => (
          <TextArea {...control} name="note" rows={3} maxLength={2000} defaultValue={values.note} />
        )}
      </Field>
    </FormGrid>
  );
}
